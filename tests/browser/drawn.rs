//! Drawings to scale: bars and the timeline.

use crate::browser::{in_browser, in_every_browser};
use crate::site::{Site, fixture};
use explainer_cards::render::today;
use serde_json::{Value, json};

const BODY: &str = "<explainer-cards src=/file.json open=what><p>Fallback</p></explainer-cards>";

fn full() -> Value {
    serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON")
}

#[test]
fn the_length_of_a_bar_is_proportional_to_its_number() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let mut file = full();
        let figure = |value: Value, unit: &str, bar: bool| json!({ "value": value, "unit": unit, "label": "L", "bar": bar });
        file["cards"][0]["figures"] = json!([
            figure(json!(8), "m", true),
            figure(json!(2.0), "m", true),
            figure(json!(900), "m", false),
            figure(json!(50), "km", true),
        ]);
        site.put("/file.json", file.to_string());
        let page = browser.open_with(&site, BODY).await;
        page.ready().await;
        let shares: Vec<f64> = page
            .js("return $$('.bar').map((bar) =>
                   bar.firstChild.getBoundingClientRect().width / bar.getBoundingClientRect().width)")
            .await;
        let rounded: Vec<String> = shares.iter().map(|share| format!("{share:.2}")).collect();
        assert_eq!(
            rounded,
            ["1.00", "0.25"],
            "the third has none to be compared with"
        );
        page.is_quiet().await;
    });
}

#[test]
fn bars_in_different_rows_have_the_same_scale() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let mut file = full();
        let values = [100, 50, 25, 90, 10];
        let figures =
            values.map(|value| json!({ "value": value, "unit": "km", "label": "L", "bar": true }));
        file["cards"][0]["figures"] = json!(figures);
        site.put("/file.json", file.to_string());
        let page = browser.open_with(&site, BODY).await;
        page.ready().await;
        for width in [320, 500, 768, 1280] {
            page.resize(width, 800).await;
            let lengths: Vec<f64> = page
                .js("return $$('.bar rect').map((bar) => bar.getBoundingClientRect().width)")
                .await;
            for (value, length) in values.iter().zip(&lengths) {
                let expected = f64::from(*value) / 100.0 * lengths[0];
                assert!((length - expected).abs() < 0.5, "{width}: {lengths:?}");
            }
        }
    });
}

#[test]
fn a_timeline_that_extends_into_the_future_shows_its_end() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let mut file = full();
        let year: i32 = today().as_str()[..4].parse().expect("a year");
        for (last, expected) in [
            (
                year + 1,
                vec!["1850".to_owned(), format!("Today · {}", year + 1)],
            ),
            (
                year + 300,
                vec![
                    "1850".to_owned(),
                    (year + 300).to_string(),
                    "Today".to_owned(),
                ],
            ),
            (2000, vec!["1850".to_owned(), "Today".to_owned()]),
        ] {
            file["cards"][0]["events"] = json!([
                { "date": "1850", "title": "A" },
                { "date": "1950", "title": "B" },
                { "date": last.to_string(), "title": "C" },
            ]);
            site.put("/file.json", file.to_string());
            let page = browser.open_with(&site, BODY).await;
            page.ready().await;
            let labels: Vec<String> = page
                .js("return $$('.rail text').map((text) => text.textContent).filter(Boolean)")
                .await;
            assert_eq!(labels, expected);
        }
    });
}

#[test]
fn dates_are_to_scale_on_a_timeline_that_ends_today() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for (lang, mirrored) in [("en", false), ("ar", true)] {
            let mut file = full();
            file["lang"] = json!(lang);
            file["cards"][0]["events"] = json!([
                { "date": "1900", "title": "A" },
                { "date": "1901", "title": "B" },
                { "date": "2000", "title": "C" },
            ]);
            site.put("/file.json", file.to_string());
            let page = browser.open_with(&site, BODY).await;
            page.ready().await;
            let places: Vec<f64> = page
                .js("const box = $('.rail').getBoundingClientRect();
                     return $$('.rail line:not(.axis)').map((line) =>
                       (line.getBoundingClientRect().left - box.left) / box.width)")
                .await;
            let places: Vec<f64> = places
                .iter()
                .map(|place| if mirrored { 1.0 - place } else { *place })
                .collect();
            let year: f64 = page.js("return new Date().getFullYear()").await;
            let near = |place: f64, expected: f64| (place - expected).abs() < 0.02;
            assert!(near(places[0], 0.0), "{lang}: {places:?}");
            assert!(near(places[1], 1.0 / (year - 1900.0)), "{lang}: {places:?}");
            assert!(
                near(places[2], 100.0 / (year - 1900.0)),
                "{lang}: {places:?}"
            );
            assert!(near(places[3], 1.0), "today; {lang}: {places:?}");
            page.is_quiet().await;
        }
    });
}
