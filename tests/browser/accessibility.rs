//! axe-core finds nothing: on every page, in both themes, with everything closed and all open.

use crate::browser::{Browser, in_browser};
use crate::page::Page;
use crate::site::{Site, built_pages};
use serde_json::json;
use std::path::PathBuf;
use std::{env, fs};

#[test]
fn every_page_in_the_light_theme_passes() {
    in_browser(async |browser| every_page_passes(browser, "light").await);
}

#[test]
fn every_page_in_the_dark_theme_passes() {
    in_browser(async |browser| every_page_passes(browser, "dark").await);
}

async fn every_page_passes(browser: &Browser, theme: &str) {
    let site = Site::built().await;
    for path in pages() {
        let page = browser.open(&site, &path).await;
        page.prefer(theme).await;
        shown_or_failed(&page).await;
        passes(&page, &format!("{path}, {theme}, closed")).await;
        if page.js("return !!element?.explainer").await {
            page.open_everything().await;
            passes(&page, &format!("{path}, {theme}, open")).await;
            page.click(".term").await;
            passes(&page, &format!("{path}, {theme}, with a definition")).await;
        }
    }
}

/// Waits until each explainer has come or failed. On a page without scripts none will do either.
async fn shown_or_failed(page: &Page) {
    page.run(
        "for (const each of elements) {
           each.scrollIntoView();
           await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
         }",
    )
    .await;
    page.until(
        "elements.every((each) => !each.shadowRoot) ||
         elements.length === seen.events.filter(({ name }) => /ready|error/.test(name)).length",
    )
    .await;
    page.run("scrollTo(0, 0)").await;
    page.settle().await;
}

#[test]
fn every_section_and_heading_level_passes() {
    in_browser(async |browser| {
        for level in [2, 3, 4, 5] {
            let site = Site::built().await;
            let above = (2..level).map(|level| format!("<h{level}>Above</h{level}>"));
            let outline = above.collect::<Vec<_>>().concat();
            let body = format!(
                "<main>{outline}<explainer-cards open=all heading-level={level}
                   src='/fixtures/valid/full.json'><p>Fallback</p></explainer-cards></main>"
            );
            let page = browser.open_with(&site, &body).await;
            page.ready().await;
            page.open_everything().await;
            passes_but(&page, &format!("level {level}"), &["region"]).await;
        }
    });
}

async fn passes(page: &Page, what: &str) {
    passes_but(page, what, &[]).await;
}

/// Checks that axe-core finds nothing, some rules aside that are about the rest of the page.
async fn passes_but(page: &Page, what: &str, except: &[&str]) {
    if page.js("return typeof axe === 'undefined'").await {
        page.run(&axe()).await;
    }
    let rules: serde_json::Map<_, _> = except
        .iter()
        .map(|rule| ((*rule).to_owned(), json!({ "enabled": false })))
        .collect();
    let options = json!({ "resultTypes": ["violations"], "preload": false, "rules": rules });
    let script = format!(
        "const {{ violations }} = await axe.run(document, {options});
         const why = (node) =>
           [...node.any, ...node.all, ...node.none].map((check) => check.message);
         return violations.flatMap(({{ id, help, nodes }}) => nodes.map((node) =>
           `${{id}}: ${{help}}: ${{node.target.flat().join(' ')}}: ${{why(node)}}`))"
    );
    let violations: Vec<String> = page.js(&script).await;
    assert!(violations.is_empty(), "{what}: {violations:#?}");
}

/// The start page and those of `www/pages`.
fn pages() -> Vec<String> {
    let folder = built_pages().join("pages");
    let mut pages: Vec<String> = fs::read_dir(folder)
        .expect("the pages are built")
        .map(|entry| {
            entry
                .expect("it can be listed")
                .file_name()
                .display()
                .to_string()
        })
        .filter(|name| name.ends_with(".html"))
        .map(|name| format!("/pages/{name}"))
        .collect();
    pages.push("/".to_owned());
    pages.sort();
    assert!(pages.len() >= 8, "{pages:?}");
    pages
}

/// The source of axe-core, from where `cargo xtask setup` puts it unless `AXE` says otherwise.
fn axe() -> String {
    let file = env::var_os("AXE").map(PathBuf::from).or_else(installed_axe);
    let file =
        file.expect("axe-core is not there: run `cargo xtask setup`, or set AXE to axe.min.js");
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn installed_axe() -> Option<PathBuf> {
    let home = || env::home_dir().map(|home| home.join(".cache"));
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(home)?;
    let folders = fs::read_dir(cache.join("explainer-cards")).ok()?;
    let inside = "node_modules/axe-core/axe.min.js";
    folders
        .filter_map(|folder| Some(folder.ok()?.path().join(inside)))
        .find(|file| file.exists())
}
