//! Until the first press, a page with a pre-rendered explainer loads only `embed.js`.

use crate::browser::{Browser, in_browser, in_every_browser};
use crate::moving::{addresses, at, has_navigation};
use crate::page::Page;
use crate::prerendered::embed;
use crate::site::{Fault, Site};
use serde_json::json;

async fn embedded(browser: &Browser, attributes: &str) -> (Site, Page) {
    let site = Site::built().await;
    let page = browser.open_with(&site, &embed(attributes)).await;
    page.until("customElements.get('explainer-cards')").await;
    (site, page)
}

/// Checks that neither the widget nor the file was requested.
async fn loads_nothing_more(site: &Site, page: &Page) {
    page.settle().await;
    for path in ["/stage.js", "/widget_bg.wasm", "/fixtures/valid/full.json"] {
        assert_eq!(site.count(path), 0, "{path}");
    }
}

/// The ids of the open cards, in the pre-rendered or the live form.
async fn open(page: &Page) -> Vec<String> {
    page.js(
        "return $$('.card[open] .head, .card[data-open] .button').map(({ id }) => id.replace('card-', ''))",
    )
    .await
}

#[test]
fn a_reader_who_only_reads_loads_no_widget() {
    in_every_browser(async |browser| {
        let (site, page) = embedded(browser, "").await;
        page.run(
            "scrollTo(0, 1000);
             $('.title').dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
             $('#card-what').focus();
             $('.dek').click()",
        )
        .await;
        loads_nothing_more(&site, &page).await;
        assert_eq!(page.event_names().await, [""; 0]);
        page.is_quiet().await;
    });
}

