//! The attributes of the element.

use crate::browser::{Browser, in_browser, in_every_browser};
use crate::page::Page;
use crate::site::Site;

async fn tide(browser: &Browser, attributes: &str) -> (Site, Page) {
    let (site, page) = browser.open_tide(attributes).await;
    page.ready().await;
    (site, page)
}

async fn cards(page: &Page) -> Vec<String> {
    page.js("return $$('.card .button').map((button) => button.id)")
        .await
}

#[test]
fn the_cards_listed_in_open_are_open_at_first() {
    in_browser(async |browser| {
        for (attribute, what, rest) in [
            ("", false, false),
            ("open=what", true, false),
            ("open='rest  what'", true, true),
            ("open=all", true, true),
            ("open=nothing", false, false),
        ] {
            let (_site, page) = tide(browser, attribute).await;
            assert_eq!(page.is_open("what").await, what, "{attribute}");
            assert_eq!(page.is_open("rest").await, rest, "{attribute}");
            assert_eq!(page.event_names().await, ["ready"]);
        }
    });
}

#[test]
fn the_cards_attribute_selects_the_shown_cards() {
    in_browser(async |browser| {
        let both = vec!["card-what", "card-rest"];
        for (attribute, shown) in [
            ("cards=rest", vec!["card-rest"]),
            ("cards='rest what'", both.clone()),
            ("cards=all", both.clone()),
            ("cards=nothing", both),
        ] {
            let (_site, page) = tide(browser, attribute).await;
            assert_eq!(cards(&page).await, shown, "{attribute}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn an_invalid_value_is_ignored_with_one_warning() {
    in_browser(async |browser| {
        for (attribute, value) in [
            ("loading", "later"),
            ("loading", "press"),
            ("theme", "blue"),
            ("heading-level", "1"),
            ("heading-level", "two"),
        ] {
            let (_site, page) = tide(browser, &format!("{attribute}={value}")).await;
            page.click_button("card-what").await;
            page.settle().await;
            let console = page.console().await;
            assert_eq!(console.len(), 1, "{console:?}");
            for word in ["WARNING", "explainer-cards:", attribute, value] {
                assert!(console[0].contains(word), "{console:?}");
            }
            let title: String = page.js("return $('.title').tagName").await;
            assert_eq!(title, "H2");
        }
    });
}

#[test]
fn the_theme_is_the_attribute_or_the_scheme_of_the_page() {
    in_browser(async |browser| {
        let paper = "return getComputedStyle($('.explainer')).backgroundColor";
        let (light, dark) = ("rgb(248, 245, 239)", "rgb(25, 24, 22)");
        for (attribute, page_scheme, reader, expected) in [
            ("", "light dark", "light", light),
            ("", "light dark", "dark", dark),
            ("theme=auto", "light dark", "dark", dark),
            // On a page that is only light, the explainer is light.
            ("", "light", "dark", light),
            ("theme=dark", "light", "light", dark),
            ("theme=light", "light dark", "dark", light),
        ] {
            let (_site, page) = tide(browser, attribute).await;
            page.run(&format!(
                "document.documentElement.style.colorScheme = '{page_scheme}'"
            ))
            .await;
            page.prefer(reader).await;
            let found: String = page.js(paper).await;
            assert_eq!(found, expected, "{attribute} on {page_scheme}, {reader}");
        }
    });
}

#[test]
fn a_change_of_theme_takes_effect_immediately() {
    in_browser(async |browser| {
        let (_site, page) = tide(browser, "theme=light").await;
        page.click_button("card-what").await;
        page.run("element.setAttribute('theme', 'dark')").await;
        let found: String = page
            .js("return getComputedStyle($('.explainer')).backgroundColor")
            .await;
        assert_eq!(found, "rgb(25, 24, 22)");
        assert!(page.is_open("what").await);
    });
}

#[test]
fn custom_properties_and_parts_style_the_inside() {
    in_browser(async |browser| {
        let (_site, page) = tide(browser, "").await;
        page.run(
            "const sheet = new CSSStyleSheet();
             sheet.replaceSync(`
               explainer-cards { --explainer-paper: rgb(1, 2, 3); --explainer-font-size: 30px }
               explainer-cards::part(card-title) { color: rgb(4, 5, 6) }`);
             document.adoptedStyleSheets = [sheet]",
        )
        .await;
        let found: Vec<String> = page
            .js("return [getComputedStyle($('.explainer')).backgroundColor,
                         getComputedStyle($('.explainer')).fontSize,
                         getComputedStyle($('.card-title')).color]")
            .await;
        assert_eq!(found, ["rgb(1, 2, 3)", "30px", "rgb(4, 5, 6)"]);
    });
}

#[test]
fn dates_and_labels_are_in_the_language_of_the_file() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/two.html").await;
        page.ready().await;
        let langs: Vec<String> = page
            .js("return elements.map((each) => each.shadowRoot.querySelector('.explainer').lang)")
            .await;
        assert_eq!(langs, ["fr", "en-GB"]);
        let facts: Vec<String> = page
            .js("return elements.map((each) =>
                   each.shadowRoot.querySelector('.facts').textContent)")
            .await;
        assert!(facts[0].contains("Mis à jour le 12 août 2025"), "{facts:?}");
        assert!(facts[1].contains("Updated 12 August 2025"), "{facts:?}");
    });
}

#[test]
fn numbers_keep_their_digits_and_dates_their_precision() {
    in_browser(async |browser| {
        let (_site, page) = tide(browser, "open=what").await;
        let figure: String = page.js("return $('.figure-value data').textContent").await;
        assert_eq!(figure, "12.40");
        let dates: Vec<String> = page
            .js("return $$('.event-date time')
                   .map((time) => `${time.dateTime} ${time.textContent}`)")
            .await;
        assert_eq!(
            dates,
            [
                "1687 1687",
                "1833-05 May 1833",
                "2025-03-01 March 1, 2025",
                "2025-09 September 2025"
            ]
        );
    });
}

#[test]
fn arabic_dates_and_numbers_use_the_same_digits_as_the_texts() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/theme-broadcaster.html").await;
        page.ready().await;
        let shown: Vec<String> = page
            .js("return $$('time, .figure-value').map((each) => each.textContent)")
            .await;
        assert!(shown.len() > 5, "{shown:?}");
        let others = |digit: char| ('\u{660}'..='\u{669}').contains(&digit);
        for text in shown {
            assert!(!text.contains(others), "{text}");
            assert!(
                text.contains(|digit: char| digit.is_ascii_digit()),
                "{text}"
            );
        }
    });
}

#[test]
fn authors_are_listed_in_the_format_of_the_language() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for (lang, said) in [("fr", "Ada, Bob et Cléo"), ("en", "Ada, Bob, and Cléo")] {
            let file = serde_json::json!({
                "version": 1, "id": "a", "lang": lang, "title": "T", "summary": "S",
                "authors": [{ "name": "Ada" }, { "name": "Bob" }, { "name": "Cléo" }],
                "cards": [{ "id": "what", "kind": "what", "title": "T", "summary": "S" }],
            });
            site.put("/file.json", file.to_string());
            let body = "<explainer-cards src=/file.json><p>Fallback</p></explainer-cards>";
            let page = browser.open_with(&site, body).await;
            page.ready().await;
            let byline: String = page.js("return $('.byline').innerText").await;
            assert!(byline.contains(said), "{byline}");
            page.is_quiet().await;
        }
    });
}
