//! The question whether the explainer was helpful. Only the page gets the answer.

use crate::browser::in_every_browser;
use crate::page::Page;
use serde_json::Value;

/// The answers that the page received.
async fn told(page: &Page) -> Value {
    page.js("return window.told").await
}

#[test]
fn readers_who_have_opened_a_card_are_asked_for_feedback() {
    in_every_browser(async |browser| {
        let (site, page) = browser.open_tide("feedback").await;
        page.ready().await;
        page.run(
            "window.told = [];
             addEventListener('explainer-feedback', ({ detail }) => {
               window.told.push([detail.explainer, detail.helpful, detail.missing])
             })",
        )
        .await;
        assert!(page.js::<bool>("return !$('.feedback')").await);
        page.click_button("card-what").await;
        let requests = site.requests();
        page.click("[data-act='helpful no']").await;
        page.until("active().id === 'missing'").await;
        page.click("[data-act^=missing]").await;
        page.until("active().id === 'missing'").await;
        assert_eq!(told(&page).await.as_array().map(Vec::len), Some(1));
        let keys = page.driver.action_chain().send_keys("Maps of 1833 <b>");
        keys.perform().await.expect("keys can be pressed");
        page.click("[data-act^=missing]").await;
        page.until("active().className === 'thanks'").await;
        let thanks: String = page.js("return active().innerText").await;
        assert_eq!(thanks, "Thank you");
        let expected =
            serde_json::json!([["tide", false, null], ["tide", null, "Maps of 1833 <b>"]]);
        assert_eq!(told(&page).await, expected);
        page.settle().await;
        let more: Vec<String> = site.requests().split_off(requests.len());
        assert!(
            more.iter().all(|request| request.ends_with("tide.jpg")),
            "{more:?}"
        );
        page.is_quiet().await;
    });
}

#[test]
fn without_the_attribute_nobody_is_asked_for_feedback() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("").await;
        page.ready().await;
        page.click_button("card-what").await;
        assert!(page.js::<bool>("return !$('.feedback')").await);
        page.is_quiet().await;
    });
}

#[test]
fn an_answer_stays_when_another_file_loads() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("feedback open=what").await;
        page.ready().await;
        page.click_button("card-rest").await;
        page.click("[data-act='helpful no']").await;
        page.until("active().id === 'missing'").await;
        page.run("$('#missing').value = 'Maps'").await;
        let before = page.event_names().await;
        let again = "const first = $('.root');
             element.setAttribute('src', '/fixtures/valid/full.json?again');
             while ($('.root') === first) await new Promise(setTimeout)";
        page.run(again).await;
        assert_eq!(
            page.js::<String>("return $('#missing').value").await,
            "Maps"
        );
        page.click("[data-act^=missing]").await;
        page.until("$('.thanks')").await;
        page.run(&again.replace("?again", "?once-more")).await;
        assert!(page.js::<bool>("return !!$('.thanks')").await);
        let told = page.event_names().await.split_off(before.len());
        assert_eq!(told, ["ready", "feedback Maps", "ready"]);
        page.is_quiet().await;
    });
}
