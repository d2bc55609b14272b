//! Parents whose width depends on their content. The explainer has a minimum width there.

use crate::browser::{article, bare_article, in_every_browser};
use crate::page::Page;
use crate::prerendered::embed;
use crate::site::Site;
use serde_json::json;

const EXPLAINER: &str =
    "<explainer-cards src=/fixtures/valid/full.json><p>Fallback</p></explainer-cards>";

/// HTML around the explainer, which replaces `{}`.
const PARENTS: [(&str, &str); 14] = [
    ("a flex row", "<div style='display: flex'>{}</div>"),
    (
        "a flex row beside a text",
        "<div style='display: flex; gap: 8px'><p>Text</p>{}</div>",
    ),
    (
        "a centred flex column",
        "<div style='display: flex; flex-direction: column; align-items: center'>{}</div>",
    ),
    (
        "a grid that starts its items",
        "<div style='display: grid; justify-items: start'>{}</div>",
    ),
    ("a float", "<div style='float: left'>{}</div>"),
    ("fit-content", "<div style='width: fit-content'>{}</div>"),
    (
        "an inline block",
        "<div style='display: inline-block'>{}</div>",
    ),
    ("a cell of a table", "<table><tr><td>{}</td></tr></table>"),
    (
        "a positioned box",
        "<div style='position: absolute'>{}</div>",
    ),
    (
        "an inline flex row",
        "<div style='display: inline-flex; gap: 8px'><p>Text</p>{}</div>",
    ),
    (
        "an inline grid",
        "<div style='display: inline-grid'>{}</div>",
    ),
    (
        "a grid with a column as wide as its content",
        "<div style='display: grid; grid-template-columns: auto max-content'>{}<p>Text</p></div>",
    ),
    ("a table", "<div style='display: table'>{}</div>"),
    (
        "a flex row around a box with `contents`",
        "<div style='display: flex'><div style='display: contents'>{}</div></div>",
    ),
];

/// Measures the explainer in a parent: its width and height, and how far the parent's content overflows a column of
/// this width.
async fn measured(page: &Page, content: &str, width: u32) -> (f64, f64, f64) {
    page.js(&format!(
        "const column = document.querySelector('#column');
         column.style.width = '{width}px';
         const html = {};
         // Only one of them upgrades elements in Firefox, and only the other one knows declarative shadow roots.
         if (window.explainerCards) column.innerHTML = html;
         else column.setHTMLUnsafe(html);
         const explainer = column.querySelector('explainer-cards');
         await explainer.ready;
         const root = explainer.shadowRoot.querySelector('.root');
         const {{ width, height }} = root.getBoundingClientRect();
         return [width, height, column.scrollWidth - column.clientWidth]",
        json!(content)
    ))
    .await
}

/// A column that shows whether its content is too wide.
const COLUMN: &str =
    "<div id=column style='position: relative; overflow: auto; height: 5000px'></div>";

#[test]
fn an_explainer_is_wide_enough_in_a_parent_that_shrinks_to_fit() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, COLUMN).await;
        for (name, parent) in PARENTS {
            for column in [320, 640] {
                let content = parent.replace("{}", EXPLAINER);
                let (width, height, over) = measured(&page, &content, column).await;
                let least = f64::from(column) * 0.6;
                assert!(width >= least, "{name} in {column} px: {width} px wide");
                assert!(height < 1500.0, "{name} in {column} px: {height} px high");
                assert!(over <= 0.0, "{name} in {column} px: {over} px out of view");
            }
        }
        page.is_quiet().await;
    });
}

/// What a page can make of the element itself, and whether it then is as wide as its parent.
const HOSTS: [(&str, bool); 16] = [
    ("display: flex", true),
    ("display: flex; gap: 16px", true),
    ("display: flex; flex-wrap: wrap; gap: 16px", true),
    ("display: flex; flex-direction: column", true),
    (
        "display: flex; flex-direction: column; align-items: center; gap: 16px",
        true,
    ),
    ("display: grid", true),
    ("display: grid; place-items: center; gap: 16px", true),
    (
        "display: grid; grid-template-columns: 1fr min(20em, 100%) 1fr",
        true,
    ),
    ("display: flow-root", true),
    ("display: contents", true),
    ("display: inline", true),
    ("display: inline-block", false),
    ("display: inline-flex", false),
    ("display: inline-grid", false),
    ("display: table", false),
    ("display: table-cell", false),
];