#[test]
fn the_first_press_takes_effect_before_the_widget_has_loaded() {
    in_every_browser(async |browser| {
        for (control, event) in [
            ("#card-what .card-title", "open what"),
            ("[popovertarget=term-neap]", "term neap"),
        ] {
            let (site, page) = embedded(browser, "").await;
            page.run("$('#card-rest').parentNode.open = true").await;
            page.until("seen.events.length").await;
            site.fault("/widget_bg.wasm", Fault::Silence);
            let is_term = control.starts_with("[pop");
            if is_term {
                page.run("$('#card-what').parentNode.open = true").await;
                page.until("seen.events.length > 1").await;
            }
            page.click(control).await;
            assert_eq!(open(&page).await, ["what", "rest"], "{control}");
            site.wait_for_request("/widget_bg.wasm").await;
            site.heal();
            page.until("element.explainer").await;
            assert_eq!(open(&page).await, ["what", "rest"], "{control}");
            let mut expected = vec!["open rest", "open what"];
            if is_term {
                expected.push(event);
            }
            expected.push("ready");
            assert_eq!(page.event_names().await, expected);
            let ids: Vec<String> = page
                .js("return seen.events.map(({ detail }) => detail.explainer)")
                .await;
            assert!(ids.iter().all(|id| id == "tide"), "{ids:?}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn a_closed_card_is_reported_once() {
    in_every_browser(async |browser| {
        let (site, page) = embedded(browser, "").await;
        // The widget never loads.
        site.fault("/widget_bg.wasm", Fault::Silence);
        for _ in 0..2 {
            page.click("#card-what .card-title").await;
            page.settle().await;
        }
        assert_eq!(page.event_names().await, ["open what", "close what"]);
    });
}

#[test]
fn an_attribute_or_a_script_can_load_the_widget_earlier() {
    in_every_browser(async |browser| {
        for (attributes, script) in [
            ("loading=visible", ""),
            ("loading=idle", ""),
            ("loading=eager", ""),
            ("link-terms=article", ""),
            ("", "element.openCard('what')"),
            ("", "element.src = '/fixtures/valid/minimal.json'"),
            (
                "",
                "element.explainer = { version: 1, id: 'other', lang: 'en', title: 'T', summary: 'S', cards: [{ id: 'c', kind: 'why', title: 'T', summary: 'S' }] }",
            ),
        ] {
            let (_site, page) = embedded(browser, attributes).await;
            page.run(script).await;
            page.until("element.explainer && !$('details.card')").await;
            page.is_quiet().await;
        }
    });
}

#[test]
fn an_address_leads_to_its_card_without_the_widget() {
    in_every_browser(async |browser| {
        let far = format!("<div style='height: 9000px'></div>{}", embed(""));
        let (site, page) = at(browser, &far, "#tide_rest").await;
        page.until("active()?.id === 'card-rest'").await;
        assert_eq!(open(&page).await, ["rest"]);
        let seen = "const box = active().getBoundingClientRect();
                    return box.top >= 0 && box.bottom <= innerHeight";
        assert!(page.js::<bool>(seen).await);
        loads_nothing_more(&site, &page).await;
        page.is_quiet().await;
    });
}

#[test]
fn an_address_leads_to_the_same_card_with_and_without_the_widget() {
    in_every_browser(async |browser| {
        let (site, page) = embedded(browser, "").await;
        for (fragment, card) in addresses() {
            page.run(&format!(
                "history.replaceState(null, '', location.pathname);
                 active()?.blur();
                 $$('.card').forEach((each) => (each.open = false));
                 location.hash = {}",
                json!(fragment)
            ))
            .await;
            page.settle().await;
            let expected: Vec<String> = card.iter().cloned().collect();
            assert_eq!(open(&page).await, expected, "{fragment}");
            let focus: String = page.js("return active().id").await;
            let head = card.map(|card| format!("card-{card}"));
            assert_eq!(focus, head.unwrap_or_default(), "{fragment}");
        }
        loads_nothing_more(&site, &page).await;
        page.is_quiet().await;
    });
}

#[test]
fn links_routers_and_going_back_lead_to_cards_without_the_widget() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let links = "<a id=one href='#tide_what'>One</a> <a id=two href='#tide_rest'>Two</a>";
        let body = format!(
            "{links}<details><summary>More</summary>{}</details>",
            embed("")
        );
        let page = browser.open_with(&site, &body).await;
        page.until("customElements.get('explainer-cards')").await;
        page.click_outside("#one").await;
        page.until("active()?.id === 'card-what'").await;
        page.click_outside("#two").await;
        page.until("active()?.id === 'card-rest'").await;
        // A link to the current address.
        page.run("active().blur()").await;
        page.click_outside("#two").await;
        page.until("active()?.id === 'card-rest'").await;
        page.run("$('#card-what').parentNode.open = false").await;
        page.driver
            .back()
            .await
            .expect("a page before in the history");
        page.until("$('.card[open] #card-what')").await;
        if has_navigation(&page).await {
            page.run("history.pushState(null, '', '#tide_rest')").await;
            page.until("active()?.id === 'card-rest'").await;
        }
        loads_nothing_more(&site, &page).await;
        page.is_quiet().await;
    });
}

#[test]
fn the_widget_does_not_follow_an_address_again() {
    in_every_browser(async |browser| {
        let (_site, page) = at(browser, &embed(""), "#tide_rest").await;
        page.until("active()?.id === 'card-rest'").await;
        // In one script, because the widget can replace the second card after the first press.
        page.run("$('#card-rest').click(); $('#card-what').focus(); $('#card-what').click()")
            .await;
        page.until("element.explainer").await;
        page.settle().await;
        assert_eq!(open(&page).await, ["what"]);
        assert_eq!(page.focus().await, "card-what");
        page.is_quiet().await;
    });
}

#[test]
fn an_address_leads_to_the_first_of_two_explainers_with_one_id() {
    in_browser(async |browser| {
        let live =
            "<explainer-cards loading=interaction src=/fixtures/valid/full.json></explainer-cards>";
        let body = format!("{}{live}", embed("id=first"));
        let (site, page) = at(browser, &body, "#tide_rest").await;
        page.until("active()?.id === 'card-rest'").await;
        // The second explainer loads, because its id is unknown until then. The address was already followed.
        page.until("elements[1].explainer").await;
        page.settle().await;
        assert!(
            page.js::<bool>("return elements[0].matches(':focus-within')")
                .await
        );
        assert!(!page.js::<bool>("return !!elements[0].explainer").await);
        assert_eq!(site.count("/widget_bg.wasm"), 1);
        page.is_quiet().await;
    });
}
