//! How long a keystroke in the studio takes to reach the preview. `cargo xtask bench --typing` prints it.

use crate::browser::in_browser;
use crate::site::{Site, fixture};
use crate::studio::{cursor_behind, press, with_form};
use serde_json::{Value, json};

/// The number of cards, each of which has every section in turn.
const CARDS: usize = 40;
/// How often a key is pressed.
const KEYS: usize = 31;
/// How much slower the processor is made.
const SLOWDOWN: u32 = 4;

/// Types into the element that has the focus; resolves to the milliseconds until the frame after the change.
const TYPE: &str = r#"
const { shadowRoot } = document.querySelector(".preview-frame > div");
const title = () => shadowRoot.querySelector(".title").textContent;
// The checks and the draft of the key before are done by then.
await new Promise((done) => setTimeout(done, 1000));
const before = title();
const start = performance.now();
document.execCommand("insertText", false, "x");
while (title() === before) await new Promise(requestAnimationFrame);
return performance.now() - start;
"#;

/// An explainer with many cards, made of the cards of the fixture that has every section.
fn long() -> String {
    let mut file: Value = serde_json::from_slice(&fixture("valid/full.json")).expect("JSON");
    let cards = file["cards"].as_array().expect("cards").clone();
    let many = (0..CARDS).map(|index| {
        let mut card = cards[index % cards.len()].clone();
        card["id"] = json!(format!("card-{index}"));
        card
    });
    file["cards"] = many.collect();
    format!("{file:#}")
}

#[test]
#[ignore = "measures: `cargo xtask bench --typing` runs it"]
fn a_keystroke_reaches_the_preview_of_a_long_explainer() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let file = long();
        let page = with_form(browser, &site, &file).await;
        page.until(
            "document.querySelector('.preview-frame > div')?.shadowRoot?.querySelector('.title')",
        )
        .await;
        page.cdp(
            "Emulation.setCPUThrottlingRate",
            json!({ "rate": SLOWDOWN }),
        )
        .await;
        for view in ["form", "JSON"] {
            if view == "form" {
                page.run("document.getElementById('field:/title').focus()")
                    .await;
            } else {
                press(&page, "JSON").await;
                cursor_behind(&page, "Why are there").await;
            }
            let mut times: Vec<f64> = vec![];
            for _ in 0..KEYS {
                times.push(page.js(TYPE).await);
            }
            times.sort_by(f64::total_cmp);
            println!(
                "{view}: {CARDS} cards, {} kB, {SLOWDOWN} x slower: median {:.0} ms, least {:.0}, greatest {:.0}",
                file.len() / 1_000,
                times[KEYS / 2],
                times[0],
                times[KEYS - 1]
            );
        }
    });
}
