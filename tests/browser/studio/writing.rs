//! What is written on either side of the studio is shown on the other.

use super::{STUDIO, TRAM, chord, cursor_behind, press, read, studio, until, with_file, write};
use crate::browser::{in_browser, in_every_browser};
use crate::site::{Fault, Site};

#[test]
fn an_example_is_shown_while_its_text_is_on_the_desk() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = studio(browser, &site).await;
        press(&page, "HBM chips (English)").await;
        until(&page, "seen('.title').includes('HBM')").await;
        press(&page, "JSON").await;
        until(&page, "text().includes('\"hbm-export-controls\"')").await;
        page.is_quiet().await;
    });
}

#[test]
fn what_is_typed_is_shown_and_open_cards_stay_open() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        until(&page, "seen('.title') === 'Why the tram is late'").await;
        page.run(&format!(
            "{STUDIO} preview().querySelector('#card-why').click()"
        ))
        .await;
        until(&page, "seen('#panel-why').includes('Steel')").await;
        cursor_behind(&page, "tram is").await;
        write(&page, " really").await;
        until(&page, "seen('.title') === 'Why the tram is really late'").await;
        assert!(read::<bool>(&page, "seen('#panel-why').includes('Steel')").await);
        page.is_quiet().await;
    });
}

#[test]
fn the_last_readable_version_stays_while_the_text_is_broken() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        until(&page, "seen('.title')").await;
        cursor_behind(&page, "\"tram\"").await;
        write(&page, "x").await;
        until(
            &page,
            "document.querySelector('.preview-note').textContent.includes('last version')",
        )
        .await;
        assert_eq!(
            read::<String>(&page, "seen('.title')").await,
            "Why the tram is late"
        );
        press(&page, "Undo").await;
        until(
            &page,
            "document.querySelector('.preview-note').textContent === ''",
        )
        .await;
        assert_eq!(read::<String>(&page, "text()").await.trim(), TRAM.trim());
        press(&page, "Redo").await;
        until(&page, "text().includes('\"tram\"x')").await;
    });
}

#[test]
fn undo_and_redo_work_by_their_keys() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        cursor_behind(&page, "tram is").await;
        write(&page, " very").await;
        until(&page, "text().includes('tram is very late')").await;
        chord(&page, "z").await;
        until(&page, "text().includes('tram is late')").await;
        chord(&page, "y").await;
        until(&page, "text().includes('tram is very late')").await;
    });
}

#[test]
fn undo_in_a_dialog_leaves_the_explainer_alone() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        cursor_behind(&page, "tram is").await;
        write(&page, " too").await;
        until(&page, "text().includes('tram is too late')").await;
        press(&page, "Publish").await;
        page.click_outside("[name=folder]").await;
        chord(&page, "z").await;
        page.settle().await;
        assert!(read::<bool>(&page, "text().includes('tram is too late')").await);
    });
}

#[test]
fn a_click_in_the_preview_leads_to_the_text_that_made_it() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let file = TRAM.replace(
            "**harbour**.\"",
            "**harbour**.\", [\"Fishers\", \"Pilots\"]",
        );
        let page = with_file(browser, &site, &file).await;
        until(&page, "seen('.title')").await;
        until(&page, "document.querySelector('.cm-content')").await;
        for (selector, expected) in [
            ("#card-who .card-title", "Who waits?"),
            ("#panel-who strong", "Everyone in the **harbour**."),
            ("#panel-who li:last-child", "Pilots"),
            (".title", "Why the tram is late"),
        ] {
            page.run(&format!(
                "{STUDIO} preview().querySelector('{selector}').click()"
            ))
            .await;
            until(
                &page,
                &format!("getSelection().toString() === '{expected}'"),
            )
            .await;
        }
    });
}

#[test]
fn the_card_that_is_being_written_is_marked_in_the_preview() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        let outline = "[...preview().querySelectorAll('[part~=card]')]
            .map((card) => getComputedStyle(card).outlineStyle).join()";
        until(&page, "seen('.title')").await;
        cursor_behind(&page, "Who w").await;
        until(&page, &format!("{outline} === 'none,solid'")).await;
        cursor_behind(&page, "tram is").await;
        until(&page, &format!("{outline} === 'none,none'")).await;
    });
}

#[test]
fn without_the_editor_file_a_text_field_takes_the_json() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        site.fault("/studio/editor.js", Fault::Status(404));
        let page = with_file(browser, &site, TRAM).await;
        until(&page, "field()?.value.includes('tram')").await;
        page.run(&format!(
            "{STUDIO} field().focus();
             const at = field().value.indexOf('tram is') + 'tram is'.length;
             field().setSelectionRange(at, at)"
        ))
        .await;
        write(&page, " quite").await;
        until(&page, "seen('.title') === 'Why the tram is quite late'").await;
        write(&page, "!").await;
        until(&page, "text().includes('tram is quite! late')").await;
    });
}
