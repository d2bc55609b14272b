//! Criteria of WCAG 2.2 about behaviour, which checkers can't test.
//! `docs/accessibility.md` lists the tests for each criterion.

use crate::browser::{Browser, in_browser, in_every_browser};
use crate::page::Page;
use crate::site::Site;
use serde_json::json;
use thirtyfour::Key;

/// Opens an explainer with everything open. Defines two functions in the page: `all` returns its controls, `looks` a
/// text that changes with its state.
async fn tide(browser: &Browser) -> (Site, Page) {
    let (site, page) = browser.open_tide("open=all feedback").await;
    page.ready().await;
    page.open_everything().await;
    page.run(
        "window.all = () => $$('a[href], button, input, summary, textarea, [tabindex=\"0\"]')
           .filter((each) => shown(each) && !each.closest('[popover]'));
         window.looks = () => [element.shadowRoot.innerHTML, location.href, history.length,
           $$('input').map(({ checked }) => checked), $$(':popover-open').length].join();",
    )
    .await;
    (site, page)
}

async fn looks(page: &Page) -> String {
    page.js("return looks()").await
}

/// Focuses the first control of the explainer.
async fn focus_first(page: &Page) {
    page.run("all()[0].focus()").await;
}

/// Presses Tab. Returns whether the focus is still in the explainer.
async fn press_tab(page: &Page) -> bool {
    page.press(Key::Tab).await;
    page.js("return element.matches(':focus-within')").await
}

/// Moves the pointer over an element.
async fn point_at(page: &Page, expression: &str) {
    let at: [f64; 2] = page
        .js(&format!(
            "const each = {expression};
             each.scrollIntoView({{ block: 'center' }});
             const [box] = each.getClientRects();
             return [box.x + box.width / 2, box.y + box.height / 2]"
        ))
        .await;
    mouse(page, "mouseMoved", at).await;
}

async fn mouse(page: &Page, what: &str, [x, y]: [f64; 2]) {
    let button = if what == "mouseMoved" { "none" } else { "left" };
    let event = json!({ "type": what, "x": x, "y": y, "button": button, "clickCount": 1 });
    page.cdp("Input.dispatchMouseEvent", event).await;
}

#[test]
fn moving_the_focus_changes_nothing() {
    in_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        let before = looks(&page).await;
        let events = page.event_names().await;
        focus_first(&page).await;
        let mut stops = 1;
        while press_tab(&page).await {
            stops += 1;
            assert!(stops < 80, "the focus does not leave the explainer");
        }
        assert!(stops > 20, "only {stops} stops");
        assert!(looks(&page).await == before, "the explainer has changed");
        assert_eq!(page.event_names().await, events);
    });
}

#[test]
fn a_choice_moves_neither_the_focus_nor_the_page() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        for group in [".bring", ".quiz"] {
            let count: usize = page.js(&format!("return $$('{group} input').length")).await;
            assert!(count >= 2, "{group} has {count}");
            for nth in (0..count).rev() {
                let radio = format!("$$('{group} input')[{nth}]");
                page.run(&format!(
                    "{radio}.focus(); {radio}.scrollIntoView({{ block: 'center' }})"
                ))
                .await;
                // Firefox rounds the scroll position a moment later.
                page.settle().await;
                page.run(&format!(
                    "window.before = [location.href, {radio}.getBoundingClientRect().top]"
                ))
                .await;
                page.press(Key::Space).await;
                page.settle().await;
                let [chosen, focused, same, moved]: [serde_json::Value; 4] = page
                    .js(&format!(
                        "return [{radio}.checked, active() === {radio}, location.href === before[0],
                           {radio}.getBoundingClientRect().top - before[1]]"
                    ))
                    .await;
                assert_eq!([chosen, focused, same], [true, true, true], "{group} {nth}");
                let moved = moved.as_f64().expect("a number").abs();
                assert!(moved < 1.0, "{group} {nth} moves by {moved} px");
            }
        }
        let pages = page.driver.windows().await.expect("they can be listed");
        assert_eq!(pages.len(), 1);
    });
}

