//! Terms and their definitions.

use crate::browser::{Browser, in_browser, in_every_browser};
use crate::page::Page;
use crate::site::{Site, fixture};
use serde_json::{Value, json};
use thirtyfour::Key;

const SPRING: &str = "[popovertarget=term-spring-tide]";
const NEAP: &str = "[popovertarget=term-neap]";

async fn tide(browser: &Browser) -> (Site, Page) {
    let (site, page) = browser.open_tide("open=what").await;
    page.ready().await;
    (site, page)
}

async fn shows(page: &Page, term: &str) -> bool {
    page.js(&format!("return shown($('#term-{term}'))")).await
}

#[test]
fn a_term_opens_and_closes_its_definition() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        assert!(!shows(&page, "spring-tide").await);
        page.click(SPRING).await;
        assert!(shows(&page, "spring-tide").await);
        let text: String = page.js("return $('#term-spring-tide').innerText").await;
        assert!(text.contains("The tide near new and full moon."), "{text}");
        page.click(SPRING).await;
        assert!(!shows(&page, "spring-tide").await);
        page.is_quiet().await;
    });
}

#[test]
fn escape_closes_a_definition_and_keeps_the_focus() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        page.focus_on(SPRING).await;
        page.press(Key::Enter).await;
        assert!(shows(&page, "spring-tide").await);
        page.press(Key::Escape).await;
        assert!(!shows(&page, "spring-tide").await);
        assert_eq!(page.focus().await, "Spring tide");
        page.is_quiet().await;
    });
}

#[test]
fn a_click_elsewhere_closes_a_definition() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        page.click(SPRING).await;
        page.click(".title").await;
        assert!(!shows(&page, "spring-tide").await);
        page.click(SPRING).await;
        page.run("scrollTo(0, 0)").await;
        page.click_outside("h1").await;
        assert!(!shows(&page, "spring-tide").await);
    });
}

#[test]
fn a_second_definition_replaces_the_first() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        page.focus_on(SPRING).await;
        page.press(Key::Space).await;
        page.focus_on(NEAP).await;
        page.press(Key::Space).await;
        assert!(!shows(&page, "spring-tide").await);
        assert!(shows(&page, "neap").await);
        assert_eq!(
            page.event_names().await,
            ["ready", "term spring-tide", "term neap"]
        );
    });
}

#[test]
fn a_definition_stays_inside_the_window() {
    in_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        for width in [320, 1280] {
            page.resize(width, 800).await;
            page.click(SPRING).await;
            let inside: bool = page
                .js("const box = $('#term-spring-tide').getBoundingClientRect();
                     return box.left >= 0 && box.right <= innerWidth &&
                       box.top >= 0 && box.bottom <= innerHeight")
                .await;
            assert!(inside, "at {width} px");
            page.press(Key::Escape).await;
        }
    });
}

#[test]
fn no_line_breaks_between_a_term_and_its_punctuation() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let mut file: Value =
            serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON");
        let text = "De l’[[spring-tide|une]], dite «\u{a0}[[neap|autre]]\u{a0}»\u{a0}; et de \
                    [[neap|celle-ci]]/[[spring-tide|celle-là]].";
        file["cards"][0]["body"] = json!([text]);
        site.put("/file.json", file.to_string());
        let body = "<explainer-cards src=/file.json open=what><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        let broken: Vec<String> = page
            .js("const box = (node, at) => {
                   const range = new Range();
                   range.setStart(node, at);
                   range.setEnd(node, at + 1);
                   return range.getBoundingClientRect();
                 };
                 const broken = new Set();
                 for (let width = 220; width < 620; width += 4) {
                   element.style.width = width + 'px';
                   for (const term of $$('.panel .text .term')) {
                     const { top, bottom } = term.getBoundingClientRect();
                     const before = term.previousSibling;
                     const after = term.nextSibling;
                     if (before?.data && box(before, before.data.length - 1).bottom <= top + 2)
                       broken.add('before ' + term.innerText);
                     if (after?.data && box(after, 0).top >= bottom - 2) broken.add('after ' + term.innerText);
                   }
                 }
                 return [...broken]")
            .await;
        assert_eq!(broken, [""; 0]);
        let words: String = page.js("return $('.panel .text').innerText").await;
        assert_eq!(
            words,
            "De l’une, dite «\u{a0}autre\u{a0}»\u{a0}; et de celle-ci/celle-là."
        );
    });
}
