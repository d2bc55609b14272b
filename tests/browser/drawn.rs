//! What is drawn to scale beside words that say the same: bars and the line of time.

use crate::browser::in_every_browser;
use crate::site::{Site, fixture};
use serde_json::{Value, json};

const BODY: &str = "<explainer-cards src=/file.json open=what><p>Fallback</p></explainer-cards>";

fn full() -> Value {
    serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON")
}

#[test]
fn bars_are_as_long_as_their_numbers() {
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
        assert_eq!(rounded, ["1.00", "0.25", "1.00"]);
        page.is_quiet().await;
    });
}

#[test]
fn dates_stand_on_a_line_to_scale_that_ends_today() {
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
