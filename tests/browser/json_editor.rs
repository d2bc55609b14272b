//! The JSON editor of the studio, alone in a page.

use crate::browser::{Browser, in_browser};
use crate::page::Page;
use crate::site::Site;
use explainer_cards::check::schema;
use thirtyfour::prelude::*;

/// Without inline styles, which the editor writes into a document, but not into a shadow root.
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'";

const PAGE: &str = "<!DOCTYPE html><html lang=en><title>Editor</title><div id=host></div>
    <button id=after>After</button><script type=module src=/page.js></script>";

/// A short file, in which the first card cites a source.
const TEXT: &str = r#"{
  "id": "tram",
  "cards": [
    {
      "kind": "why",
      "summary": "The bridge is too weak."
    }
  ],
  "sources": [{ "id": "city", "title": "Report on the bridge" }]
}
"#;

/// Records each call of the application; `calls` has their names and arguments.
const SCRIPT: &str = r##"
import { createEditor } from "/studio/editor.js";
const [schema, text] = await Promise.all(["/schema.json", "/text.json"].map(async (file) => (await fetch(file)).text()));
window.calls = [];
const call = (name) => (...values) => { calls.push([name, ...values].join(" ")); };
const onChange = (text) => { window.text = text; };
window.text = text;
const host = document.querySelector("#host");
const parent = location.pathname === "/strict.html" ? host.attachShadow({ mode: "open" }) : host;
window.editor = createEditor(parent, {
  text, label: "The file", lang: "fr", schema: JSON.parse(schema), onChange,
  onSelect: call("select"), onUndo: call("undo"), onRedo: call("redo"), onFix: call("fix"),
});
"##;

async fn open(browser: &Browser) -> (Site, Page) {
    open_at(browser, "/editor.html").await
}

async fn open_at(browser: &Browser, path: &str) -> (Site, Page) {
    let site = Site::built().await;
    site.put("/schema.json", schema().to_string());
    site.put("/text.json", TEXT);
    site.put("/page.js", SCRIPT);
    site.put(path, PAGE);
    site.header("/strict.html", "content-security-policy", POLICY);
    let page = browser.open(&site, path).await;
    page.until("window.editor").await;
    (site, page)
}

/// Puts the cursor behind a text.
async fn cursor_behind(page: &Page, text: &str) {
    let offset = TEXT.find(text).expect(text) + text.len();
    page.run(&format!("editor.select({offset}, {offset})"))
        .await;
}

async fn type_in(page: &Page, text: &str) {
    let keys = page.driver.action_chain().send_keys(text);
    keys.perform().await.expect("keys");
}

async fn press_with_control(page: &Page, key: &str) {
    let chain = page.driver.action_chain().key_down(Key::Control);
    let chain = chain.send_keys(key).key_up(Key::Control);
    chain.perform().await.expect("keys");
}

async fn calls(page: &Page) -> Vec<String> {
    page.js("return calls").await
}

async fn text(page: &Page) -> String {
    page.js("return window.text").await
}

/// Chooses the first of the completions when they are there.
async fn complete(page: &Page) {
    page.until("document.querySelector('.cm-tooltip-autocomplete [aria-selected]')")
        .await;
    // CodeMirror ignores keys that come sooner than a person can have seen the list.
    page.settle().await;
    page.press(Key::Enter).await;
}

#[test]
fn the_application_gets_what_a_person_types_and_where() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        cursor_behind(&page, "too weak").await;
        type_in(&page, "er").await;
        assert_eq!(text(&page).await, TEXT.replace("weak", "weaker"));
        let end = TEXT.find("weak").expect("weak") + "weaker".len();
        assert_eq!(calls(&page).await.last(), Some(&format!("select {end}")));
        page.is_quiet().await;
    });
}

#[test]
fn a_text_of_the_application_keeps_the_cursor_and_is_not_reported() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        cursor_behind(&page, "too weak").await;
        let changed = TEXT.replace("tram", "harbour-tram");
        page.run(&format!("editor.setText({changed:?})")).await;
        assert_eq!(
            text(&page).await,
            TEXT,
            "the application knows its own text"
        );
        assert_eq!(calls(&page).await, [""; 0]);
        type_in(&page, "er").await;
        assert_eq!(text(&page).await, changed.replace("weak", "weaker"));
    });
}

