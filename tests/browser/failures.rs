//! Files that are missing, damaged or forbidden. The fallback stays.

use crate::browser::{Browser, TIDE, article, bare_article, in_browser};
use crate::page::Page;
use crate::site::{Fault, Site};

const JSON: &str = "/fixtures/valid/full.json";
const WASM: &str = "/widget_bg.wasm";
const STAGE: &str = "/stage.js";
const WORDS: &str = "/words/en.json";

/// Opens a page with a fault in one file.
async fn with_fault(browser: &Browser, path: &str, fault: Fault) -> (Site, Page) {
    let site = Site::built().await;
    site.fault(path, fault);
    let page = browser.open_with(&site, TIDE).await;
    (site, page)
}

#[test]
fn a_missing_or_damaged_widget_leaves_the_fallback() {
    in_browser(async |browser| {
        for (path, fault, reason) in [
            (WASM, Fault::Status(404), "network"),
            (WASM, Fault::Status(500), "network"),
            (WASM, Fault::Broken, "network"),
            (WASM, Fault::Half, "wasm"),
            (WORDS, Fault::Status(404), "network"),
            (WORDS, Fault::Broken, "network"),
            (WORDS, Fault::Half, "network"),
            (STAGE, Fault::Status(404), "network"),
            (STAGE, Fault::Status(500), "network"),
            (STAGE, Fault::Broken, "network"),
            // Browsers check the type of modules.
            (STAGE, Fault::Type("text/html"), "network"),
        ] {
            let (_site, page) = with_fault(browser, path, fault).await;
            page.fell_back(reason).await;
        }
    });
}

#[test]
fn a_truncated_stage_leaves_the_fallback() {
    in_browser(async |browser| {
        let (_site, page) = with_fault(browser, STAGE, Fault::Half).await;
        // `import()` doesn't distinguish a syntax error from a network error.
        page.fell_back("network").await;
    });
}

#[test]
fn a_widget_with_wrong_content_leaves_the_fallback() {
    in_browser(async |browser| {
        for (path, content) in [
            (WASM, "<!DOCTYPE html><title>Not found</title>"),
            (WASM, ""),
            (STAGE, "throw new Error('somebody else’s')"),
            (STAGE, "export const start = () => {}"),
        ] {
            let site = Site::built().await;
            site.put(path, content);
            let page = browser.open_with(&site, TIDE).await;
            page.until("seen.events.length").await;
            let reason = page.events().await.remove(0).reason;
            assert_ne!(reason.as_deref(), Some("integrity"), "{content}");
            page.fell_back(&reason.expect("errors have a reason")).await;
        }
    });
}

#[test]
fn a_file_that_takes_over_five_seconds_leaves_the_fallback() {
    in_browser(async |browser| {
        for path in [WASM, STAGE, JSON] {
            let (site, page) = with_fault(browser, path, Fault::Silence).await;
            site.wait_for_request(path).await;
            page.settle().await;
            assert!(page.shows_fallback().await);
            page.fell_back("network").await;
            // A late response changes nothing and causes no exception.
            site.heal();
            page.settle().await;
            page.fell_back_quietly().await;
        }
    });
}

#[test]
fn a_broken_connection_leaves_the_fallback() {
    in_browser(async |browser| {
        for fault in [Fault::Status(404), Fault::Status(500), Fault::Broken] {
            let (_site, page) = with_fault(browser, JSON, fault).await;
            page.fell_back("network").await;
        }
    });
}

#[test]
fn a_missing_file_or_host_leaves_the_fallback() {
    in_browser(async |browser| {
        for src in [
            "http://127.0.0.1:1/none.json",
            "http://[",
            "data:,{}x",
            "https:",
        ] {
            let site = Site::built().await;
            let body = format!("<explainer-cards src='{src}'><p>Fallback</p></explainer-cards>");
            let page = browser.open_with(&site, &body).await;
            page.until("seen.events.length").await;
            let reason = if src.starts_with("data:") {
                "syntax"
            } else {
                "network"
            };
            page.fell_back(reason).await;
        }
    });
}

#[test]
fn an_element_without_a_file_keeps_its_fallback() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, "<explainer-cards><p>Fallback</p></explainer-cards>")
            .await;
        page.fell_back("invalid").await;
    });
}

