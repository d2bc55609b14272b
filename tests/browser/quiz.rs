//! The section `quiz`.

use crate::browser::{Browser, TIDE, in_every_browser};
use crate::page::Page;
use crate::prerendered::embed;
use crate::site::Site;
use serde_json::Value;
use thirtyfour::Key;

#[test]
fn the_answer_can_be_unfolded_without_a_choice() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        page.click_button("card-what").await;
        page.run("$('.quiz summary').click()").await;
        let text: String = page.js("return $('.quiz details').innerText").await;
        assert!(text.contains("Sun and Moon pull together."), "{text}");
        page.is_quiet().await;
    });
}

/// The full fixture, with the card of the quiz open.
async fn quiz(browser: &Browser) -> (Site, Page) {
    let (site, page) = browser.open_tide("open=what").await;
    page.ready().await;
    (site, page)
}

const CHECK: &str = ".quiz .tool";
const VERDICT: &str = "return $('.verdict').innerText.trim()";

/// The options that the page was told of.
async fn told(page: &Page) -> Vec<Value> {
    page.js("return seen.events.filter(({ name }) => name === 'quiz').map(({ detail }) => detail.option)")
        .await
}

#[test]
fn arrow_keys_choose_and_only_the_button_checks() {
    in_every_browser(async |browser| {
        let (_site, page) = quiz(browser).await;
        page.focus_on(".quiz input").await;
        for key in [Key::Space, Key::Down, Key::Up, Key::Down] {
            page.press(key).await;
        }
        assert!(page.js::<bool>("return $$('.quiz input')[1].checked").await);
        assert_eq!(page.js::<String>(VERDICT).await, "");
        assert_eq!(told(&page).await, [0; 0]);
        page.press(Key::Tab).await;
        page.press(Key::Enter).await;
        assert_eq!(page.js::<String>(VERDICT).await, "Not right");
        assert_eq!(told(&page).await, [1]);
        page.is_quiet().await;
    });
}

#[test]
fn a_choice_gets_a_verdict_and_fires_an_event() {
    in_every_browser(async |browser| {
        let (_site, page) = quiz(browser).await;
        for option in [1, 0] {
            page.run(&format!("$$('.quiz input')[{option}].click()"))
                .await;
            page.click(CHECK).await;
        }
        let right: String = page.js(VERDICT).await;
        assert!(right.starts_with("Right"), "{right}");
        assert!(right.contains("Sun and Moon pull together."), "{right}");
        assert_eq!(told(&page).await, [1, 0]);
        let checked: Vec<bool> = page
            .js("return $$('.quiz input').map((input) => input.checked)")
            .await;
        assert_eq!(checked, [true, false]);
        page.is_quiet().await;
    });
}

#[test]
fn without_a_choice_the_browser_asks_for_one() {
    in_every_browser(async |browser| {
        let (_site, page) = quiz(browser).await;
        page.click(CHECK).await;
        assert!(
            page.js::<bool>("return active() === $('.quiz input')")
                .await,
            "the first option has the focus"
        );
        assert_eq!(page.js::<String>(VERDICT).await, "");
        assert_eq!(told(&page).await, [0; 0]);
        page.is_quiet().await;
    });
}

#[test]
fn the_answer_is_offered_until_something_is_chosen() {
    in_every_browser(async |browser| {
        let (_site, page) = quiz(browser).await;
        let offered = "return shown($('.quiz .more'))";
        assert!(page.js::<bool>(offered).await);
        page.click(".quiz input").await;
        assert!(!page.js::<bool>(offered).await);
    });
}

#[test]
fn the_verdict_on_one_option_is_not_seen_beside_another() {
    in_every_browser(async |browser| {
        let (_site, page) = quiz(browser).await;
        let clipped = "return getComputedStyle($('.verdict')).clipPath !== 'none'";
        page.run("$$('.quiz input')[1].click()").await;
        page.click(CHECK).await;
        assert!(!page.js::<bool>(clipped).await);
        page.run("$$('.quiz input')[0].click()").await;
        assert!(page.js::<bool>(clipped).await);
        page.click(CHECK).await;
        assert!(!page.js::<bool>(clipped).await);
    });
}

#[test]
fn a_choice_in_the_pre_rendered_form_is_checked_by_the_widget() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, &embed("loading=interaction"))
            .await;
        page.run("$('#card-what').parentNode.open = true").await;
        page.run("$$('.quiz input')[1].checked = true").await;
        assert!(page.js::<bool>("return shown($('.quiz .more'))").await);
        page.run("$('.quiz .tool').click()").await;
        page.until("$('[data-verdict=wrong]') && element.explainer")
            .await;
        page.until("$('.verdict').innerText.trim() === 'Not right'")
            .await;
        assert!(page.js::<bool>("return $$('.quiz input')[1].checked").await);
        assert_eq!(told(&page).await, [1]);
        page.is_quiet().await;
    });
}

#[test]
fn a_choice_stays_during_other_actions() {
    in_every_browser(async |browser| {
        let (_site, page) = quiz(browser).await;
        page.run("$$('.quiz input')[1].click()").await;
        page.click_button("sources").await;
        page.click_button("card-rest").await;
        let checked = "return $$('.quiz input')[1].checked";
        assert!(page.js::<bool>(checked).await, "before it was checked");
        page.click(CHECK).await;
        page.click_button("card-rest").await;
        let verdict = "return $('.verdict [data-verdict]').dataset.verdict";
        assert_eq!(page.js::<String>(verdict).await, "wrong");
        assert!(page.js::<bool>(checked).await);
    });
}
