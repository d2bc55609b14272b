//! Translations beside their originals.

use super::{TRAM, fill, press, translate, until, with_form};
use crate::browser::{in_browser, in_every_browser};
use crate::site::Site;
use thirtyfour::Key;

#[test]
fn a_translation_is_written_beside_its_original() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_form(browser, &site, TRAM).await;
        until(&page, "seen('.title') === 'Why the tram is late'").await;
        translate(&page).await;
        until(&page, "seen('.title') === 'TK Why the tram is late'").await;
        page.until(
            "document.getElementById('original:/title')?.textContent.includes('Why the tram is late')",
        )
        .await;
        let described: bool = page
            .js(
                "return document.getElementById('field:/title').getAttribute('aria-describedby').includes('original:/title')",
            )
            .await;
        assert!(described);
        // Firefox selects the text of a field whose label is clicked.
        fill(&page, "Headline", &format!("{}!", Key::End.value())).await;
        until(&page, "seen('.title') === 'TK Why the tram is late!'").await;
        // Both files name each other.
        let named = "Object.values(localStorage).filter((text) => text.includes('translations') && text.includes('versions'))";
        until(&page, &format!("{named}.length === 2")).await;
        // A card that only the original has is added by one press.
        page.run("document.getElementById('remove:/cards/1').click()")
            .await;
        until(&page, "!preview().querySelector('#card-who')").await;
        press(&page, "Add who").await;
        until(&page, "seen('#card-who .card-title') === 'TK Who waits?'").await;
        page.until("document.querySelector('.beside').textContent.includes('No card, section')")
            .await;
        page.is_quiet().await;
    });
}

#[test]
fn a_card_of_which_the_original_changed_is_marked_until_the_translation_is_up_to_date() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_form(browser, &site, TRAM).await;
        until(&page, "seen('.title')").await;
        translate(&page).await;
        until(&page, "seen('.title').startsWith('TK')").await;
        until(
            &page,
            "Object.values(localStorage).filter((text) => text.includes('TK Why')).length > 0",
        )
        .await;
        // The original changes, as another page would store it.
        page.run(
            "for (const key of Object.keys(localStorage))
               if (key.startsWith('explainer-cards.draft.') && !localStorage[key].includes('TK '))
                 localStorage[key] = localStorage[key].replace('Steel is on its way', 'Steel is here')",
        )
        .await;
        let page = browser.open(&site, "/").await;
        page.until(
            "document.querySelector('.beside')?.textContent.includes('changed in the original')",
        )
        .await;
        page.until("document.getElementById('head:/cards/0').textContent.includes('Changed in the original')")
            .await;
        assert!(
            !page
                .js::<bool>(
                    "return document.getElementById('head:/cards/1').textContent.includes('Changed in the original')"
                )
                .await
        );
        press(&page, "The translation is up to date").await;
        page.until("!document.getElementById('head:/cards/0').textContent.includes('Changed in the original')")
            .await;
        let page = browser.open(&site, "/").await;
        page.until("document.querySelector('.beside')?.textContent.includes('No card, section')")
            .await;
        assert!(
            !page
                .js::<bool>("return document.querySelector('.beside').textContent.includes('changed in the original')")
                .await
        );
    });
}

#[test]
fn a_translation_needs_the_code_of_a_language() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_form(browser, &site, TRAM).await;
        page.run("document.querySelector('details.beside').open = true")
            .await;
        for wrong in ["", "en", "français"] {
            page.run(&format!(
                "document.querySelector('[name=translation-lang]').value = '{wrong}'"
            ))
            .await;
            press(&page, "Begin a translation").await;
            page.until(
                "document.querySelector('.beside').textContent.includes('Type the code of another language')",
            )
            .await;
        }
        until(&page, "seen('.title') === 'Why the tram is late'").await;
    });
}
