//! The accessibility checkers find no violations. `docs/accessibility.md` describes what this shows, and what not.
//!
//! axe-core checks every page in both colour schemes, with everything closed, everything open, and an open definition.
//! The slower checkers check every page once. They check every state without a theme and in each of the three themes,
//! one of which is right to left.

use crate::browser::{Browser, in_browser};
use crate::checkers::{ALL, Checker, pass};
use crate::page::Page;
use crate::site::{Site, built_pages};
use serde_json::json;
use std::fs;

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
        shown_or_failed(&page, &path).await;
        let axe = &[Checker::Axe];
        pass(&page, &format!("{path}, {theme}, closed"), axe, &[]).await;
        if page.js("return !!element?.explainer").await {
            page.open_everything().await;
            pass(&page, &format!("{path}, {theme}, open"), axe, &[]).await;
            page.click(".term").await;
            let what = format!("{path}, {theme}, with a definition");
            pass(&page, &what, axe, &[]).await;
        }
    }
}

#[test]
fn every_page_passes_in_every_checker() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for path in pages() {
            let page = browser.open(&site, &path).await;
            shown_or_failed(&page, &path).await;
            // Also what is pre-rendered, in which IBM's engine doesn't find legends of closed cards.
            let is_shown = "return !!element?.shadowRoot?.querySelector('.explainer')";
            if page.js(is_shown).await {
                page.open_everything().await;
            }
            // In HTML, radio buttons with the same name in two shadow roots are two groups. IBM's engine takes
            // them for one.
            let several: &[&str] = if page.js("return elements.length > 1").await {
                &["input_checkboxes_grouped"]
            } else {
                &[]
            };
            let except = [EXCEPT, several].concat();
            pass(&page, &path, &[Checker::Ibm, Checker::Alfa], &except).await;
        }
    });
}

/// Rules that report violations wrongly.
const EXCEPT: &[&str] = &[
    // Alfa 0.114 reports headings without content after them, because it doesn't look for the content in
    // shadow roots.
    "sia-r78",
    // Alfa recommends a link to the main content at the start of the page, but the page is the publisher's.
    "sia-r87",
];

/// States of an explainer: the name, and the script that leads to it after everything was opened.
const STATES: [(&str, &str); 10] = [
    ("open", ""),
    (
        "with a definition",
        "$$('.term').find((term) => shown(term)).click()",
    ),
    (
        "with a source",
        "$$('.cite button').find((cite) => shown(cite)).click()",
    ),
    ("with the right answer", "await answer('right')"),
    ("with a wrong answer", "await answer('wrong')"),
    ("all cards", "$('[part=unfold]').click()"),
    ("everything", "$('[part=everything]').click()"),
    ("languages", "$('.languages details').open = true"),
    (
        "with a group brought forward",
        "$$('.bring input').at(-1).click()",
    ),
    // The text spacing of WCAG 2.2, 1.4.12.
    (
        "with more space",
        "const sheet = new CSSStyleSheet();
         sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
           word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
         element.shadowRoot.adoptedStyleSheets.push(sheet)",
    ),
];

const ANSWER: &str = "const answer = async (verdict) => {
    for (const option of $$('.quiz input')) {
      option.click();
      $('.quiz .tool').click();
      if ($(`.verdict [data-verdict=${verdict}]`)) return;
    }
    throw `no ${verdict} answer`;
  };";

#[test]
fn every_state_passes_left_to_right() {
    in_browser(async |browser| every_state_passes(browser, "/pages/element.html").await);
}

#[test]
fn every_state_passes_right_to_left_in_the_broadcaster_theme() {
    in_browser(async |browser| every_state_passes(browser, "/pages/theme-broadcaster.html").await);
}

#[test]
fn every_state_passes_in_the_broadsheet_theme() {
    in_browser(async |browser| every_state_passes(browser, "/pages/theme-broadsheet.html").await);
}

#[test]
fn every_state_passes_in_the_financial_theme() {
    in_browser(async |browser| every_state_passes(browser, "/pages/theme-financial.html").await);
}

