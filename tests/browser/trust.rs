//! Dates of checks, and corrections.

use crate::browser::in_every_browser;
use crate::site::{Site, fixture};
use serde_json::{Value, json};

const BODY: &str = "<explainer-cards src=/file.json><p>Fallback</p></explainer-cards>";

fn full() -> Value {
    serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON")
}

#[test]
fn an_overdue_check_is_mentioned() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for (date, notice) in [
            (
                "2025-12-01",
                "Was due to be checked again by December 1, 2025",
            ),
            ("2025", "Was due to be checked again by 2025"),
            ("2999-12", "Next check by December 2999"),
        ] {
            let mut file = full();
            file["reviewBy"] = json!(date);
            site.put("/file.json", file.to_string());
            let page = browser.open_with(&site, BODY).await;
            page.ready().await;
            let place = if notice.starts_with("Was due") {
                ".facts"
            } else {
                ".byline"
            };
            let line: String = page.js(&format!("return $('{place}').innerText")).await;
            assert!(line.contains(notice), "{date}: {line}");
            let overdue = page.js::<bool>("return !!$('.overdue')").await;
            assert_eq!(overdue, notice.starts_with("Was due"), "{date}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn corrections_are_listed_with_links_to_marked_cards() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let mut file = full();
        let update =
            json!({ "date": "2025-03-02", "type": "update", "card": "rest", "text": "More." });
        file["changes"].as_array_mut().expect("a list").push(update);
        site.put("/file.json", file.to_string());
        let page = browser.open_with(&site, BODY).await;
        page.ready().await;
        let mark: String = page.js("return $('.corrected').innerText").await;
        assert_eq!(mark, "Corrected March 2, 2025");
        let marked: Vec<String> = page
            .js("return $$('.card:has(.corrected)').map((card) => card.querySelector('button').id)")
            .await;
        assert_eq!(marked, ["card-what"], "an update is no correction");
        page.click_button("changes").await;
        assert!(page.is_expanded("changes").await);
        page.click(".change a[data-act]").await;
        page.until("active()?.id === 'card-what'").await;
        assert!(page.is_open("what").await);
        page.is_quiet().await;
    });
}

#[test]
fn expected_events_in_the_past_are_marked() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let mut file = full();
        file["cards"][0]["next"] = json!([
            { "date": "2025-09", "text": "Past." },
            { "date": "2999", "text": "To come." },
        ]);
        site.put("/file.json", file.to_string());
        let page = browser.open_with(&site, BODY).await;
        page.ready().await;
        page.click_button("card-what").await;
        let items: Vec<String> = page
            .js("return $$('[part=next] .event').map((item) => item.innerText.replace(/\\s+/g, ' ').trim())")
            .await;
        assert_eq!(items, ["September 2025 Past Past.", "2999 To come."]);
        page.is_quiet().await;
    });
}
