//! The element in applications with React, Vue and Svelte, which are in `frameworks/`.

use crate::browser::{Browser, bare_article, in_browser};
use crate::page::Page;
use crate::site::{Site, built_pages};
use serde_json::json;
use std::path::PathBuf;
use std::{env, fs};

/// Reads a file of an application, which `cargo xtask test` bundles and renders on a server.
fn built(file: &str) -> String {
    let default = || built_pages().with_file_name("frameworks");
    let folder = env::var_os("FRAMEWORKS").map_or_else(default, PathBuf::from);
    let file = folder.join(file);
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

async fn open(browser: &Browser, framework: &str, server: bool, embed_first: bool) -> (Site, Page) {
    let site = Site::built().await;
    site.put("/app.js", built(&format!("{framework}.js")));
    let html = if server {
        built(&format!("{framework}.html"))
    } else {
        String::new()
    };
    let tram = json!({
        "version": 1, "id": "tram", "lang": "en", "title": "Why is it late?", "summary": "The bridge.",
        "cards": [{ "id": "why", "kind": "why", "title": "Why?", "summary": "The bridge is too weak." }],
    });
    let [first, second] = if embed_first {
        ["embed", "app"]
    } else {
        ["app", "embed"]
    };
    // Not async, because the order matters.
    let body = format!(
        "<div id=app>{html}</div>
         <script>window.opened = []; window.handled = []; window.tram = {tram}</script>
         <script type=module src=/{first}.js></script>
         <script type=module src=/{second}.js></script>"
    );
    site.put("/article.html", bare_article(&body));
    let page = browser.open(&site, "/article.html").await;
    (site, page)
}

/// Checks that an application works.
async fn works(page: &Page) {
    page.until("customElements.get('explainer-cards') && document.querySelector('#show')")
        .await;
    page.ready().await;
    assert!(page.is_open("rest").await, "`open` has no effect");
    assert!(!page.is_open("what").await);
    let read: (String, bool) = page
        .js("return [$('.title').tagName, element.feedback]")
        .await;
    assert_eq!(read, ("H3".to_owned(), true));
    page.click_button("card-what").await;
    let opened: Vec<String> = page.js("return window.opened").await;
    assert_eq!(opened, ["what"], "the handler of the application");
    page.click_outside("#show").await;
    page.until("element.explainer.id === 'tram' && $$('.card').length === 1")
        .await;
    page.is_quiet().await;
}

async fn works_everywhere(browser: &Browser, framework: &str) {
    for server in [false, true] {
        for embed_first in [true, false] {
            eprintln!("{framework}, server: {server}, embed.js first: {embed_first}");
            let (_site, page) = open(browser, framework, server, embed_first).await;
            works(&page).await;
            if framework == "react" {
                let handled: Vec<String> = page.js("return window.handled").await;
                assert_eq!(
                    handled.is_empty(),
                    server,
                    "React hydrates without handlers"
                );
            }
        }
    }
}

#[test]
fn react_passes_props_and_handlers_on_client_and_server() {
    in_browser(async |browser| works_everywhere(browser, "react").await);
}

#[test]
fn vue_passes_props_and_handlers_on_client_and_server() {
    in_browser(async |browser| works_everywhere(browser, "vue").await);
}

#[test]
fn svelte_passes_props_and_handlers_on_client_and_server() {
    in_browser(async |browser| works_everywhere(browser, "svelte").await);
}