async fn every_state_passes(browser: &Browser, path: &str) {
    let site = Site::built().await;
    let page = browser.open(&site, path).await;
    page.ready().await;
    pass(&page, &format!("{path}, closed"), &ALL, EXCEPT).await;
    for (name, script) in STATES {
        let page = browser.open(&site, path).await;
        page.ready().await;
        page.open_everything().await;
        page.run(&format!("{ANSWER} {script}")).await;
        page.settle().await;
        // Alfa reports controls that an open note covers as too small. They can be pressed once it is closed.
        let under: &[&str] = if page.js("return !!$(':popover-open')").await {
            &["sia-r113"]
        } else {
            &[]
        };
        let except = [EXCEPT, under].concat();
        pass(&page, &format!("{path}, {name}"), &ALL, &except).await;
    }
    // A page of 1280 px at 200 % zoom has 640 CSS pixels of two device pixels each.
    for (name, width, scale) in [("360 px", 360, 1), ("200 %", 640, 2)] {
        let metrics =
            json!({ "width": width, "height": 800, "deviceScaleFactor": scale, "mobile": false });
        page.cdp("Emulation.setDeviceMetricsOverride", metrics)
            .await;
        let page = browser.open(&site, path).await;
        page.ready().await;
        page.open_everything().await;
        pass(&page, &format!("{path}, {name}"), &ALL, EXCEPT).await;
    }
}

#[test]
fn every_checker_finds_a_planted_fault() {
    in_browser(async |browser| {
        let site = Site::built().await;
        for (fault, rules) in [
            (
                "$('.card-title').parentNode.replaceChildren()",
                ["button-name", "input_label_exists", "sia-r12"],
            ),
            (
                "$('img').removeAttribute('alt')",
                ["image-alt", "img_alt_valid", "sia-r2"],
            ),
            // Alfa doesn't support `light-dark()`, so it doesn't check colours.
            (
                "element.style.setProperty('--explainer-ink-muted', '#999')",
                ["color-contrast", "text_contrast_sufficient", ""],
            ),
        ] {
            let page = browser.open(&site, "/pages/element.html").await;
            page.ready().await;
            page.open_everything().await;
            page.run(fault).await;
            for (checker, rule) in ALL.into_iter().zip(rules) {
                let found = checker.findings(&page).await;
                assert!(
                    rule.is_empty() || found.iter().any(|finding| finding.rule == rule),
                    "{checker:?} does not see {fault}: {found:#?}"
                );
            }
        }
    });
}

/// Waits until each explainer is shown or has failed. Doesn't wait on pages without scripts.
async fn shown_or_failed(page: &Page, path: &str) {
    page.run(
        "for (const each of elements) {
           each.scrollIntoView();
           await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
         }",
    )
    .await;
    page.until(
        // A pre-rendered explainer waits for a press.
        "elements.every((each) => !each.shadowRoot || each.shadowRoot.querySelector('[data-explainer]')) ||
         elements.length === seen.events.filter(({ name }) => /ready|error/.test(name)).length",
    )
    .await;
    // The preview shows another explainer first.
    if let Some((id, lang)) = in_the_preview(path) {
        page.until(&format!(
            "element.explainer?.id === '{id}' && $('.explainer').lang.startsWith('{lang}')"
        ))
        .await;
    }
    page.run("scrollTo(0, 0)").await;
    page.settle().await;
}

/// The id and the language in an address of the preview.
fn in_the_preview(path: &str) -> Option<(&str, &str)> {
    let file = path.strip_prefix("/pages/article.html?file=")?;
    file.strip_suffix(".json")?.split_once('.')
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
            // The page of the test has no landmarks.
            pass(
                &page,
                &format!("level {level}"),
                &[Checker::Axe],
                &["region"],
            )
            .await;
        }
    });
}

/// The pages in `www/pages`, the article also with each explainer that isn't on another page.
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
    for name in ["key-rate", "warming-limit"] {
        let files = ["fr", "en"].map(|lang| format!("{name}.{lang}.json"));
        pages.extend(files.map(|file| format!("/pages/article.html?file={file}")));
    }
    pages.sort();
    assert!(pages.len() >= 12, "{pages:?}");
    pages
}
