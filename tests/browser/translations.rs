//! Changing the language of an explainer in place.

use crate::browser::in_every_browser;
use crate::page::Page;
use crate::site::{Fault, Site, fixture};
use serde_json::{Value, json};
use thirtyfour::Key;

const HBM: &str = "<explainer-cards src=/explainers/hbm.fr.json><p>Repli</p></explainer-cards>";

/// Unfolds the list of languages and chooses one.
async fn choose(page: &Page, lang: &str) {
    page.run("$('.languages details').open = true").await;
    page.click(&format!(".languages [hreflang={lang}]")).await;
}

#[test]
fn changing_the_language_keeps_open_cards() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, HBM).await;
        page.ready().await;
        page.click_button("card-who").await;
        let history: usize = page.js("return history.length").await;
        let names: Vec<String> = page
            .js("return $$('.languages a').map((link) => link.textContent)")
            .await;
        assert_eq!(names, ["English", "Nederlands", "简体中文", "العربية"]);
        choose(&page, "en").await;
        page.until("element.explainer.lang === 'en-GB' && $('.explainer').lang === 'en-GB'")
            .await;
        assert!(page.is_open("who").await);
        assert!(!page.is_open("why").await);
        assert_eq!(page.js::<usize>("return history.length").await, history);
        let names: Vec<String> = page
            .js("return $$('.languages a').map((link) => link.textContent)")
            .await;
        assert_eq!(names, ["français", "Nederlands", "简体中文", "العربية"]);
        // A language that is written right to left.
        choose(&page, "ar").await;
        page.until("$('.explainer').dir === 'rtl'").await;
        assert!(page.is_open("who").await);
        page.is_quiet().await;
    });
}

#[test]
fn a_language_that_fails_to_load_leaves_the_current_one() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let english = "/explainers/hbm.en.json";
        let page = browser.open_with(&site, HBM).await;
        page.ready().await;
        page.click_button("card-who").await;
        let events = page.event_names().await;
        let said = "return $('.languages [role=status]').innerText";
        for fault in [Fault::Status(404), Fault::Broken] {
            site.fault(english, fault);
            page.run(
                "const status = $('.languages [role=status]');
                 window.heard = [];
                 new MutationObserver(() => heard.push(status.innerText))
                   .observe(status, { childList: true });",
            )
            .await;
            choose(&page, "en").await;
            page.until("heard.at(-1)").await;
            page.until("$('.languages [role=status]').innerText").await;
            assert_eq!(page.js::<String>(said).await, "Indisponible pour le moment");
            assert!(page.is_open("who").await);
            assert_eq!(page.event_names().await, events);
            let src: String = page.js("return element.getAttribute('src')").await;
            assert_eq!(src, "/explainers/hbm.fr.json");
        }
        site.heal();
        choose(&page, "en").await;
        page.until("$('.explainer').lang === 'en-GB'").await;
        assert_eq!(page.js::<String>(said).await, "");
        assert!(page.is_open("who").await);
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn of_two_languages_the_one_pressed_last_is_shown() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, HBM).await;
        page.ready().await;
        site.fault("/explainers/hbm.en.json", Fault::Silence);
        choose(&page, "en").await;
        site.wait_for_request("/explainers/hbm.en.json").await;
        choose(&page, "nl").await;
        page.until("$('.explainer').lang === 'nl'").await;
        site.heal();
        page.settle().await;
        page.settle().await;
        let language: String = page.js("return $('.explainer').lang").await;
        assert_eq!(language, "nl");
        page.is_quiet().await;
    });
}

#[test]
fn the_focus_goes_to_the_title_in_the_new_language() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, HBM).await;
        page.ready().await;
        page.run("$('.languages details').open = true").await;
        page.focus_on(".languages [hreflang=en]").await;
        page.press(Key::Enter).await;
        page.until("$('.explainer').lang === 'en-GB'").await;
        let title: bool = page.js("return active() === $('.title')").await;
        assert!(title, "the focus is on {}", page.focus().await);
        page.press(Key::Tab).await;
        let next: bool = page.js("return !!active().closest('.facts')").await;
        assert!(next, "the next stop is {}", page.focus().await);
        page.is_quiet().await;
    });
}

/// A page in French with the French explainer, for a reader of these languages.
fn read_in(languages: &str) -> String {
    format!(
        "<script>Object.defineProperty(navigator, 'languages', {{ value: {languages} }})</script>{HBM}"
    )
}

const PREFERRED: &str = ".facts [hreflang]";

