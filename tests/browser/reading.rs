//! Measures how long the French explainer is on a phone.
//!
//! `cargo xtask bench --reading` prints the table.

use crate::browser::in_browser;
use crate::page::Page;
use crate::site::Site;

/// The size of a small phone in CSS pixels.
const PHONE: (u32, u32) = (360, 740);

/// Measurements: the name, the limit, and the script.
const CLOSED: [(&str, f64, &str); 7] = [
    (
        "px from the top to the first title",
        300.0,
        "return top('.card-title')",
    ),
    (
        "px from the top to the first summary",
        350.0,
        "return top('.card-summary')",
    ),
    ("px closed", 2050.0, "return box('.explainer').height"),
    (
        "controls before the first card",
        1.0,
        "return stops().filter((each) => each.closest('.header')).length",
    ),
    (
        "font sizes, closed",
        6.0,
        "return new Set(texts().map(({ size }) => size)).size",
    ),
    ("tab stops, closed", 18.0, "return stops().length"),
    (
        "words beside titles and summaries",
        40.0,
        "return words(texts().filter(({ parent }) =>
           !parent.closest('.title, .dek, .card-title, .card-summary')))",
    ),
];

const OPEN: [(&str, f64, &str); 4] = [
    ("tab stops, everything open", 150.0, "return stops().length"),
    (
        "words of all cards",
        850.0,
        "return words(texts().filter(({ parent }) => parent.closest('.card')
           && !parent.closest('.foot, .cite, .bring, .impact, .fold, .section')))",
    ),
    ("cards", 8.0, "return $$('.card').length"),
    (
        "px of sources",
        3500.0,
        "return box('#list-sources').height",
    ),
];

const MEASURES: &str = "
const box = (selector) => $(selector).getBoundingClientRect();
const top = (selector) => box(selector).top - box('.explainer').top;
const stops = () => $$('a, button, summary, input, textarea, [tabindex=\"0\"]').filter((each) =>
  shown(each) && !each.closest('[popover]') && (each.type !== 'radio' || each === radio(each)));
// A radio group is one tab stop.
const radio = ({ name }) =>
  $(`input[name='${name}']:checked`) || $(`input[name='${name}']`);
const texts = () => {
  const walker = document.createTreeWalker($('.explainer'), NodeFilter.SHOW_TEXT);
  const all = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (text && shown(parent) && !parent.closest('[popover], svg'))
      all.push({ text, parent, size: getComputedStyle(parent).fontSize });
  }
  return all;
};
const words = (all) => all.flatMap(({ text }) => text.match(/[\\p{L}\\p{N}][\\p{L}\\p{N}’'-]*/gu) || []).length;
";

async fn measured(page: &Page, table: &[(&str, f64, &str)]) -> Vec<String> {
    let mut over = vec![];
    for (what, most, script) in table {
        let value: f64 = page.js(&format!("{MEASURES}{script}")).await;
        let value = value.round();
        println!("| {what} | {value} | {most} |");
        if value > *most {
            over.push(format!("{what}: {value}, at most {most}"));
        }
    }
    over
}

#[test]
fn the_french_explainer_fits_the_limits_on_a_phone() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(
                &site,
                // For a reader of French: others get a link to their language in the head.
                "<script>Object.defineProperty(navigator, 'languages', { value: ['fr'] })</script>
                 <explainer-cards src=/explainers/hbm.fr.json></explainer-cards>",
            )
            .await;
        page.resize(PHONE.0, PHONE.1).await;
        page.ready().await;
        // The notice is removed, because `reviewBy` has passed but the limits are for the usual case without it.
        page.run("$('.overdue')?.remove()").await;
        println!("| | measured | at most |\n|---|--:|--:|");
        let mut over = measured(&page, &CLOSED).await;
        page.click("[part=everything]").await;
        for list in ["glossary", "sources", "changes"] {
            page.click_button(list).await;
        }
        page.run("$('.languages details').open = true").await;
        over.extend(measured(&page, &OPEN).await);
        assert!(over.is_empty(), "{}", over.join("\n"));
    });
}
