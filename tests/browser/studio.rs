//! The studio: an editor opens a file, changes it, sees it, corrects it and publishes it.

mod access;
mod drafts;
mod form;
mod problems;
mod publishing;
mod translating;
mod writing;

use crate::browser::Browser;
use crate::page::Page;
use crate::site::Site;
use serde_json::json;
use thirtyfour::{By, Key, TypingData};

/// Functions for the scripts of the tests: the preview's shadow root, and the text of the file.
const STUDIO: &str = r#"
const preview = () => document.querySelector(".preview-frame > div")?.shadowRoot;
const seen = (selector) => preview()?.querySelector(selector)?.innerText ?? "";
const field = () => document.querySelector(".code-plain");
const lines = () => [...document.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
const text = () => field()?.value ?? lines();
const frame = () => document.querySelector(".page-frame").contentDocument;
"#;

const TRAM: &str = r#"{
  "version": 1,
  "id": "tram",
  "lang": "en",
  "title": "Why the tram is late",
  "summary": "It opens in autumn.",
  "cards": [
    { "id": "why", "kind": "why", "title": "Why?", "summary": "The bridge is weak.", "body": ["Steel is on its way."] },
    { "id": "who", "kind": "who", "title": "Who waits?", "body": ["Everyone in the **harbour**."] }
  ]
}
"#;

/// Begins a French translation of what is on the desk.
async fn translate(page: &Page) {
    page.run("document.querySelector('details.beside').open = true")
        .await;
    page.run("document.querySelector('[name=translation-lang]').value = 'fr'")
        .await;
    press(page, "Begin a translation").await;
    page.until("document.querySelector('.beside h2')?.textContent.includes('(English)')")
        .await;
}

/// A studio with nothing on the desk.
async fn studio(browser: &Browser, site: &Site) -> Page {
    let page = browser.open(site, "/").await;
    page.until("document.querySelector('dialog#start[open]')")
        .await;
    page
}

/// A studio in English with this file on the desk, as a form.
pub async fn with_form(browser: &Browser, site: &Site, file: &str) -> Page {
    let page = studio(browser, site).await;
    choose(&page, "studio-lang", "en").await;
    paste(&page, file).await;
    page
}

/// The same as JSON.
async fn with_file(browser: &Browser, site: &Site, file: &str) -> Page {
    let page = with_form(browser, site, file).await;
    press(&page, "JSON").await;
    page
}

async fn paste(page: &Page, file: &str) {
    page.run(&format!(
        "const details = document.querySelector('.start details');
         details.open = true;
         details.querySelector('textarea').value = {}",
        json!(file)
    ))
    .await;
    page.click_outside(".start details button").await;
    page.until("!document.querySelector('dialog[open]')").await;
}

/// Presses the button with these words.
pub async fn press(page: &Page, words: &str) {
    let path = format!("//button[normalize-space()=\"{words}\"]");
    let button = page.driver.find(By::XPath(&path)).await;
    let button = button.unwrap_or_else(|error| panic!("{words}: {error}"));
    button
        .click()
        .await
        .unwrap_or_else(|error| panic!("{words}: {error}"));
}

/// Chooses a value of a list.
pub async fn choose(page: &Page, name: &str, value: &str) {
    page.run(&format!(
        "const select = document.querySelector('[name={name}]');
         select.value = '{value}';
         select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ))
    .await;
}

async fn read<T: serde::de::DeserializeOwned>(page: &Page, expression: &str) -> T {
    page.js(&format!("{STUDIO} return {expression}")).await
}

async fn until(page: &Page, expression: &str) {
    page.until(&format!("(() => {{ {STUDIO} return {expression} }})()"))
        .await;
}

/// Puts the cursor behind some words of the JSON text.
pub async fn cursor_behind(page: &Page, words: &str) {
    until(page, "document.querySelector('.cm-content')").await;
    page.run(&format!(
        "const walker = document.createTreeWalker(document.querySelector('.cm-content'), NodeFilter.SHOW_TEXT);
         for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
           const at = node.data.indexOf({words});
           if (at < 0) continue;
           document.querySelector('.cm-content').focus();
           getSelection().collapse(node, at + {words}.length);
           return;
         }}
         throw Error('not found')",
        words = json!(words)
    ))
    .await;
    page.settle().await;
}

/// Types into the field of the form with this label.
async fn fill(page: &Page, label: &str, words: &str) {
    let path = format!("//label[starts-with(normalize-space(), \"{label}\")]");
    let label = page.driver.find(By::XPath(&path)).await.expect("a label");
    label.click().await.expect("a click");
    write(page, words).await;
}

/// Gives the dialog for publishing the address of embed.js that it shows as an example, and waits for the tag.
pub async fn name_folder(page: &Page) {
    page.until("document.querySelector('[name=folder]')?.placeholder")
        .await;
    page.run(
        "const folder = document.querySelector('[name=folder]');
         folder.value = folder.placeholder;
         folder.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.until("document.querySelector('[name=tag]')?.value")
        .await;
}

/// Presses a letter together with Control.
async fn chord(page: &Page, letter: &str) {
    let keys = page.driver.action_chain();
    let keys = keys
        .key_down(Key::Control)
        .send_keys(letter)
        .key_up(Key::Control);
    keys.perform().await.expect("keys");
}

async fn write(page: &Page, keys: impl Into<TypingData>) {
    let keys = page.driver.action_chain().send_keys(keys);
    keys.perform().await.expect("keys");
}
