//! The words of the interface.

use crate::browser::{TIDE, in_browser, tide};
use crate::page::Page;
use crate::site::{Site, fixture};

/// The fixture in another language.
fn put_in(site: &Site, lang: &str) {
    let json = String::from_utf8(fixture("valid/full.json")).expect("it is UTF-8");
    let other = json.replacen("\"lang\": \"en\"", &format!("\"lang\": \"{lang}\""), 1);
    assert_ne!(json, other);
    site.put("/other.json", other);
}

async fn kicker(page: &Page) -> String {
    page.js("return $('.kicker').textContent").await
}

#[test]
fn the_interface_has_the_language_of_the_explainer() {
    in_browser(async |browser| {
        for (lang, word) in [("fr-CA", "Comprendre"), ("sw", "Explainer")] {
            let site = Site::built().await;
            put_in(&site, lang);
            let element = "<explainer-cards src=/other.json><p>Fallback</p></explainer-cards>";
            let page = browser.open_with(&site, element).await;
            page.ready().await;
            assert_eq!(kicker(&page).await, word, "{lang}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn only_words_of_the_page_and_its_explainers_are_loaded() {
    in_browser(async |browser| {
        let site = Site::built().await;
        put_in(&site, "ar");
        let other = "<explainer-cards src=/other.json><p>Fallback</p></explainer-cards>";
        let page = browser
            .open_with(&site, &[TIDE, TIDE, other, other].concat())
            .await;
        page.ready().await;
        let requests = site.requests();
        let mut words: Vec<&String> = requests
            .iter()
            .filter(|line| line.contains("/words/"))
            .collect();
        words.sort();
        assert_eq!(words, ["GET /words/ar.json", "GET /words/en.json"]);
        let way: String = page
            .js("return elements[2].shadowRoot.querySelector('.explainer').dir")
            .await;
        assert_eq!(way, "rtl");
    });
}

#[test]
fn words_of_the_publisher_replace_the_default_words() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.put(
            "/own.json",
            r#"{ "kicker": "Backstory", "sources": "Where\n this is from", "odd": "unused" }"#,
        );
        let page = browser.open_with(&site, &tide("words=/own.json")).await;
        page.ready().await;
        assert_eq!(kicker(&page).await, "Backstory");
        let sources: String = page
            .js("return $('#sources span').textContent.trim()")
            .await;
        assert_eq!(sources, "Where this is from");
        let glossary: String = page
            .js("return $('#glossary span').textContent.trim()")
            .await;
        assert_eq!(glossary, "Glossary", "what they leave out is ours");
        page.is_quiet().await;
    });
}