/// Checks the explainer as each of [`HOSTS`], alone and in a flex row beside a text.
async fn fits_every_host(page: &Page, explainer: &str) {
    for (host, fills) in HOSTS {
        let styled = explainer.replacen(
            "<explainer-cards",
            &format!("<explainer-cards style='{host}'"),
            1,
        );
        let beside = format!("<div style='display: flex'><p>Text</p>{styled}</div>");
        for column in [320, 640, 1280] {
            let full = f64::from(column);
            // At least as wide as the line of words in the style sheet.
            let least = if fills {
                full - 0.1
            } else {
                (full * 0.6).min(500.0)
            };
            for (content, least) in [(&styled, least), (&beside, (full * 0.6).min(500.0))] {
                let (width, height, over) = measured(page, content, column).await;
                let place = content.split('>').next().unwrap_or_default();
                assert!(
                    width >= least,
                    "{host}, {place}, in {column} px: {width} px wide"
                );
                assert!(
                    height < 1500.0,
                    "{host}, {place}, in {column} px: {height} px high"
                );
                assert!(
                    over <= 0.0,
                    "{host}, {place}, in {column} px: {over} px out of view"
                );
            }
        }
    }
    page.is_quiet().await;
}

#[test]
fn an_explainer_is_wide_enough_whatever_box_the_page_makes_of_it() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, COLUMN).await;
        fits_every_host(&page, EXPLAINER).await;
    });
}

#[test]
fn a_pre_rendered_explainer_is_wide_enough_whatever_box_the_page_makes_of_it() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        site.put("/bare.html", bare_article(COLUMN));
        let page = browser.open(&site, "/bare.html").await;
        fits_every_host(&page, &embed("")).await;
    });
}

#[test]
fn an_explainer_fills_a_parent_with_a_fixed_width() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let body = "<div id=column></div>";
        let page = browser.open_with(&site, body).await;
        for column in [200, 320, 640] {
            let (width, _, over) = measured(&page, EXPLAINER, column).await;
            assert!(
                (width - f64::from(column)).abs() < 0.1,
                "{width} px of {column}"
            );
            assert!(over <= 0.0, "{over} px out of view");
        }
        page.is_quiet().await;
    });
}

/// Pages whose lines run from top to bottom, by their style sheet.
const VERTICAL: [&str; 5] = [
    "html { writing-mode: vertical-rl }",
    "html { writing-mode: vertical-lr }",
    "body { writing-mode: vertical-rl }",
    "#story { writing-mode: vertical-rl }",
    "#story, explainer-cards { writing-mode: vertical-rl }",
];

#[test]
fn a_page_that_is_written_from_top_to_bottom_has_an_explainer_to_read() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for style in VERTICAL {
            let story = format!(
                "<style>{style}</style><div id=story><p>Before.</p>{EXPLAINER}<p>After.</p></div>"
            );
            site.put("/vertical.html", article(&story));
            for window in [320, 640] {
                let frame =
                    format!("<iframe width={window} height=600 src=/vertical.html></iframe>");
                site.put("/around.html", bare_article(&frame));
                let page = browser.open(&site, "/around.html").await;
                let (width, height): (f64, f64) = page
                    .js("const [{ contentWindow }] = document.querySelectorAll('iframe');
                         const find = () => contentWindow.document.querySelector('explainer-cards');
                         while (!find()?.shadowRoot?.querySelector('.card'))
                           await new Promise((done) => setTimeout(done, 20));
                         const { width, height } = find().shadowRoot.querySelector('.root').getBoundingClientRect();
                         return [width, height]")
                    .await;
                let window = f64::from(window);
                assert!(
                    width >= window * 0.6 && width <= window,
                    "{style} in {window} px: {width} px wide"
                );
                assert!(height < 1500.0, "{style} in {window} px: {height} px high");
            }
        }
    });
}

#[test]
fn an_empty_element_loads_whatever_box_the_page_makes_of_it() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, COLUMN).await;
        for (host, _) in HOSTS {
            let empty = format!(
                "<explainer-cards style='{host}' src=/fixtures/valid/full.json></explainer-cards>"
            );
            let (width, ..) = measured(&page, &empty, 320).await;
            assert!(width > 300.0, "{host}: {width} px wide");
        }
    });
}
