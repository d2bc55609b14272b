//! Opening and closing cards by pointer and by keyboard, and their semantics.

use crate::browser::{Browser, in_browser, in_every_browser};
use crate::page::Page;
use crate::site::Site;
use thirtyfour::Key;

async fn tide(browser: &Browser, attributes: &str) -> (Site, Page) {
    let (site, page) = browser.open_tide(attributes).await;
    page.ready().await;
    (site, page)
}

#[test]
fn a_click_opens_a_card_and_another_closes_it() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser, "").await;
        assert!(!page.is_open("what").await);
        page.click_button("card-what").await;
        assert!(page.is_open("what").await);
        assert!(!page.is_open("rest").await);
        page.click_button("card-what").await;
        assert!(!page.is_open("what").await);
        page.is_quiet().await;
    });
}

#[test]
fn enter_and_space_open_and_close_a_card() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser, "").await;
        page.focus_on("#card-what").await;
        for key in [Key::Enter, Key::Space] {
            page.press(key.clone()).await;
            assert!(page.is_open("what").await, "{key:?}");
            page.press(key.clone()).await;
            assert!(!page.is_open("what").await, "{key:?}");
        }
        assert_eq!(page.focus().await, "card-what");
        page.is_quiet().await;
    });
}

#[test]
fn every_button_in_a_heading_refers_to_its_panel() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser, "").await;
        let buttons: Vec<String> = page
            .js("return $$('[aria-expanded]').map((button) => button.id)")
            .await;
        assert_eq!(
            buttons,
            ["card-what", "card-rest", "glossary", "sources", "changes"]
        );
        for id in buttons {
            assert!(!page.is_expanded(&id).await, "{id}");
            page.click_button(&id).await;
            assert!(page.is_expanded(&id).await, "{id}");
        }
    });
}

#[test]
fn headings_have_the_level_that_the_page_sets() {
    in_every_browser(async |browser| {
        for (attribute, title, cards) in [
            ("", "H2", "H3"),
            ("heading-level=2", "H2", "H3"),
            ("heading-level=3", "H3", "H4"),
            ("heading-level=4", "H4", "H5"),
            ("heading-level=5", "H5", "H6"),
        ] {
            let (_site, page) = tide(browser, attribute).await;
            let found: String = page.js("return $('.title').tagName").await;
            assert_eq!(found, title, "{attribute}");
            let found: Vec<String> = page
                .js("return $$('[aria-expanded]').map((button) => button.parentElement.tagName)")
                .await;
            assert_eq!(found, [cards; 5], "{attribute}");
        }
    });
}

#[test]
fn the_tab_order_is_the_visible_order() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser, "open=rest").await;
        page.focus_on("#card-what").await;
        let mut stops = Vec::new();
        for _ in 0..5 {
            page.press(Key::Tab).await;
            stops.push(page.focus().await);
        }
        let expected = ["card-rest", "Copy link", "glossary", "sources", "changes"];
        assert_eq!(stops, expected);

        page.click_button("card-what").await;
        page.focus_on("#card-what").await;
        page.press(Key::Tab).await;
        assert_eq!(page.focus().await, "Spring tide");
        page.press(Key::Tab).await;
        assert_eq!(page.focus().await, "the other half of the month");
    });
}

#[test]
fn the_focus_is_visible() {
    in_browser(async |browser| {
        let (_site, page) = tide(browser, "open=all").await;
        page.click_button("sources").await;
        page.click_button("glossary").await;
        page.focus_on("[part=unfold]").await;
        page.press(Key::Tab).await;
        let mut stops = 0;
        while page.js("return element.matches(':focus-within')").await {
            let mark: f64 = page
                .js("const style = getComputedStyle(active());
                     return style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)")
                .await;
            assert!(
                mark >= 2.0,
                "{} has a mark of {mark} px",
                page.focus().await
            );
            page.press(Key::Tab).await;
            stops += 1;
            assert!(stops < 50, "the focus does not leave the explainer");
        }
        assert!(stops > 10, "only {stops} stops");
    });
}

#[test]
fn find_in_page_finds_the_text_of_closed_cards() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser, "").await;
        let hidden: String = page
            .js("return $('#panel-what').getAttribute('hidden')")
            .await;
        assert_eq!(hidden, "until-found");
        let text: String = page.js("return $('#panel-what').textContent").await;
        assert!(text.contains("Largest range of the year"), "{text}");
        assert!(text.contains("The land has tides too"), "{text}");
    });
}

#[test]
fn find_in_page_opens_a_card() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser, "").await;
        // The same as in https://html.spec.whatwg.org/#ancestor-revealing-algorithm
        page.run(
            "const panel = $('#panel-what');
             panel.dispatchEvent(new Event('beforematch', { bubbles: true }));
             panel.removeAttribute('hidden')",
        )
        .await;
        page.settle().await;
        assert!(page.is_open("what").await);
        page.click_button("card-what").await;
        assert!(!page.is_open("what").await);
    });
}

#[test]
fn targets_are_large_enough_for_fingers() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/element.html").await;
        page.ready().await;
        page.resize(360, 800).await;
        page.open_everything().await;
        // WCAG 2.2, 2.5.8 doesn't apply to targets in a sentence.
        let small: Vec<String> = page
            .js("const small = [];
                 const measure = (around) => {
                   for (const target of around.querySelectorAll('a, button, label, summary')) {
                     const { width, height } = target.getBoundingClientRect();
                     const sentence = '.cite, .text, .dek, .card-summary, .figure, .change > p, dd, td, caption, .caption';
                     if (width < 24 || height < 24)
                       if (shown(target) && !target.closest(sentence))
                         small.push(`${target.textContent.trim()}: ${width} by ${height}`);
                   }
                 };
                 measure(element.shadowRoot);
                 for (const note of $$('[popover]').slice(0, 20)) {
                   note.showPopover();
                   measure(note);
                   note.hidePopover();
                 }
                 return small")
            .await;
        assert_eq!(small, [""; 0]);
    });
}