#[test]
fn the_element_with_the_focus_is_not_covered() {
    in_browser(async |browser| {
        for (width, height) in [(360, 640), (1280, 800)] {
            let (_site, page) = tide(browser).await;
            page.resize(width, height).await;
            page.settle().await;
            focus_first(&page).await;
            let mut stops = 0;
            loop {
                let seen: bool = page
                    .js("const at = active(), field = at.closest('label') ?? at;
                         return [...field.getClientRects()].some(({ x, y, width, height }) => {
                           const hit = element.shadowRoot.elementFromPoint(x + width / 2, y + height / 2);
                           return !!hit && (field.contains(hit) || hit.contains(field));
                         })")
                    .await;
                assert!(seen, "{width} px: {} is covered", page.focus().await);
                stops += 1;
                if !press_tab(&page).await {
                    break;
                }
            }
            assert!(stops > 20, "only {stops} stops");
        }
    });
}

#[test]
fn a_press_that_is_released_elsewhere_does_nothing() {
    in_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        let before = looks(&page).await;
        for selector in [
            ".button",
            ".term",
            ".cite button",
            ".tool",
            "summary",
            ".quiz input",
        ] {
            point_at(&page, &format!("$('{selector}')")).await;
            let at: [f64; 2] = page
                .js(&format!(
                    "const [box] = $('{selector}').getClientRects();
                     return [box.x + box.width / 2, box.y + box.height / 2]"
                ))
                .await;
            mouse(&page, "mousePressed", at).await;
            mouse(&page, "mouseMoved", [at[0], at[1] + 150.0]).await;
            mouse(&page, "mouseReleased", [at[0], at[1] + 150.0]).await;
            page.settle().await;
            assert!(looks(&page).await == before, "{selector} was pressed");
        }
        point_at(&page, "$('.term')").await;
        page.click(".term").await;
        assert!(
            looks(&page).await != before,
            "a complete press changes nothing"
        );
    });
}

#[test]
fn hovering_changes_nothing() {
    in_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        let before = looks(&page).await;
        // Rounded to a thousandth of a pixel.
        let height = "return Math.round(element.getBoundingClientRect().height * 1000)";
        let high: u64 = page.js(height).await;
        let count: usize = page.js("return all().length").await;
        assert!(count > 20, "only {count} stops");
        for nth in 0..count {
            point_at(&page, &format!("all()[{nth}]")).await;
            let named: bool = page
                .js(&format!("return all()[{nth}].hasAttribute('title')"))
                .await;
            assert!(!named, "the browser would show the title");
            assert!(
                looks(&page).await == before,
                "hovering over control {nth} changes something"
            );
            assert_eq!(
                page.js::<u64>(height).await,
                high,
                "stop {nth} moves what follows"
            );
        }
    });
}

#[test]
fn there_are_no_shortcuts_of_one_letter() {
    in_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        let before = looks(&page).await;
        for selector in [".button", ".term", ".tool"] {
            page.focus_on(selector).await;
            let keys = "abcdefghijklmnopqrstuvwxyz0123456789?!.,/";
            let keys = page.driver.action_chain().send_keys(keys);
            keys.perform().await.expect("keys can be pressed");
            page.settle().await;
            assert!(looks(&page).await == before, "{selector}");
        }
    });
}

#[test]
fn motion_only_follows_a_press_and_respects_reduced_motion() {
    in_browser(async |browser| {
        let moving = "return element.shadowRoot.getAnimations().length";
        let press = "$('.button').click();
                     return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(
                       () => drawn(element.shadowRoot.getAnimations().length))))";
        for (motion, moves) in [("no-preference", true), ("reduce", false)] {
            let (_site, page) = tide(browser).await;
            let features =
                json!({ "features": [{ "name": "prefers-reduced-motion", "value": motion }] });
            page.cdp("Emulation.setEmulatedMedia", features).await;
            page.settle().await;
            assert_eq!(
                page.js::<usize>(moving).await,
                0,
                "{motion}: motion without a press"
            );
            let count: usize = page.js(press).await;
            assert_eq!(count > 0, moves, "{motion}: motion after a press");
            // WCAG 2.2, 2.2.2 requires a way to stop motion of more than five seconds.
            page.until("element.shadowRoot.getAnimations().length === 0")
                .await;
        }
    });
}