#[test]
fn undo_and_redo_belong_to_the_application() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        cursor_behind(&page, "too weak").await;
        for key in ["z", "y", "Z"] {
            press_with_control(&page, key).await;
        }
        assert_eq!(calls(&page).await, ["undo", "redo", "redo"]);
        assert_eq!(text(&page).await, TEXT);
    });
}

#[test]
fn the_fix_of_a_problem_is_one_press_away() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        let from = TEXT.find("tram").expect("tram");
        page.run(&format!(
            "editor.setProblems([{{ from: {from}, to: {from} + 4, severity: 'error', message: 'invalid id',
               help: 'write `trams`', fixes: [{{ title: 'Write trams', index: 7 }}] }}])"
        ))
        .await;
        let marked: Vec<String> = page
            .js("return [...document.querySelectorAll('.cm-lintRange-error')].map((each) => each.innerText)")
            .await;
        assert_eq!(marked, ["tram"]);
        cursor_behind(&page, "\"tr").await;
        press_with_control(&page, ".").await;
        assert_eq!(calls(&page).await, ["fix 7"]);
    });
}

#[test]
fn the_lines_of_a_card_are_marked() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        let from = TEXT.find("    {").expect("a card");
        let to = TEXT.find("    }").expect("its end");
        let marked = "return document.querySelectorAll('.cm-marked').length";
        page.run(&format!("editor.setMarked({from}, {to})")).await;
        assert_eq!(page.js::<usize>(marked).await, 4);
        page.run("editor.setMarked(0, 0)").await;
        assert_eq!(page.js::<usize>(marked).await, 0);
    });
}

#[test]
fn a_source_is_cited_by_its_title() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        cursor_behind(&page, "too weak.").await;
        type_in(&page, "[^rep").await;
        complete(&page).await;
        assert_eq!(text(&page).await, TEXT.replace("weak.", "weak.[^city]"));
    });
}

#[test]
fn a_field_is_added_with_its_value_and_its_comma() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        cursor_behind(&page, "\"kind\": \"why\",").await;
        type_in(&page, "\"fig").await;
        complete(&page).await;
        let added = text(&page).await;
        let value: serde_json::Value = serde_json::from_str(&added).expect(&added);
        let figures = serde_json::json!([{ "value": 0, "label": "" }]);
        assert_eq!(value["cards"][0]["figures"], figures, "{added}");
    });
}

#[test]
fn a_word_replaces_the_one_before() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        cursor_behind(&page, "\"kind\": \"").await;
        press_with_control(&page, " ").await;
        page.until("document.querySelector('.cm-tooltip-autocomplete [aria-selected]')")
            .await;
        page.settle().await;
        page.press(Key::Down).await;
        page.press(Key::Down).await;
        page.press(Key::Enter).await;
        assert_eq!(text(&page).await, TEXT.replace("\"why\"", "\"who\""));
    });
}

#[test]
fn tab_leads_out_of_the_editor() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        cursor_behind(&page, "too weak").await;
        page.press(Key::Tab).await;
        assert_eq!(page.focus().await, "after");
        assert_eq!(text(&page).await, TEXT);
    });
}

#[test]
fn the_editor_speaks_the_language_of_the_studio() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        cursor_behind(&page, "too weak").await;
        press_with_control(&page, "f").await;
        let field: String = page
            .js("return document.activeElement.getAttribute('aria-label')")
            .await;
        assert_eq!(field, "Rechercher");
        page.is_quiet().await;
    });
}

#[test]
fn a_file_from_windows_keeps_its_line_ends() {
    in_browser(async |browser| {
        let (_site, page) = open(browser).await;
        let windows = TEXT.replace('\n', "\r\n");
        page.run(&format!("editor.setText({windows:?})")).await;
        let offset = windows.find("weak").expect("weak") + 4;
        page.run(&format!("editor.select({offset}, {offset})"))
            .await;
        type_in(&page, "er").await;
        assert_eq!(text(&page).await, windows.replace("weak", "weaker"));
    });
}

#[test]
fn in_a_shadow_root_the_editor_needs_no_inline_styles() {
    in_browser(async |browser| {
        let (_site, page) = open_at(browser, "/strict.html").await;
        cursor_behind(&page, "too weak").await;
        type_in(&page, "er").await;
        assert_eq!(text(&page).await, TEXT.replace("weak", "weaker"));
        let display: String = page
            .js("return getComputedStyle(host.shadowRoot.querySelector('.cm-scroller')).display")
            .await;
        assert_eq!(display, "flex", "the styles apply");
        page.is_quiet().await;
    });
}
