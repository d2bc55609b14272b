//! Elements that are added, moved, changed and removed.

use crate::browser::{TIDE, in_browser, in_every_browser, tide};
use crate::page::Page;
use crate::site::{Fault, Site};
use serde_json::{Value, json};

const FULL: &str = "/fixtures/valid/full.json";
const MINIMAL: &str = "/fixtures/valid/minimal.json";

#[test]
fn an_explainer_that_is_moved_keeps_its_open_cards() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = format!("<div id=there></div>{TIDE}");
        let page = browser.open_with(&site, &body).await;
        page.ready().await;
        page.click_button("card-what").await;
        for step in [
            "document.querySelector('#there').append(element)",
            "document.body.append(element)",
            "element.remove(); document.querySelector('#there').append(element)",
            "document.body.moveBefore(element, null)",
        ] {
            page.run(step).await;
            page.settle().await;
            assert!(page.is_open("what").await, "{step}");
        }
        page.click_button("card-what").await;
        assert!(!page.is_open("what").await);
        assert_eq!(site.count(FULL), 1);
        assert_eq!(
            page.event_names().await,
            ["ready", "open what", "close what"]
        );
        page.is_quiet().await;
    });
}

#[test]
fn an_explainer_that_was_removed_loads_again_when_it_is_put_back() {
    in_browser(async |browser| {
        let (site, page) = browser.open_tide("").await;
        page.ready().await;
        page.run("window.kept = element; element.remove()").await;
        page.settle().await;
        page.run("document.body.append(window.kept)").await;
        page.until("$('.explainer')").await;
        page.click_button("card-what").await;
        assert!(page.is_open("what").await);
        assert_eq!(site.count("/widget_bg.wasm"), 1);
        page.is_quiet().await;
    });
}

#[test]
fn an_explainer_created_by_a_script_works() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, "").await;
        page.until("customElements.get('explainer-cards')").await;
        page.run(&format!(
            "const made = document.createElement('explainer-cards');
             made.setAttribute('src', '{FULL}');
             made.append('Fallback');
             document.body.append(made)"
        ))
        .await;
        page.ready().await;
        page.is_quiet().await;
    });
}

#[test]
fn of_two_files_that_load_at_once_the_last_one_is_shown() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.fault(FULL, Fault::Silence);
        let page = browser.open_with(&site, TIDE).await;
        site.wait_for_request(FULL).await;
        page.run(&format!("element.setAttribute('src', '{MINIMAL}')"))
            .await;
        page.until("$('.card')").await;
        site.heal();
        page.settle().await;
        let cards: usize = page.js("return $$('.card').length").await;
        assert_eq!(
            cards, 1,
            "the older file arrived later and replaced the newer one"
        );
        assert_eq!(page.event_names().await, ["ready"]);
        page.is_quiet().await;
    });
}

#[test]
fn the_old_explainer_stays_until_the_new_one_has_loaded() {
    in_browser(async |browser| {
        let (site, page) = browser.open_tide("").await;
        page.ready().await;
        site.fault(MINIMAL, Fault::Silence);
        page.run(&format!("element.setAttribute('src', '{MINIMAL}')"))
            .await;
        site.wait_for_request(MINIMAL).await;
        page.settle().await;
        let cards: usize = page.js("return $$('.card').length").await;
        assert_eq!(cards, 2);
        site.heal();
        page.until("$$('.card').length === 1").await;
        assert_eq!(page.event_names().await, ["ready", "ready"]);
        page.is_quiet().await;
    });
}

#[test]
fn a_new_file_that_fails_shows_the_fallback_until_the_next_file() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("").await;
        page.ready().await;
        page.run("element.setAttribute('src', '/missing.json')")
            .await;
        page.until("seen.events.length === 2").await;
        assert!(page.shows_fallback().await);
        assert_eq!(page.console().await.len(), 1);
        page.run(&format!("element.setAttribute('src', '{MINIMAL}')"))
            .await;
        page.until("$$('.card').length === 1").await;
        assert_eq!(page.event_names().await, ["ready", "error", "ready"]);
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn ready_resolves_to_the_newer_file() {
    in_browser(async |browser| {
        let (site, page) = browser.open_tide("").await;
        page.until("customElements.get('explainer-cards')").await;
        page.ready().await;
        site.fault(MINIMAL, Fault::Silence);
        page.run(&format!(
            "element.setAttribute('src', '{MINIMAL}');
             element.ready.then(() => (window.cards = $$('.card').length));
             element.setAttribute('src', '{FULL}')"
        ))
        .await;
        page.until("window.cards === 2").await;
    });
}

