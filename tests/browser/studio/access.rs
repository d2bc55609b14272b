//! The studio for everyone: in French, with a screen reader, on a phone.

use super::{TRAM, choose, fill, name_folder, paste, press, studio, translate, until, with_file};
use crate::browser::in_browser;
use crate::checkers::{ALL, pass};
use crate::site::Site;

/// Alfa doesn't look for the content after a heading in shadow roots, so it misses that of the preview.
const EXCEPT: &[&str] = &["sia-r78"];

#[test]
fn the_studio_speaks_french() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = studio(browser, &site).await;
        choose(&page, "studio-lang", "fr").await;
        page.until("document.documentElement.lang === 'fr'").await;
        press(&page, "Un explicatif vide").await;
        until(
            &page,
            "document.querySelector('#problems').textContent.includes('problème')",
        )
        .await;
        let page = browser.open(&site, "/").await;
        page.until("document.querySelector('h1')?.textContent === 'Studio d’explicatifs'")
            .await;
    });
}

#[test]
fn every_state_passes_the_accessibility_checkers() {
    in_browser(async |browser| {
        let site = Site::built().await;
        choose(&studio(browser, &site).await, "studio-lang", "en").await;
        for (scheme, width) in [("light", 1280), ("dark", 360)] {
            let page = studio(browser, &site).await;
            page.prefer(scheme).await;
            page.resize(width, 800).await;
            let what = |state: &str| format!("{state}, {scheme}, {width}");
            pass(&page, &what("start"), &ALL, EXCEPT).await;
            paste(&page, &TRAM.replace("\"body\"", "\"bdy\"")).await;
            until(&page, "document.querySelector('.problems-fix')").await;
            pass(&page, &what("the form"), &ALL, EXCEPT).await;
            press(&page, "JSON").await;
            until(&page, "document.querySelector('.cm-content')").await;
            pass(&page, &what("JSON"), &ALL, EXCEPT).await;
            press(&page, "Form").await;
            fill(&page, "Headline", " now").await;
            page.click_outside(".bar .primary").await;
            name_folder(&page).await;
            page.until("document.querySelector('.change-log-drafts')")
                .await;
            // Alfa reports controls that the dialog covers as too small. They can be pressed once it is closed.
            let except = [EXCEPT, &["sia-r113"]].concat();
            pass(&page, &what("publishing"), &ALL, &except).await;
            page.click_outside("#publish .sheet-head button").await;
            translate(&page).await;
            page.run("document.getElementById('remove:/cards/1').click()")
                .await;
            page.until("document.querySelector('.beside').textContent.includes('Missing')")
                .await;
            // And the heading of the form that its lower edge cuts off.
            pass(&page, &what("a translation"), &ALL, &except).await;
            page.run("localStorage.clear()").await;
        }
    });
}

#[test]
fn the_studio_does_not_scroll_sideways_on_a_phone() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        page.resize(360, 740).await;
        until(&page, "seen('.title')").await;
        let fits: bool = page
            .js("return document.documentElement.scrollWidth <= innerWidth")
            .await;
        assert!(fits);
    });
}
