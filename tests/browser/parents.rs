//! Parents whose width depends on their content. The explainer has a minimum width there.

use crate::browser::in_every_browser;
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
