//! Pages whose scripts are blocked. The text is readable.

use crate::browser::in_browser_without_scripts;
use crate::page::Page;
use crate::site::Site;

#[test]
fn with_scripts_blocked_the_fallback_is_readable() {
    in_browser_without_scripts(async |browser| {
        let site = Site::built().await;
        for width in [320, 1280] {
            for path in [
                "/pages/article.html",
                "/pages/element.html",
                "/pages/paywall.html",
                "/pages/link-terms.html",
                "/pages/theme-broadsheet.html",
                "/pages/theme-financial.html",
                "/pages/theme-broadcaster.html",
                "/pages/no-scripts.html",
                "/pages/inline.html",
            ] {
                let page = browser.open(&site, path).await;
                page.resize(width, 800).await;
                reads_well(&page, path).await;
            }
        }
        let scripts: Vec<_> = site
            .requests()
            .into_iter()
            .filter(|request| !request.ends_with(".css") && !request.ends_with(".svg"))
            .filter(|request| !request.ends_with('/') && !request.ends_with(".html"))
            .collect();
        assert_eq!(scripts, [""; 0], "scripts are not blocked");
    });
}

async fn reads_well(page: &Page, path: &str) {
    let text = page.text("explainer-cards").await;
    assert!(text.contains("HBM"), "{path}: {text}");
    assert!(text.len() > 200, "{path}: only {text}");
    for sign in ["{", "[[", "[^", "**", "\"version\""] {
        assert!(!text.contains(sign), "{path}: shows {sign} in {text}");
    }
    let headings: usize = page
        .js("return element.querySelectorAll('h2, h3').length")
        .await;
    assert!(headings > 0, "{path}: no heading");
    let hidden: Vec<String> = page
        .js("return [...element.querySelectorAll('*:not(script)')]
               .filter((node) => !shown(node)).map((node) => node.outerHTML)")
        .await;
    assert_eq!(hidden, [""; 0], "{path}: hidden");
    let wide: bool = page
        .js("return document.documentElement.scrollWidth > innerWidth")
        .await;
    assert!(!wide, "{path}: scrolls sideways");
}

#[test]
fn with_scripts_blocked_the_one_tag_page_has_no_gap() {
    in_browser_without_scripts(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/one-tag.html").await;
        let elements: usize = page.js("return elements.length").await;
        assert_eq!(elements, 0, "scripts are not blocked");
        assert!(page.text("article").await.contains("H20"));
        let gap: f64 = page
            .js("const tag = document.querySelector('article script');
                 const before = tag.previousElementSibling.getBoundingClientRect();
                 return tag.nextElementSibling.getBoundingClientRect().top - before.bottom")
            .await;
        assert!(gap < 40.0, "{gap} px between two paragraphs");
    });
}
