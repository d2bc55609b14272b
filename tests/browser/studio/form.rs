//! An explainer is written by the form alone.

use super::{STUDIO, TRAM, choose, chord, fill, press, studio, until, with_form, write};
use crate::browser::in_every_browser;
use crate::site::Site;
use thirtyfour::Key;

#[test]
fn an_explainer_is_written_from_nothing_by_the_form() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = studio(browser, &site).await;
        choose(&page, "studio-lang", "en").await;
        press(&page, "An empty explainer").await;
        for (field, words) in [
            ("Headline", "Why the tram is late"),
            ("Summary", "It opens in autumn."),
        ] {
            fill(&page, field, words).await;
        }
        until(&page, "seen('.title') === 'Why the tram is late'").await;
        press(&page, "JSON").await;
        until(
            &page,
            "text().includes('\"title\": \"Why the tram is late\"')",
        )
        .await;
        press(&page, "Form").await;
        until(&page, "document.querySelector('.written input')").await;
        chord(&page, "z").await;
        until(&page, "!seen('.dek').includes('autumn.')").await;
        page.is_quiet().await;
    });
}

#[test]
fn a_bullet_list_is_written_reordered_and_removed_in_the_form() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_form(browser, &site, TRAM).await;
        page.run("document.getElementById('head:/cards/1').click()")
            .await;
        until(
            &page,
            "document.getElementById('add-bullets:/cards/1/body')",
        )
        .await;
        page.run("document.getElementById('add-bullets:/cards/1/body').click()")
            .await;
        let focused = |pointer: &str| {
            format!("document.activeElement.id === 'field:/cards/1/body/{pointer}'")
        };
        until(&page, &focused("1/0")).await;
        write(&page, "Fishers").await;
        write(&page, Key::Enter).await;
        until(&page, &focused("1/1")).await;
        write(&page, "Pilots").await;
        let points = "[...preview().querySelectorAll('#panel-who ul.text > li')].map((each) => each.innerText).join()";
        page.run(&format!(
            "{STUDIO} preview().querySelector('#card-who').click()"
        ))
        .await;
        until(&page, &format!("{points} === 'Fishers,Pilots'")).await;
        page.run("document.getElementById('up:/cards/1/body/1/1').click()")
            .await;
        until(&page, &format!("{points} === 'Pilots,Fishers'")).await;
        // The list itself moves too, before the paragraph.
        page.run("document.getElementById('up:/cards/1/body/1').click()")
            .await;
        until(
            &page,
            "document.getElementById('field:/cards/1/body/0/1')?.value === 'Fishers'",
        )
        .await;
        page.run("document.getElementById('remove:/cards/1/body/0/1').click()")
            .await;
        until(&page, &focused("0/0")).await;
        page.run("document.getElementById('remove:/cards/1/body/0/0').click()")
            .await;
        until(&page, "document.activeElement.id === 'add:/cards/1/body'").await;
        press(&page, "JSON").await;
        until(
            &page,
            "text().includes('\"body\": [\"Everyone in the **harbour**.\"]')",
        )
        .await;
        page.is_quiet().await;
    });
}

#[test]
fn what_refers_to_a_source_follows_its_new_id() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let file = TRAM
            .replace("opens in autumn.", "opens in autumn.[^city]")
            .replace(
                "  ]\n}",
                "  ],\n  \"sources\": [{ \"id\": \"city\", \"title\": \"City\" }]\n}",
            );
        let page = with_form(browser, &site, &file).await;
        until(&page, "seen('.title')").await;
        page.run(
            "[...document.querySelectorAll('.form button')].find((each) => each.innerText.startsWith('Sources')).click()",
        )
        .await;
        page.until("document.getElementById('head:/sources/0')")
            .await;
        page.run("document.getElementById('head:/sources/0').click()")
            .await;
        page.until("document.getElementById('field:/sources/0/id')")
            .await;
        page.run("document.getElementById('field:/sources/0/id').focus()")
            .await;
        chord(&page, "a").await;
        write(&page, "council").await;
        // The text refers to what was there until the author has finished.
        until(
            &page,
            "document.getElementById('field:/summary').value.includes('autumn.[^city]')",
        )
        .await;
        write(&page, Key::Tab).await;
        until(
            &page,
            "document.getElementById('field:/summary').value.includes('autumn.[^council]')",
        )
        .await;
        page.is_quiet().await;
    });
}

#[test]
fn escape_closes_a_list_of_sources_beside_its_button() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_form(browser, &site, TRAM).await;
        page.until("document.getElementById('head:/cards/0')").await;
        page.run("document.getElementById('head:/cards/0').click()")
            .await;
        page.until("document.getElementById('field:/cards/0/body/0')")
            .await;
        page.settle().await;
        // The buttons appear when the field has the focus.
        page.run(
            "const field = document.getElementById('field:/cards/0/body/0');
             field.focus();
             const buttons = [...field.closest('.form-prose').querySelectorAll('.form-mark')];
             const button = buttons.find((each) => each.textContent === 'Source');
             button.id = 'chosen';
             button.focus()",
        )
        .await;
        write(&page, Key::Enter).await;
        page.until("document.querySelector('.form-picker')").await;
        write(&page, Key::Escape).await;
        page.until("!document.querySelector('.form-picker')").await;
        page.until("document.activeElement.id === 'chosen'").await;
    });
}
