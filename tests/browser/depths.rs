//! How much of an explainer is open: no card, all cards, everything.

use crate::browser::in_every_browser;
use crate::page::Page;
use crate::prerendered::embed;
use crate::site::Site;

/// The label of the button for all cards.
async fn label(page: &Page) -> String {
    page.js("return $('[part=unfold]').innerText").await
}

/// Whether `more` of a card is unfolded, and the answer to a question.
async fn unfolded(page: &Page) -> [bool; 2] {
    page.js("return ['.panel > .more', '.question'].map((fold) => $(fold).open)")
        .await
}

#[test]
fn one_button_opens_and_closes_all_cards() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("").await;
        page.ready().await;
        assert_eq!(label(&page).await, "Open all (40 s)");
        page.click("[part=unfold]").await;
        assert!(page.is_open("what").await && page.is_open("rest").await);
        assert_eq!(label(&page).await, "Close all");
        let has_focus: bool = page.js("return active() === $('[part=unfold]')").await;
        assert!(has_focus, "{}", page.focus().await);
        page.click("[part=unfold]").await;
        assert!(!page.is_open("what").await && !page.is_open("rest").await);
        let expected = [
            "ready",
            "open what",
            "open rest",
            "depth main",
            "close what",
            "close rest",
            "depth brief",
        ];
        assert_eq!(page.event_names().await, expected);
        page.is_quiet().await;
    });
}

#[test]
fn the_button_closes_only_if_all_cards_are_open() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("").await;
        page.ready().await;
        for (pressed, expected) in [
            ("card-what", "Open all (40 s)"),
            ("card-rest", "Close all"),
            ("card-what", "Open all (40 s)"),
        ] {
            page.click_button(pressed).await;
            assert_eq!(label(&page).await, expected, "{pressed}");
        }
        page.is_quiet().await;
    });
}

#[test]
fn everything_also_unfolds_the_content_of_cards() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("").await;
        page.ready().await;
        page.click("[part=unfold]").await;
        assert_eq!(unfolded(&page).await, [false, false]);
        page.click("[part=everything]").await;
        assert_eq!(unfolded(&page).await, [true, true]);
        // After `everything`, the button for all cards opens everything again.
        page.click_button("card-what").await;
        assert_eq!(label(&page).await, "Open all (50 s)");
        page.click("[part=unfold]").await;
        assert_eq!(label(&page).await, "Close all");
        assert_eq!(unfolded(&page).await, [true, true]);
        page.is_quiet().await;
    });
}

#[test]
fn opening_or_closing_all_cards_is_announced() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("").await;
        page.ready().await;
        let announced = "return $('[part=unfold] + [role=status]').textContent";
        assert_eq!(page.js::<String>(announced).await, "");
        page.click("[part=unfold]").await;
        assert_eq!(page.js::<String>(announced).await, "Cards opened");
        page.click_button("card-what").await;
        assert_eq!(page.js::<String>(announced).await, "");
        page.click("[part=everything]").await;
        page.click("[part=unfold]").await;
        assert_eq!(page.js::<String>(announced).await, "Cards closed");
        page.is_quiet().await;
    });
}

#[test]
fn the_page_can_choose_how_much_is_open_at_first() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("depth=full").await;
        page.ready().await;
        assert_eq!(unfolded(&page).await, [true, true]);
        assert!(page.is_open("what").await && page.is_open("rest").await);
        assert_eq!(page.event_names().await, ["ready"]);
        page.is_quiet().await;
    });
}

#[test]
fn a_press_before_the_widget_has_loaded_takes_effect() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for (button, expected) in [("unfold", [false, false]), ("everything", [true, true])] {
            let page = browser
                .open_with(&site, &embed("loading=interaction"))
                .await;
            page.until("customElements.get('explainer-cards')").await;
            page.click(&format!("[part={button}]")).await;
            page.until("element.explainer").await;
            page.until("$('#card-rest').ariaExpanded === 'true'").await;
            assert!(page.is_open("what").await);
            assert_eq!(unfolded(&page).await, expected, "{button}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn the_buttons_show_the_reading_time() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for lang in ["fr", "en", "nl", "zh-Hans"] {
            let body =
                format!("<explainer-cards src=/explainers/hbm.{lang}.json></explainer-cards>");
            let page = browser.open_with(&site, &body).await;
            page.ready().await;
            let labels: Vec<String> = page
                .js("return $$('[part=unfold], [part=everything]').map((each) => each.innerText)")
                .await;
            let minutes = labels.iter().filter_map(|label| {
                let (_, time) = label.strip_suffix(')')?.split_once('(')?;
                let (number, unit) = time.split_once(' ')?;
                (unit == "min" || unit == "分钟").then(|| number.parse::<u32>().ok())?
            });
            let minutes: Vec<u32> = minutes.collect();
            assert_eq!(minutes.len(), 2, "{lang}: {labels:?}");
            assert!(
                0 < minutes[0] && minutes[0] <= minutes[1],
                "{lang}: {labels:?}"
            );
        }
    });
}
