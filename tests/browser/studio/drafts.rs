//! Drafts and their versions: nothing is lost, nothing leaves the machine.

use super::{TRAM, cursor_behind, paste, press, read, studio, until, with_file, write};
use crate::browser::{in_browser, in_every_browser};
use crate::site::{Fault, Site};

#[test]
fn a_draft_survives_a_reload_with_its_earlier_versions() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        until(&page, "seen('.title')").await;
        cursor_behind(&page, "tram is").await;
        write(&page, " still").await;
        let stored =
            "Object.values(localStorage).some((text) => text.includes('tram is still late'))";
        until(&page, stored).await;
        let page = browser.open(&site, "/").await;
        until(&page, "seen('.title') === 'Why the tram is still late'").await;
        press(&page, "New").await;
        page.run("document.querySelector('.start-drafts details').open = true")
            .await;
        page.click_outside(".start-drafts details button").await;
        until(&page, "seen('.title') === 'Why the tram is late'").await;
    });
}

#[test]
fn what_was_typed_just_before_the_page_is_left_is_stored() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        until(&page, "seen('.title')").await;
        cursor_behind(&page, "tram is").await;
        write(&page, " so").await;
        until(&page, "text().includes('tram is so late')").await;
        let page = browser.open(&site, "/").await;
        until(&page, "seen('.title') === 'Why the tram is so late'").await;
    });
}

#[test]
fn a_restored_version_can_be_undone_and_keeps_the_text_that_it_replaces() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        until(&page, "seen('.title')").await;
        cursor_behind(&page, "tram is").await;
        write(&page, " still").await;
        until(&page, "text().includes('tram is still late')").await;
        press(&page, "New").await;
        page.until("document.querySelector('.start-drafts details')")
            .await;
        page.run("document.querySelector('.start-drafts details').open = true")
            .await;
        page.click_outside(".start-drafts details button").await;
        until(&page, "seen('.title') === 'Why the tram is late'").await;
        let kept = "Object.values(localStorage).some((text) => text.includes('made') && text.includes('still late'))";
        until(&page, kept).await;
        press(&page, "Undo").await;
        until(&page, "seen('.title') === 'Why the tram is still late'").await;
    });
}

#[test]
fn the_text_with_which_a_draft_begins_is_stored_before_anything_can_be_written() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = studio(browser, &site).await;
        // The pause after which a draft is stored never ends.
        page.run(
            "const original = setTimeout;
             window.setTimeout = (run, time, ...rest) => time >= 400 ? 0 : original(run, time, ...rest)",
        )
        .await;
        paste(&page, TRAM).await;
        until(
            &page,
            "Object.values(localStorage).some((text) => text.includes('Why the tram is late'))",
        )
        .await;
    });
}

#[test]
fn two_pages_with_one_draft_lose_nothing() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        cursor_behind(&page, "tram is").await;
        write(&page, " here").await;
        until(
            &page,
            "Object.values(localStorage).some((text) => text.includes('tram is here late'))",
        )
        .await;
        // Another page stores its own text.
        page.run(
            "const key = Object.keys(localStorage).find((key) => key.startsWith('explainer-cards.draft.'));
             localStorage[key] = localStorage[key].replace('tram is here late', 'tram is there late')",
        )
        .await;
        write(&page, "!").await;
        until(
            &page,
            "Object.values(localStorage).some((text) =>
               text.includes('tram is here! late') && text.includes('tram is there late'))",
        )
        .await;
    });
}

#[test]
fn an_example_that_comes_late_replaces_nothing_that_was_written_meanwhile() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        site.fault("/explainers/hbm.en.json", Fault::Silence);
        press(&page, "New").await;
        press(&page, "HBM chips (English)").await;
        page.until("!document.querySelector('dialog[open]')").await;
        cursor_behind(&page, "tram is").await;
        write(&page, " still").await;
        until(&page, "seen('.title') === 'Why the tram is still late'").await;
        site.heal();
        page.until("document.querySelector('.status').textContent.includes('went on writing')")
            .await;
        assert!(read::<bool>(&page, "text().includes('tram is still late')").await);
        assert_eq!(
            read::<String>(&page, "seen('.title')").await,
            "Why the tram is still late"
        );
    });
}

#[test]
fn a_full_storage_is_told_and_the_text_stays() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        until(
            &page,
            "Object.values(localStorage).some((text) => text.includes('tram is late'))",
        )
        .await;
        // To the last byte.
        page.run(
            "for (let size = 1 << 20, count = 0; size > 0; count += 1) {
               try { localStorage.setItem(`rest-${count}`, 'x'.repeat(size)) } catch { size >>= 1 }
             }",
        )
        .await;
        cursor_behind(&page, "tram is").await;
        write(
            &page,
            " still, and for no reason that anybody in the harbour knows,",
        )
        .await;
        page.until("document.querySelector('.status').textContent.includes('no room')")
            .await;
        assert!(read::<bool>(&page, "text().includes('anybody in the harbour')").await);
        assert!(read::<bool>(&page, "seen('.title').includes('anybody in the harbour')").await);
        press(&page, "New").await;
        press(&page, "An empty explainer").await;
        page.settle().await;
        assert!(read::<bool>(&page, "text().includes('anybody in the harbour')").await);
        page.run(
            "for (const key of Object.keys(localStorage)) if (key.startsWith('rest-')) localStorage.removeItem(key)",
        )
        .await;
        cursor_behind(&page, "harbour knows").await;
        write(&page, "!").await;
        until(
            &page,
            "Object.values(localStorage).some((text) => text.includes('harbour knows!'))",
        )
        .await;
        page.until("document.querySelector('.status').textContent.trim() === ''")
            .await;
    });
}

#[test]
fn a_deleted_draft_is_gone() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        until(
            &page,
            "Object.keys(localStorage).some((key) => key.startsWith('explainer-cards.draft.'))",
        )
        .await;
        press(&page, "New").await;
        press(&page, "An empty explainer").await;
        until(
            &page,
            "Object.values(localStorage).filter((text) => text.includes('versions')).length === 2",
        )
        .await;
        press(&page, "New").await;
        press(&page, "Delete draft").await;
        page.driver.accept_alert().await.expect("a question");
        until(
            &page,
            "!Object.values(localStorage).some((text) => text.includes('tram'))",
        )
        .await;
        assert_eq!(
            read::<usize>(
                &page,
                "document.querySelectorAll('.start-drafts > li').length"
            )
            .await,
            1
        );
    });
}

#[test]
fn nothing_of_a_draft_leaves_the_machine() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        until(&page, "seen('.title')").await;
        press(&page, "In a page").await;
        page.settle().await;
        let sent: Vec<_> = site
            .requests()
            .into_iter()
            .filter(|request| !request.starts_with("GET "))
            .collect();
        assert_eq!(sent, [""; 0]);
        let others: Vec<String> = page
            .js(
                "return performance.getEntriesByType('resource').map((entry) => entry.name)
                   .filter((name) => !name.startsWith(location.origin))",
            )
            .await;
        assert_eq!(others, [""; 0]);
    });
}
