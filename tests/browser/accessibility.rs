//! The checkers of accessibility find nothing: `docs/accessibility.md` says what that shows and what not.
//!
//! axe-core sees every page in both schemes, closed, open and with a definition; the slower ones see every
//! page once, and every state without a theme and in each of the three, one of which runs from right to left.

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
            if page.js("return !!element?.explainer").await {
                page.open_everything().await;
            }
            // Radio buttons of one name in two shadow roots are two groups, as HTML has it; to IBM's engine
            // they are one.
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

/// Findings that are those of a rule and not of the page.
const EXCEPT: &[&str] = &[
    // Alfa 0.114: a heading with nothing before the next one. It looks for what is between the two only
    // outside of shadow roots, where there is nothing.
    "sia-r78",
    // Alfa, as good practice: a page begins with a link to its main content. The page is the publisher's.
    "sia-r87",
];

/// How a reader may see an explainer: a name, and what brings it about where everything is open.
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
    // WCAG 2.2, 1.4.12.
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
fn every_state_passes_from_left_to_right() {
    in_browser(async |browser| every_state_passes(browser, "/pages/element.html").await);
}

#[test]
fn every_state_passes_from_right_to_left_in_the_theme_of_a_broadcaster() {
    in_browser(async |browser| every_state_passes(browser, "/pages/theme-broadcaster.html").await);
}

#[test]
fn every_state_passes_in_the_theme_of_a_broadsheet() {
    in_browser(async |browser| every_state_passes(browser, "/pages/theme-broadsheet.html").await);
}

#[test]
fn every_state_passes_in_the_theme_of_a_financial_daily() {
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
        // Alfa takes what a note lies over for small: it can be pressed when the note is closed.
        let under: &[&str] = if page.js("return !!$(':popover-open')").await {
            &["sia-r113"]
        } else {
            &[]
        };
        let except = [EXCEPT, under].concat();
        pass(&page, &format!("{path}, {name}"), &ALL, &except).await;
    }
    // A page of 1280 px at 200 % has 640 px of its own, each drawn by two.
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
fn a_planted_fault_is_found_by_every_checker() {
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
            // Alfa does not know `light-dark()` and so says nothing of colours.
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

/// Waits until each explainer has come or failed. On a page without scripts none will do either.
async fn shown_or_failed(page: &Page, path: &str) {
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
    // The preview begins with another explainer.
    if let Some((id, lang)) = in_the_preview(path) {
        page.until(&format!(
            "element.explainer?.id === '{id}' && $('.explainer').lang.startsWith('{lang}')"
        ))
        .await;
    }
    page.run("scrollTo(0, 0)").await;
    page.settle().await;
}

/// The id and the language of the explainer that an address of the preview asks for.
fn in_the_preview(path: &str) -> Option<(&str, &str)> {
    let file = path.strip_prefix("/?file=")?;
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
            // What the page of the test is not about: its landmarks.
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

/// The start page with each explainer that no other page has, and the pages of `www/pages`.
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
    for name in ["key-rate", "warming-limit"] {
        pages.extend(["fr", "en"].map(|lang| format!("/?file={name}.{lang}.json")));
    }
    pages.sort();
    assert!(pages.len() >= 12, "{pages:?}");
    pages
}