#[test]
fn the_head_has_a_link_to_the_own_language_of_the_reader() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(&site, &read_in("['en-US', 'en', 'fr']"))
            .await;
        page.ready().await;
        page.click_button("card-who").await;
        let name: String = page.js(&format!("return $('{PREFERRED}').innerText")).await;
        assert_eq!(name, "English");
        page.focus_on(PREFERRED).await;
        page.press(Key::Enter).await;
        page.until("$('.explainer').lang === 'en-GB'").await;
        assert!(page.is_open("who").await);
        let title: bool = page.js("return active() === $('.title')").await;
        assert!(title, "the focus is on {}", page.focus().await);
        let there: bool = page.js(&format!("return !!$('{PREFERRED}')")).await;
        assert!(!there, "the reader has their language");
        page.is_quiet().await;
    });
}

#[test]
fn the_head_has_no_link_to_other_languages() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        for languages in ["['fr-CA', 'en']", "['de', 'ja']", "[]", "undefined"] {
            let page = browser.open_with(&site, &read_in(languages)).await;
            page.ready().await;
            let there: bool = page.js(&format!("return !!$('{PREFERRED}')")).await;
            assert!(!there, "{languages}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn the_head_says_that_the_own_language_failed_to_load() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, &read_in("['en']")).await;
        page.ready().await;
        site.fault("/explainers/hbm.en.json", Fault::Status(404));
        page.click(PREFERRED).await;
        page.until("$('.facts').innerText.includes('Indisponible pour le moment')")
            .await;
        site.heal();
        page.click(PREFERRED).await;
        page.until("$('.explainer').lang === 'en-GB'").await;
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn an_element_with_an_integrity_offers_no_translations() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, &read_in("['en']")).await;
        page.ready().await;
        page.run("element.setAttribute('integrity', 'sha256-x')")
            .await;
        assert!(!page.js::<bool>("return shown($('.languages'))").await);
        assert!(!page.js::<bool>("return shown($('.facts a'))").await);
        let language: Value = page.js("return element.explainer.lang").await;
        assert_eq!(language, "fr");
    });
}

#[test]
fn choices_stay_in_another_language() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, HBM).await;
        page.ready().await;
        page.click("[part=everything]").await;
        page.click("[data-act^='group who/hbm-makers']").await;
        page.click(".quiz [value='1']").await;
        page.click(".quiz .tool").await;
        page.click(".quiz [value='2']").await;
        page.click_button("card-how").await;
        let before = page.event_names().await;
        for lang in ["en", "fr"] {
            choose(&page, lang).await;
            page.until(&format!("$('.explainer').lang.startsWith('{lang}')"))
                .await;
            page.settle().await;
            let chosen: Vec<String> = page
                .js("return $$('input:checked').map(({ dataset, value }) => dataset.act || value)")
                .await;
            assert_eq!(chosen, ["2", "group who/hbm-makers"], "{lang}");
            let answer: String = page.js("return $('.quiz [checked]').value").await;
            assert_eq!(answer, "1", "{lang}");
            assert!(!page.is_open("how").await, "the reader has closed it");
            assert!(page.is_open("who").await);
        }
        let told = page.event_names().await.split_off(before.len());
        assert_eq!(told, ["ready", "ready"], "the page knows the rest already");
        page.is_quiet().await;
    });
}

#[test]
fn the_browser_names_languages_as_the_static_forms_do() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let mut file: Value =
            serde_json::from_slice(&fixture("valid/full.json")).expect("it is JSON");
        let languages = [
            "ar", "cs", "de", "en", "es", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt", "ru",
            "sv", "tr", "uk", "zh", "zh-Hans", "zh-Hant",
        ];
        let translations = languages.map(|lang| json!({ "lang": lang, "href": "other.json" }));
        file["translations"] = json!(translations);
        site.put("/file.json", file.to_string());
        let body = "<explainer-cards src=/file.json><p>Fallback</p></explainer-cards>";
        let page = browser.open_with(&site, body).await;
        page.ready().await;
        let names: Vec<String> = page
            .js("return $$('.languages a').map((link) => link.textContent)")
            .await;
        // The older ICU of WebKit on Debian 12 writes some names with a capital.
        let small = |name: &str| name.to_lowercase();
        let expected = languages.map(|lang| small(explainer_cards::words::name(lang)));
        let names: Vec<String> = names.iter().map(|name| small(name)).collect();
        assert_eq!(names, expected);
    });
}
