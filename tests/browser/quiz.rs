//! The section `quiz`.

use crate::browser::{TIDE, in_every_browser};
use crate::site::Site;
use serde_json::Value;

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

#[test]
fn a_choice_gets_a_verdict_and_fires_an_event() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        page.click_button("card-what").await;
        let verdict = "return $('.verdict').innerText.trim()";
        assert_eq!(page.js::<String>(verdict).await, "");
        page.run("$$('.quiz input')[1].click()").await;
        assert_eq!(page.js::<String>(verdict).await, "Not right");
        page.run("$$('.quiz input')[0].click()").await;
        let right: String = page.js(verdict).await;
        assert!(right.starts_with("Right"), "{right}");
        assert!(right.contains("Sun and Moon pull together."), "{right}");
        let told: Vec<Value> = page
            .js("return seen.events.filter(({ name }) => name === 'quiz').map(({ detail }) => detail.option)")
            .await;
        assert_eq!(told, [1, 0]);
        let checked: Vec<bool> = page
            .js("return $$('.quiz input').map((input) => input.checked)")
            .await;
        assert_eq!(checked, [true, false]);
        page.is_quiet().await;
    });
}

#[test]
fn a_choice_stays_during_other_actions() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        page.ready().await;
        page.click_button("card-what").await;
        page.run("$$('.quiz input')[0].click()").await;
        page.click_button("sources").await;
        page.click_button("card-rest").await;
        let kept: bool = page
            .js("return $$('.quiz input')[0].checked && !!$('[data-verdict=right]')")
            .await;
        assert!(kept);
    });
}