#[test]
fn an_element_removed_while_loading_shows_nothing() {
    in_browser(async |browser| {
        for path in ["/widget_bg.wasm", "/stage.js", FULL] {
            let site = Site::built().await;
            site.fault(path, Fault::Silence);
            let page = browser.open_with(&site, TIDE).await;
            site.wait_for_request(path).await;
            page.run("window.kept = element; element.remove()").await;
            page.settle().await;
            site.heal();
            page.settle().await;
            page.settle().await;
            let shown: bool = page
                .js("return !!window.kept.shadowRoot.querySelector('.explainer')")
                .await;
            assert!(!shown, "{path}");
            assert_eq!(page.event_names().await, [""; 0], "{path}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn emptying_the_element_keeps_the_explainer() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("").await;
        page.ready().await;
        page.run("element.replaceChildren()").await;
        page.click_button("card-what").await;
        assert!(page.is_open("what").await);
        page.is_quiet().await;
    });
}

#[test]
fn a_removed_explainer_leaves_nothing_in_memory() {
    in_browser(async |browser| {
        let (_site, page) = browser.open_tide("").await;
        page.ready().await;
        let rounds = |count: u32| {
            format!(
                "const json = await (await fetch('{FULL}')).text();
                 for (let round = 0; round < {count}; round++) {{
                   const made = document.createElement('explainer-cards');
                   made.setAttribute('loading', 'eager');
                   made.innerHTML = '<script type=\"application/json\">' + json + '</scr' + 'ipt>';
                   document.body.append(made);
                   await made.ready;
                   await made.openCard('what');
                   made.remove();
                   await new Promise((done) => setTimeout(done));
                 }}
                 seen.events.length = 0"
            )
        };
        page.run(&rounds(20)).await;
        let before = counters(&page).await;
        page.run(&rounds(100)).await;
        let after = counters(&page).await;
        // The counts include a few objects that aren't collected yet.
        for (name, allowed) in [("nodes", 10.0), ("jsEventListeners", 10.0)] {
            let grown = number(&after[name]) - number(&before[name]);
            assert!(grown < allowed, "{name} grew by {grown}: {before} {after}");
        }
        page.is_quiet().await;
    });
}

async fn counters(page: &Page) -> Value {
    // Several times, because objects that a collected closure held are only freed by the next collection.
    for _ in 0..4 {
        page.settle().await;
        page.cdp("HeapProfiler.collectGarbage", json!({})).await;
    }
    page.cdp("Memory.getDOMCounters", json!({})).await
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a counter")
}

#[test]
fn going_back_to_the_page_shows_the_explainer() {
    in_browser(async |browser| {
        let (site, page) = browser.open_tide("").await;
        page.ready().await;
        let elsewhere = browser.open(&site, "/pages/element.html").await;
        elsewhere
            .driver
            .back()
            .await
            .expect("a page before in the history");
        elsewhere.until("$('.explainer')").await;
        elsewhere.click_button("card-what").await;
        assert!(elsewhere.is_open("what").await);
        elsewhere.is_quiet().await;
    });
}

#[test]
fn an_explainer_keeps_its_looks_in_another_document() {
    in_every_browser(async |browser| {
        let looks = "return ['.explainer', '.card', '.title'].map((selector) => {
            const { fontWeight, borderTopStyle, paddingLeft, backgroundColor } =
              kept.ownerDocument.defaultView.getComputedStyle(kept.shadowRoot.querySelector(selector));
            return [fontWeight, borderTopStyle, paddingLeft, backgroundColor].join(' ');
          })";
        let there = "document.querySelector('iframe').contentDocument.body.append(kept)";
        for attributes in ["open=all", "loading=interaction"] {
            let site = Site::built().await;
            let body = format!(
                "<iframe width=1000 height=600></iframe>{}",
                tide(attributes)
            );
            let page = browser.open_with(&site, &body).await;
            page.until("element.ready").await;
            page.run("window.kept = element").await;
            if attributes == "loading=interaction" {
                page.run(there).await;
            }
            page.run("return kept.openCard('what')").await;
            page.until("kept.shadowRoot.querySelector('.explainer')")
                .await;
            page.settle().await;
            let mut seen: Vec<Vec<String>> = vec![];
            for step in [
                "document.body.append(kept)",
                there,
                "document.body.append(kept)",
            ] {
                page.run(step).await;
                page.settle().await;
                page.run("return kept.openCard('what')").await;
                seen.push(page.js(looks).await);
                let open: bool = page
                    .js("return kept.shadowRoot.querySelector('#card-what').ariaExpanded === 'true'")
                    .await;
                assert!(open, "{attributes}, {step}");
            }
            assert!(seen[0][0].contains(" solid "), "{:?}", seen[0]);
            assert_eq!(seen[1], seen[0], "{attributes}, in the other document");
            assert_eq!(seen[2], seen[0], "{attributes}, back again");
            // A document that no window shows has no styles, but its elements fail no page.
            page.run("document.implementation.createHTMLDocument().body.append(kept)")
                .await;
            page.settle().await;
            page.is_quiet().await;
        }
    });
}
