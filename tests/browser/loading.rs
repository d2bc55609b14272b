//! When an explainer loads.

use crate::browser::{TIDE, in_browser, in_every_browser, tide};
use crate::site::{Fault, Site};

/// An explainer four screens down.
fn far(attributes: &str) -> String {
    format!("<div style='height: 400vh'></div>{}", tide(attributes))
}

#[test]
fn an_explainer_loads_when_it_is_less_than_a_screen_away() {
    in_browser(async |browser| {
        for attribute in ["", "loading=visible"] {
            let site = Site::built().await;
            let page = browser.open_with(&site, &far(attribute)).await;
            page.until("customElements.get('explainer-cards')").await;
            page.settle().await;
            page.run("scrollTo(0, innerHeight * 1.5)").await;
            page.settle().await;
            assert_eq!(site.count("/widget_bg.wasm"), 0, "{attribute}");
            assert_eq!(site.count("/fixtures/valid/full.json"), 0, "{attribute}");
            page.run("scrollTo(0, innerHeight * 2.5)").await;
            page.until("element.explainer").await;
            let top: f64 = page
                .js("return element.getBoundingClientRect().top - innerHeight")
                .await;
            assert!(top > 0.0, "it was in view already");
            page.is_quiet().await;
        }
    });
}

#[test]
fn eager_and_idle_load_without_the_reader() {
    in_browser(async |browser| {
        for attribute in ["loading=eager", "loading=idle"] {
            let site = Site::built().await;
            let page = browser.open_with(&site, &far(attribute)).await;
            page.until("element.explainer").await;
            page.is_quiet().await;
        }
    });
}

#[test]
fn interaction_loads_on_pointing_focus_or_click() {
    in_browser(async |browser| {
        let near = tide("loading=interaction");
        for touch in [
            "element.firstElementChild.tabIndex = 0; element.firstElementChild.focus()",
            "element.firstElementChild.click()",
            "const over = new PointerEvent('pointerover', { bubbles: true });
             element.firstElementChild.dispatchEvent(over)",
        ] {
            let site = Site::built().await;
            let page = browser.open_with(&site, &near).await;
            page.until("customElements.get('explainer-cards')").await;
            page.settle().await;
            assert_eq!(site.count("/widget_bg.wasm"), 0);
            page.run(touch).await;
            page.until("element.explainer").await;
            page.is_quiet().await;
        }
    });
}

#[test]
fn a_hidden_explainer_does_not_load() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let body = format!("<div id=tab hidden>{TIDE}</div>");
        let page = browser.open_with(&site, &body).await;
        page.until("customElements.get('explainer-cards')").await;
        page.settle().await;
        assert_eq!(site.count("/widget_bg.wasm"), 0);
        page.run("document.querySelector('#tab').hidden = false")
            .await;
        page.until("element.explainer").await;
    });
}

#[test]
fn the_fallback_stays_until_the_explainer_has_loaded() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.fault("/fixtures/valid/full.json", Fault::Silence);
        let page = browser.open_with(&site, TIDE).await;
        site.wait_for_request("/fixtures/valid/full.json").await;
        page.settle().await;
        assert!(page.shows_fallback().await);
        site.heal();
        page.until("element.explainer").await;
        assert!(!page.shows_fallback().await);
        let fallback: bool = page.js("return shown(element.firstElementChild)").await;
        assert!(!fallback, "both are shown");
    });
}

#[test]
fn loading_moves_neither_the_focus_nor_the_scroll_position() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.fault("/fixtures/valid/full.json", Fault::Silence);
        let body = format!("<input id=mine>{}", tide("open=all"));
        let page = browser.open_with(&site, &body).await;
        page.run("document.querySelector('#mine').focus()").await;
        site.wait_for_request("/fixtures/valid/full.json").await;
        site.heal();
        page.until("element.explainer").await;
        assert_eq!(page.focus().await, "mine");
        let scrolled: f64 = page.js("return scrollY").await;
        assert!(scrolled.abs() < 0.5);
    });
}

#[test]
fn an_element_without_a_box_of_its_own_loads_too() {
    in_every_browser(async |browser| {
        for display in ["contents", "inline"] {
            let site = Site::built().await;
            let style = format!("<style>explainer-cards {{ display: {display} }}</style>");
            let page = browser.open_with(&site, &format!("{style}{TIDE}")).await;
            page.until("$('.explainer')").await;
            page.click_button("card-what").await;
            assert!(page.is_open("what").await, "{display}");
            page.is_quiet().await;
        }
    });
}
