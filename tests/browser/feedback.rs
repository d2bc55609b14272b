//! The question whether the explainer was helpful. Only the page gets the answer.

use crate::browser::in_every_browser;
use crate::page::Page;
use serde_json::Value;
use thirtyfour::Key;

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

#[test]
fn what_a_reader_types_is_no_shortcut_of_the_page() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("feedback open=what").await;
        page.ready().await;
        // As most pages do: a shortcut is a key that isn't pressed in a field.
        page.run(
            "window.shortcuts = [];
             for (const type of ['keydown', 'keypress', 'keyup']) {
               document.addEventListener(type, (event) => {
                 if (!event.target.closest('input, textarea')) shortcuts.push(event.key);
               });
             }",
        )
        .await;
        page.click_button("card-rest").await;
        page.click("[data-act='helpful no']").await;
        page.until("active().id === 'missing'").await;
        page.run("shortcuts.length = 0").await;
        let keys = page.driver.action_chain().send_keys("s/ k?");
        keys.perform().await.expect("keys can be pressed");
        let written: String = page.js("return $('#missing').value").await;
        assert_eq!(written, "s/ k?");
        let shortcuts: Vec<String> = page.js("return shortcuts").await;
        assert_eq!(shortcuts, [""; 0]);
        page.press(Key::Tab).await;
        assert!(
            page.js::<bool>("return active().id !== 'missing'").await,
            "the focus is kept in the field"
        );
        // Everywhere else the page's shortcuts work.
        page.run("shortcuts.length = 0").await;
        page.focus_on("#card-what").await;
        let keys = page.driver.action_chain().send_keys("s");
        keys.perform().await.expect("a key can be pressed");
        let shortcuts: Vec<String> = page.js("return shortcuts").await;
        assert_eq!(shortcuts, ["s"; 3]);
        page.is_quiet().await;
    });
}
