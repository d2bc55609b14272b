//! The section `groups`: a chosen group moves to the front.

use crate::browser::in_every_browser;
use crate::site::{Site, fixture};
use serde_json::{Value, json};

#[test]
fn a_chosen_group_comes_first_in_order_and_layout() {
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
        assert!(
            text.find("Cellars") < text.find("Fishers"),
            "read as seen: {text}"
        );
        page.click("[data-act='group what/']").await;
        assert_eq!(page.js::<Vec<String>>(order).await, at_first);
        let expected = ["ready", "group what cellars", "group what"];
        assert_eq!(page.event_names().await, expected);
        page.is_quiet().await;
    });
}

#[test]
fn a_card_without_the_chosen_group_shows_all_groups() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let mut file: Value =
            serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON");
        let group = |id: &str| json!({ "id": id, "name": id, "impact": "mixed", "text": "T" });
        file["cards"][1]["groups"] = json!([group("millers"), group("fishers"), group("sailors")]);
        site.put("/file.json", file.to_string());
        let body = "<explainer-cards src=/file.json open=all><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        let rest = "return [$('#panel-rest .bring :checked').dataset.act,
            $('#panel-rest .group-name').innerText]";
        page.click("[data-act='group what/cellars']").await;
        let chosen: [String; 2] = page.js(rest).await;
        assert_eq!(chosen, ["group rest/", "millers"]);
        page.click("[data-act='group what/fishers']").await;
        let chosen: [String; 2] = page.js(rest).await;
        assert_eq!(chosen, ["group rest/fishers", "fishers"]);
        page.is_quiet().await;
    });
}
