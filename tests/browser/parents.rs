//! Parents whose width depends on their content. The explainer has a minimum width there.

use crate::browser::{article, bare_article, in_every_browser};
use crate::page::Page;
use crate::site::Site;

const EXPLAINER: &str =
    "<explainer-cards src=/fixtures/valid/full.json><p>Fallback</p></explainer-cards>";

/// HTML around the explainer, which replaces `{}`.
const PARENTS: [(&str, &str); 9] = [
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
];

/// Measures the explainer in a parent: its width and height, and how far the parent's content overflows a column of
/// this width.
async fn measured(page: &Page, parent: &str, width: u32) -> (f64, f64, f64) {
    page.js(&format!(
        "const column = document.querySelector('#column');
         column.style.width = '{width}px';
         column.innerHTML = `{}`;
         const explainer = column.querySelector('explainer-cards');
         await explainer.ready;
         const {{ width, height }} = explainer.getBoundingClientRect();
         return [width, height, column.scrollWidth - column.clientWidth]",
        parent.replace("{}", EXPLAINER)
    ))
    .await
}

#[test]
fn an_explainer_is_wide_enough_in_a_parent_that_shrinks_to_fit() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let body =
            "<div id=column style='position: relative; overflow: auto; height: 5000px'></div>";
        let page = browser.open_with(&site, body).await;
        for (name, parent) in PARENTS {
            for column in [320, 640] {
                let (width, height, over) = measured(&page, parent, column).await;
                let least = f64::from(column) * 0.6;
                assert!(width >= least, "{name} in {column} px: {width} px wide");
                assert!(height < 1500.0, "{name} in {column} px: {height} px high");
                assert!(over <= 0.0, "{name} in {column} px: {over} px out of view");
            }
        }
        page.is_quiet().await;
    });
}

#[test]
fn an_explainer_fills_a_parent_with_a_fixed_width() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let body = "<div id=column></div>";
        let page = browser.open_with(&site, body).await;
        for column in [200, 320, 640] {
            let (width, _, over) = measured(&page, "<div>{}</div>", column).await;
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
