//! The view without a browser: what the components write as HTML.

use explainer_cards::model::read::read;
use explainer_cards::view::Formats;
use explainer_cards::view::explainer::{Explainer, Props};
use std::path::Path;
use std::rc::Rc;
use yew::{Callback, LocalServerRenderer};

/// Dates and numbers as the file has them: a browser would ask its `Intl`.
const AS_WRITTEN: Formats = Formats {
    date: |_, date| date.as_str().to_owned(),
    number: |_, number| number.as_str().to_owned(),
};

async fn html(json: &str, open: bool) -> String {
    let explainer = read(json.as_bytes()).expect("it is an explainer");
    let props = Props {
        open: vec![open; explainer.cards.len()],
        explainer: Rc::new(explainer),
        level: 2,
        formats: AS_WRITTEN,
        on_notice: Callback::noop(),
    };
    let renderer = LocalServerRenderer::<Explainer>::with_props(props).hydratable(false);
    renderer.render().await
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/valid")
        .join(name);
    std::fs::read_to_string(path).expect("the fixture is there")
}

/// One element a line, so that a difference can be read.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<") + "\n"
}

#[tokio::test]
async fn an_explainer_with_everything_is_written_as_the_golden_says() {
    let html = html(&fixture("full.json"), true).await;
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid/full.html");
    snapbox::assert_data_eq!(lines(&html), snapbox::Data::read_from(&golden, None).raw());
}

#[tokio::test]
async fn a_closed_card_keeps_its_text_where_find_in_page_finds_it() {
    let html = html(&fixture("full.json"), false).await;
    assert!(html.contains("HIDDEN=\"until-found\""), "{html}");
    assert!(html.contains("the difference is largest"), "{html}");
    assert!(html.contains("aria-expanded=\"false\""), "{html}");
    assert!(!html.contains("aria-expanded=\"true\""), "{html}");
}

#[tokio::test]
async fn markup_in_any_text_is_shown_as_text() {
    let hostile = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    let mut json: serde_json::Value = serde_json::from_str(&fixture("full.json")).unwrap();
    poison(&mut json, hostile);
    let html = html(&json.to_string(), true).await;
    assert!(
        html.contains("&lt;img src=x onerror=alert(1)&gt;"),
        "{html}"
    );
    assert!(
        !html.contains("<img") && !html.contains("<script"),
        "{html}"
    );
}

/// Adds something to every text that is not an id, a word of the format, a date or a URL.
fn poison(value: &mut serde_json::Value, with: &str) {
    const KEPT: [&str; 16] = [
        "$schema",
        "id",
        "lang",
        "kind",
        "impact",
        "type",
        "date",
        "published",
        "updated",
        "reviewBy",
        "accessed",
        "url",
        "archive",
        "href",
        "source",
        "card",
    ];
    match value {
        serde_json::Value::String(text) => text.push_str(with),
        serde_json::Value::Array(items) => items.iter_mut().for_each(|item| poison(item, with)),
        serde_json::Value::Object(fields) => {
            for (_, field) in fields
                .iter_mut()
                .filter(|(name, _)| !KEPT.contains(&name.as_str()))
            {
                poison(field, with);
            }
        }
        _ => {}
    }
}

#[tokio::test]
async fn a_url_that_is_no_link_never_becomes_one() {
    for url in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "//evil.example",
        "data:text/html,x",
    ] {
        let json = fixture("full.json")
            .replace("https://www.example.org/almanac", url)
            .replace("https://www.example.org/tables", url);
        let html = html(&json, true).await;
        assert!(!html.contains(&format!("href=\"{url}")), "{url}: {html}");
        assert!(html.contains("Almanac"), "{url}: {html}");
    }
}
