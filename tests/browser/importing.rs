//! Importing in the studio: text from Word and files of other programs are pasted, and become a draft.

use crate::browser::{Browser, in_browser};
use crate::checkers::{ALL, pass};
use crate::page::Page;
use crate::site::{Site, fixture};
use crate::studio::{choose, press};
use serde_json::json;
use thirtyfour::Key;

/// The text of a source of `tests/fixtures/import/`.
fn source(name: &str) -> String {
    String::from_utf8(fixture(&format!("import/{name}"))).expect("it is UTF-8")
}

/// The dialog of a studio in English, with the field for a paste open.
async fn field(browser: &Browser, site: &Site) -> Page {
    let page = browser.open(site, "/").await;
    page.until("document.querySelector('dialog#start[open]')")
        .await;
    choose(&page, "studio-lang", "en").await;
    page.run("document.querySelector('.start details').open = true")
        .await;
    page
}

/// Puts a text and its HTML into the clipboard, and pastes it by the keyboard as an editor would.
async fn paste(page: &Page, plain: &str, html: &str) {
    page.run(&format!(
        "document.addEventListener('copy', (event) => {{
           event.clipboardData.setData('text/plain', {});
           event.clipboardData.setData('text/html', {});
           event.preventDefault();
         }}, {{ once: true }});
         document.querySelector('.start textarea').focus()",
        json!(plain),
        json!(html),
    ))
    .await;
    for letter in ["c", "v"] {
        let keys = page.driver.action_chain();
        let keys = keys
            .key_down(Key::Control)
            .send_keys(letter)
            .key_up(Key::Control);
        keys.perform().await.expect("keys");
    }
    page.until("document.querySelector('.start textarea').value")
        .await;
}

async fn open(page: &Page) {
    page.click_outside(".start details button").await;
    page.until("!document.querySelector('dialog[open]')").await;
    page.until("document.querySelector('.losses')").await;
}

/// The title of the explainer that the preview shows, and those of its cards.
async fn titles(page: &Page) -> Vec<String> {
    let preview = "document.querySelector('.preview-frame > div')?.shadowRoot";
    page.until(&format!("{preview}?.querySelector('.title')"))
        .await;
    page.js(&format!(
        "return [...{preview}.querySelectorAll('.title, .card-title')].map((title) => title.innerText)"
    ))
    .await
}

#[test]
fn text_from_word_becomes_a_draft_and_what_is_lost_is_listed_until_it_is_closed() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = field(browser, &site).await;
        paste(
            &page,
            "Pourquoi le tram du port est en retard",
            &source("word.source.html"),
        )
        .await;
        open(&page).await;
        assert_eq!(
            titles(&page).await,
            [
                "Pourquoi le tram du port est en retard",
                "Pourquoi est-il en retard\u{a0}?",
                "Comment en est-on arrivé là\u{a0}?"
            ]
        );
        let losses: String = page
            .js("return document.querySelector('.losses').innerText")
            .await;
        assert!(
            losses.starts_with("What the import left out or changed: 5"),
            "{losses}"
        );
        for lost in [
            "underline of `12\u{a0}tonnes` left out",
            "clip_image001.png",
        ] {
            assert!(losses.contains(lost), "{losses}");
        }
        let name: String = page
            .js("return document.querySelector('.bar-name').innerText")
            .await;
        assert!(
            name.contains("pourquoi-le-tram-du-port-est-en-retard.fr.json"),
            "{name}"
        );
        let focused: String = page.js("return document.activeElement.id").await;
        assert_eq!(focused, "losses");
        pass(&page, "the losses", &ALL, &["sia-r78"]).await;
        press(&page, "Close the list").await;
        page.until("!document.querySelector('.losses')").await;
    });
}

#[test]
fn a_file_of_timeline_js_becomes_a_timeline_although_the_clipboard_has_html_too() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = field(browser, &site).await;
        // Code editors put the colours of what is copied into HTML.
        paste(
            &page,
            &source("timeline-js.source.json"),
            "<div><span>{</span></div>",
        )
        .await;
        open(&page).await;
        let titles = titles(&page).await;
        assert_eq!(titles[0], "How the harbour tram came to a halt");
        let losses: String = page
            .js("return document.querySelector('.losses').innerText")
            .await;
        for lost in [
            "event without a date left out",
            "/events/3",
            "A first crossing",
            "`en` assumed",
        ] {
            assert!(losses.contains(lost), "{losses}");
        }
        page.run("localStorage.clear()").await;
    });
}

#[test]
fn what_is_typed_after_a_paste_is_imported() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = field(browser, &site).await;
        paste(
            &page,
            "The tram is late.",
            "<h1>Only in HTML</h1><p>The tram.</p>",
        )
        .await;
        page.run("const field = document.querySelector('.start textarea'); field.setSelectionRange(0, 0)").await;
        page.driver
            .action_chain()
            .send_keys("# Typed\n\n")
            .perform()
            .await
            .expect("keys");
        open(&page).await;
        assert_eq!(titles(&page).await[0], "Typed");
    });
}