#[test]
fn a_wrong_content_type_of_wasm_and_json_does_not_matter() {
    in_browser(async |browser| {
        for (path, name) in [
            (WASM, "application/octet-stream"),
            (WASM, "text/html"),
            (JSON, "text/html"),
            (JSON, "application/octet-stream"),
        ] {
            let (_site, page) = with_fault(browser, path, Fault::Type(name)).await;
            page.ready().await;
            page.is_quiet().await;
        }
    });
}

#[test]
fn a_policy_that_forbids_wasm_leaves_the_fallback() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.header(
            "/article.html",
            "content-security-policy",
            "script-src 'self' 'unsafe-inline'",
        );
        let page = browser.open_with(&site, TIDE).await;
        page.fell_back("wasm").await;
        assert_eq!(site.count(JSON), 1);
    });
}

#[test]
fn a_policy_that_forbids_fetching_leaves_the_fallback() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.header(
            "/article.html",
            "content-security-policy",
            "connect-src 'none'",
        );
        let page = browser.open_with(&site, TIDE).await;
        page.fell_back("network").await;
    });
}

#[test]
fn a_browser_without_wasm_keeps_the_fallback_without_a_download() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(
                &site,
                &format!("<script>delete globalThis.WebAssembly</script>{TIDE}"),
            )
            .await;
        page.fell_back("wasm").await;
        assert_eq!(site.count(WASM), 0);
    });
}

#[test]
fn a_missing_script_leaves_the_fallback() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.fault("/embed.js", Fault::Status(404));
        let page = browser.open_with(&site, TIDE).await;
        page.settle().await;
        assert_eq!(page.text("explainer-cards").await.trim(), "Fallback");
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn an_element_that_is_added_after_a_failure_tries_again() {
    in_browser(async |browser| {
        let (site, page) = with_fault(browser, WASM, Fault::Status(500)).await;
        page.fell_back("network").await;
        site.heal();
        page.run("element.after(element.cloneNode(true))").await;
        page.until("elements[1].explainer").await;
        assert!(page.shows_fallback().await);
        page.run("element.setAttribute('src', '/fixtures/valid/minimal.json')")
            .await;
        page.until("element.explainer").await;
        assert_eq!(page.event_names().await, ["error", "ready", "ready"]);
    });
}

#[test]
fn one_broken_explainer_does_not_stop_the_others() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let missing = "<explainer-cards src=/missing.json>Fallback</explainer-cards>";
        let empty =
            "<explainer-cards src=/fixtures/invalid/no-cards.json>Fallback</explainer-cards>";
        let body = format!("{missing}{TIDE}{empty}{TIDE}");
        let page = browser.open_with(&site, &body).await;
        page.until("seen.events.length === 4").await;
        let shown: Vec<bool> = page
            .js("return elements.map((each) => !!each.shadowRoot.querySelector('.explainer'))")
            .await;
        assert_eq!(shown, [false, true, false, true]);
        assert_eq!(page.console().await.len(), 2);
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn the_explainer_works_offline_once_it_has_loaded() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        let mut requests = site.requests();
        page.click_button("card-what").await;
        // A picture loads when it becomes visible. Offline, its alternative text is shown.
        requests.push("GET /pictures/tide.jpg".to_owned());
        page.click("[popovertarget=term-neap]").await;
        page.click("[data-act='consult what/almanac']").await;
        page.click("#cite-almanac .listed").await;
        page.settle().await;
        assert!(page.is_expanded("sources").await);
        assert_eq!(site.requests(), requests);
    });
}

#[test]
fn a_damaged_widget_fails_once_for_two_elements() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.put("/twice.html", article(&format!("{TIDE}{TIDE}")));
        site.fault(WASM, Fault::Half);
        let page = browser.open(&site, "/twice.html").await;
        page.until("seen.events.length === 2").await;
        page.settle().await;
        assert_eq!(page.console().await.len(), 2, "one warning each");
        assert_eq!(site.count(WASM), 1, "no second try by itself");
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn an_unclosed_element_shows_its_explainer() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let script = "<script type=module async src=/embed.js></script>";
        // The element has no end tag.
        let body = format!("{script}<explainer-cards src='{JSON}'><p>Fallback");
        site.put("/half.html", bare_article(&body));
        let page = browser.open(&site, "/half.html").await;
        page.ready().await;
        page.is_quiet().await;
    });
}
