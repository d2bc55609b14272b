//! The same explainer in another language, in place.

use crate::browser::in_browser;
use crate::site::Site;
use serde_json::Value;

const HBM: &str = "<explainer-cards src=/explainers/hbm.fr.json><p>Repli</p></explainer-cards>";

#[test]
fn a_reader_changes_the_language_and_keeps_what_is_open() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, HBM).await;
        page.ready().await;
        page.click_button("card-who").await;
        let history: usize = page.js("return history.length").await;
        let names: Vec<String> = page
            .js("return $$('.languages a').map((link) => link.innerText)")
            .await;
        assert_eq!(names, ["English", "Nederlands", "简体中文", "العربية"]);
        page.click(".languages [hreflang=en]").await;
        page.until("element.explainer.lang === 'en' && $('.explainer').lang === 'en'")
            .await;
        assert!(page.is_open("who").await);
        assert!(!page.is_open("why").await);
        assert_eq!(page.js::<usize>("return history.length").await, history);
        let names: Vec<String> = page
            .js("return $$('.languages a').map((link) => link.innerText)")
            .await;
        assert_eq!(names, ["français", "Nederlands", "简体中文", "العربية"]);
        // And the other way round.
        page.click(".languages [hreflang=ar]").await;
        page.until("$('.explainer').dir === 'rtl'").await;
        assert!(page.is_open("who").await);
        page.is_quiet().await;
    });
}

#[test]
fn a_language_that_can_t_be_had_leaves_the_one_that_is_there() {
    in_browser(async |browser| {
        let site = Site::built().await;
        site.fault("/explainers/hbm.en.json", crate::site::Fault::Status(404));
        let page = browser.open_with(&site, HBM).await;
        page.ready().await;
        page.click(".languages [hreflang=en]").await;
        page.until("seen.events.some(({ name }) => name === 'error')")
            .await;
        assert_eq!(page.trouble().await.uncaught, [""; 0]);
    });
}

#[test]
fn an_element_with_an_integrity_offers_no_other_file() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, HBM).await;
        page.ready().await;
        page.run("element.setAttribute('integrity', 'sha256-x')")
            .await;
        assert!(!page.js::<bool>("return shown($('.languages'))").await);
        let language: Value = page.js("return element.explainer.lang").await;
        assert_eq!(language, "fr");
    });
}
