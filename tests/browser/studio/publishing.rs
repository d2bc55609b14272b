//! What readers will get, the change log, the tags.

use super::{TRAM, choose, cursor_behind, name_folder, press, read, until, with_file, write};
use crate::browser::{bare_article, in_browser, in_every_browser};
use crate::site::{Site, fixture};
use serde_json::json;

#[test]
fn the_page_shows_the_explainer_as_each_reader_gets_it() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let file = String::from_utf8(fixture("valid/full.json")).unwrap();
        let page = with_file(browser, &site, &file).await;
        press(&page, "In a page").await;
        let inside = "frame()?.querySelector('explainer-cards')?.shadowRoot";
        until(
            &page,
            &format!("{inside}?.querySelector('button[aria-expanded]')"),
        )
        .await;
        choose(&page, "paper", "financial").await;
        until(
            &page,
            "frame()?.querySelector('link[href*=\"financial.css\"]')",
        )
        .await;
        choose(&page, "reader", "newsletter").await;
        until(
            &page,
            "document.querySelector('.page-frame').srcdoc.includes('<table')",
        )
        .await;
        choose(&page, "reader", "text").await;
        until(
            &page,
            "document.querySelector('.page-frame').srcdoc.includes('<pre>')",
        )
        .await;
        choose(&page, "reader", "without-scripts").await;
        until(
            &page,
            "document.querySelector('.page-frame').srcdoc.includes('<template shadowrootmode')",
        )
        .await;
        assert_eq!(
            read::<String>(
                &page,
                "document.querySelector('.page-frame').getAttribute('sandbox')"
            )
            .await,
            "allow-popups allow-popups-to-escape-sandbox"
        );
    });
}

#[test]
fn visitors_do_not_get_the_text_for_subscribers() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let file = TRAM.replace(
            "\"id\": \"who\",",
            "\"id\": \"who\", \"access\": \"subscriber\",",
        );
        let page = with_file(browser, &site, &file).await;
        press(&page, "In a page").await;
        choose(&page, "reader", "visitor").await;
        let frame = "document.querySelector('.page-frame')?.srcdoc ?? ''";
        until(&page, &format!("({frame}).includes('For subscribers')")).await;
        until(&page, &format!("!({frame}).includes('harbour')")).await;
    });
}

#[test]
fn the_change_log_is_drafted_from_what_changed_and_never_twice() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        cursor_behind(&page, "Steel is").await;
        write(&page, " nearly").await;
        until(&page, "text().includes('Steel is nearly')").await;
        press(&page, "Publish").await;
        page.until("document.querySelectorAll('.change-log-drafts li').length === 1")
            .await;
        page.run(
            "const type = document.querySelector('.change-log-drafts select');
             type.value = 'update';
             type.dispatchEvent(new Event('change', { bubbles: true }))",
        )
        .await;
        press(&page, "Add to the change log (1)").await;
        page.until("document.querySelector('.change-log').textContent.includes('Nothing changed')")
            .await;
        page.click_outside("#publish .sheet-head button").await;
        until(
            &page,
            "text().includes('\"changes\"') && text().includes('\"type\": \"update\"')",
        )
        .await;
        until(&page, "text().includes('\"updated\"')").await;
        // Also after a reload, when the draft has begun with the file as it was opened.
        let stored = "Object.values(localStorage).some((text) => text.includes('changes'))";
        until(&page, stored).await;
        let page = browser.open(&site, "/").await;
        until(&page, "seen('.title')").await;
        press(&page, "Publish").await;
        page.until("document.querySelector('.change-log').textContent.includes('Nothing changed')")
            .await;
        page.is_quiet().await;
    });
}

#[test]
fn every_tag_works_in_an_article() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, TRAM).await;
        press(&page, "Publish").await;
        page.settle().await;
        let without_an_address: (String, bool, String) = read(
            &page,
            "[document.querySelector('[name=tag]').value,
              [...document.querySelectorAll('button')].find((each) => each.innerText === 'Copy').disabled,
              document.querySelector('.publish-said').innerText]",
        )
        .await;
        let missing = "The tag needs the address of the folder with embed.js.";
        assert_eq!(
            without_an_address,
            (String::new(), true, missing.to_owned())
        );
        name_folder(&page).await;
        page.until("document.querySelector('[name=tag]').value.includes('integrity=')")
            .await;
        page.run("const folder = document.querySelector('[name=folder]');
                  folder.value = '/embed'; folder.dispatchEvent(new Event('change', { bubbles: true }))")
            .await;
        let mut tags = vec![];
        for way in ["element", "inside", "script", "section", "pre-rendered"] {
            choose(&page, "way", way).await;
            let last = tags
                .last()
                .map_or_else(String::new, |(_, tag): &(&str, String)| tag.clone());
            page.until(&format!(
                "document.querySelector('[name=tag]').value !== {}",
                json!(last)
            ))
            .await;
            page.settle().await;
            tags.push((
                way,
                page.js("return document.querySelector('[name=tag]').value")
                    .await,
            ));
        }
        for (way, tag) in tags {
            if way == "section" {
                assert!(
                    tag.contains("<details>") && !tag.contains("<script"),
                    "{tag}"
                );
                continue;
            }
            assert!(tag.contains("src=\"/embed/embed.js\""), "{tag}");
            site.put("/tagged.html", bare_article(&tag));
            site.put("/explainers/tram.en.json", TRAM);
            let article = browser.open(&site, "/tagged.html").await;
            article.until("document.querySelector('explainer-cards')?.shadowRoot?.querySelector('.title')").await;
            article.run("document.querySelector('explainer-cards').shadowRoot.querySelector('#card-why').click()").await;
            article
                .until("document.querySelector('explainer-cards').shadowRoot.querySelector('#panel-why').checkVisibility()")
                .await;
            article.is_quiet().await;
        }
    });
}

#[test]
fn a_text_that_is_no_explainer_cannot_be_published() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = with_file(browser, &site, "{}").await;
        press(&page, "Publish").await;
        page.until("document.querySelector('#publish [role=alert]')?.textContent.includes('Correct the problems first')").await;
    });
}
