//! Whom it affects: a group that is brought forward, and all others still there.

use crate::browser::in_every_browser;

#[test]
fn a_group_comes_first_in_every_eye_and_none_is_lost() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=what").await;
        page.ready().await;
        let order = "return $$('.group')
            .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
            .map((group) => group.querySelector('.group-name').innerText)";
        let at_first: Vec<String> = page.js(order).await;
        assert_eq!(at_first, ["Fishers", "Tide mills", "Cellars", "Birds"]);
        page.click("[data-act='group what/cellars']").await;
        let chosen: Vec<String> = page.js(order).await;
        assert_eq!(chosen, ["Cellars", "Fishers", "Tide mills", "Birds"]);
        let text: String = page.js("return $('.groups').textContent").await;
        assert!(text.find("Fishers") < text.find("Cellars"), "{text}");
        page.click("[data-act='group what/']").await;
        assert_eq!(page.js::<Vec<String>>(order).await, at_first);
        let expected = ["ready", "group what/cellars", "group what/"];
        assert_eq!(page.event_names().await, expected);
        page.is_quiet().await;
    });
}
