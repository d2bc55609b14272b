//! Addresses of cards: following, copying and sharing them, and the links from card to card.

use crate::browser::{
    Browser, TIDE, in_browser, in_browser_without_scripts, in_every_browser, tide,
};
use crate::page::Page;
use crate::prerendered::embed;
use crate::site::{Site, fixture};
use serde_json::{Value, json};

pub async fn at(browser: &Browser, body: &str, hash: &str) -> (Site, Page) {
    let site = Site::built().await;
    let page = browser.open_with(&site, body).await;
    let there = format!("/article.html{hash}");
    // Changing only the fragment doesn't load the page, so another page is loaded first.
    let page_of_its_own = "/pages/no-scripts.html";
    page.driver
        .goto(site.url(page_of_its_own))
        .await
        .expect("it opens");
    page.driver.goto(site.url(&there)).await.expect("it opens");
    (site, page)
}

#[test]
fn an_address_of_a_card_opens_and_focuses_it() {
    in_every_browser(async |browser| {
        let far = format!("<div style='height: 9000px'></div>{TIDE}");
        let (_site, page) = at(browser, &far, "#tide_rest").await;
        page.until("active()?.id === 'card-rest'").await;
        assert!(page.is_open("rest").await);
        assert!(!page.is_open("what").await);
        let seen = "const box = active().getBoundingClientRect();
                    return box.top >= 0 && box.bottom <= innerHeight";
        assert!(page.js::<bool>(seen).await);
        page.is_quiet().await;
    });
}

#[test]
fn an_address_loads_explainers_with_lazy_loading() {
    in_every_browser(async |browser| {
        let (_site, page) = at(browser, &tide("loading=interaction"), "#tide_rest").await;
        page.until("active()?.id === 'card-rest'").await;
        assert!(page.is_open("rest").await);
        page.is_quiet().await;
    });
}

#[test]
fn an_explainer_added_later_does_not_move_the_focus_back() {
    in_every_browser(async |browser| {
        let (_site, page) = at(browser, TIDE, "#tide_rest").await;
        page.until("active()?.id === 'card-rest'").await;
        page.click_button("card-what").await;
        for file in ["minimal", "full"] {
            page.run(&format!(
                "window.later = document.createElement('explainer-cards');
                 later.setAttribute('src', '/fixtures/valid/{file}.json');
                 document.body.append(later)"
            ))
            .await;
            page.until("later.shadowRoot?.querySelector('.root')").await;
            page.settle().await;
            let id: String = page.js("return active().id").await;
            assert_eq!(id, "card-what", "{file}");
        }
        page.run("const next = element.nextSibling; element.remove(); await new Promise(setTimeout); next.before(element)")
            .await;
        page.until("$('.card')").await;
        page.settle().await;
        assert!(
            !page.is_open("rest").await,
            "what was taken away and put back leads nowhere"
        );
        page.is_quiet().await;
    });
}

/// Fragments, each with the card of the full fixture that it leads to.
pub fn addresses() -> Vec<(String, Option<String>)> {
    let table: Value = serde_json::from_slice(&fixture("addresses.json")).expect("it is JSON");
    let rows = table.as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    rows.map(|row| {
        (
            text(&row["fragment"]).expect("a fragment"),
            text(&row["card"]),
        )
    })
    .collect()
}

#[test]
fn an_address_leads_to_its_card_despite_additions_of_programs() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, "<p id=place></p>").await;
        page.until("customElements.get('explainer-cards')").await;
        for (fragment, card) in addresses() {
            // With lazy loading, so that the address also has to load the explainer.
            page.run(&format!(
                "history.replaceState(null, '', location.pathname);
                 const made = document.createElement('explainer-cards');
                 made.src = '/fixtures/valid/full.json';
                 made.loading = 'interaction';
                 document.querySelector('#place').replaceChildren(made);
                 location.hash = {}",
                json!(fragment)
            ))
            .await;
            if let Some(card) = card {
                page.until(&format!("active()?.id === 'card-{card}'")).await;
                assert!(page.is_open(&card).await, "{fragment}");
                continue;
            }
            page.run("return element.openCard('none')").await;
            page.settle().await;
            let led: bool = page
                .js("return !!$('.card[data-open]') || document.activeElement !== document.body")
                .await;
            assert!(!led, "{fragment}");
        }
        page.is_quiet().await;
    });
}

#[test]
fn an_address_of_a_card_is_a_valid_selector() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=all").await;
        page.ready().await;
        let valid: Vec<bool> = page
            .js("return $$('.permalink').map(({ hash }) => document.querySelector(hash) === null)")
            .await;
        assert_eq!(valid, [true; 2]);
    });
}

#[test]
fn an_address_pushed_by_a_router_leads_to_its_card_once() {
    in_every_browser(async |browser| {
        for attributes in ["", "loading=interaction"] {
            let (_site, page) = browser.open_tide(attributes).await;
            page.until("customElements.get('explainer-cards')").await;
            if !has_navigation(&page).await {
                return;
            }
            page.settle().await;
            page.run("history.pushState(null, '', '#tide_rest')").await;
            page.until("active()?.id === 'card-rest'").await;
            page.run(
                "active().blur();
                 history.pushState({ dialog: true }, '');
                 history.replaceState(null, '', '#tide_what')",
            )
            .await;
            page.settle().await;
            let focus: String = page.js("return document.activeElement.tagName").await;
            assert_eq!(
                focus, "BODY",
                "neither a dialog nor a position leads to a card"
            );
            assert!(!page.is_open("what").await);
            page.is_quiet().await;
        }
    });
}

/// Whether the browser has the Navigation API.
pub async fn has_navigation(page: &Page) -> bool {
    page.js("return !!window.navigation").await
}

/// Opens a long page at the address of a card of an explainer far down, then scrolls away and moves the focus.
async fn away(browser: &Browser) -> (Site, Page) {
    let long = "<div style='height: 9000px'></div>";
    let (site, page) = at(browser, &format!("{long}{TIDE}{long}"), "#tide_rest").await;
    page.until("active()?.id === 'card-rest'").await;
    page.run("active().blur(); scrollTo({ top: 700, behavior: 'instant' })")
        .await;
    page.settle().await;
    (site, page)
}

/// Checks that the card is open and neither the scroll position nor the focus has changed.
async fn stayed(page: &Page) {
    page.until("$('.card[data-open] #card-rest')").await;
    page.settle().await;
    let (top, focus): (f64, String) = page
        .js("return [scrollY, document.activeElement.tagName]")
        .await;
    assert!((top - 700.0).abs() < 1.0, "{top}");
    assert_eq!(focus, "BODY");
}

// Only Chromium, because Firefox doesn't restore the scroll position of pages with `no-store`.
#[test]
fn a_reload_keeps_the_scroll_position() {
    in_browser(async |browser| {
        let (_site, page) = away(browser).await;
        page.driver.refresh().await.expect("it loads again");
        stayed(&page).await;
        page.is_quiet().await;
    });
}

#[test]
fn going_back_from_another_page_keeps_the_scroll_position() {
    in_every_browser(async |browser| {
        let (site, page) = away(browser).await;
        if !has_navigation(&page).await {
            return;
        }
        let other = site.url("/pages/no-scripts.html");
        page.driver.goto(other).await.expect("it opens");
        page.driver.back().await.expect("it goes back");
        stayed(&page).await;
        page.is_quiet().await;
    });
}

#[test]
fn going_back_within_the_page_keeps_the_scroll_position() {
    in_every_browser(async |browser| {
        let (_site, page) = away(browser).await;
        if !has_navigation(&page).await {
            return;
        }
        page.run("location.hash = '#elsewhere'; $('#card-rest').click()")
            .await;
        assert!(!page.is_open("rest").await);
        page.driver.back().await.expect("it goes back");
        stayed(&page).await;
        page.is_quiet().await;
    });
}

#[test]
fn an_address_opens_hidden_parents_of_the_explainer() {
    in_every_browser(async |browser| {
        let body = format!(
            "<details><summary>More</summary>
               <div id=hidden hidden=until-found>{TIDE}</div>
             </details>"
        );
        let (_site, page) = at(browser, &body, "#tide_rest").await;
        page.until("active()?.id === 'card-rest'").await;
        let shown: bool = page
            .js("return document.querySelector('details').open
                   && !document.querySelector('#hidden').hidden && shown($('#panel-rest'))")
            .await;
        assert!(shown);
        page.is_quiet().await;
    });
}

#[test]
fn other_addresses_open_nothing_and_move_no_focus() {
    in_every_browser(async |browser| {
        for hash in ["#tide", "#other_what", "#tide_no-such", "#/what", "#%/%"] {
            let (_site, page) = at(browser, TIDE, hash).await;
            page.ready().await;
            page.settle().await;
            assert!(!page.is_open("what").await, "{hash}");
            let focus: String = page.js("return document.activeElement.tagName").await;
            assert_eq!(focus, "BODY", "{hash}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn links_of_the_page_and_the_history_lead_to_cards() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let links = "<a id=one href='#tide_what'>One</a> <a id=two href='#tide_rest'>Two</a>";
        let page = browser.open_with(&site, &format!("{links}{TIDE}")).await;
        page.ready().await;
        page.click_outside("#one").await;
        page.until("active()?.id === 'card-what'").await;
        page.click_outside("#two").await;
        page.until("active()?.id === 'card-rest'").await;
        page.run("return element.closeCard('what')").await;
        page.driver.back().await.expect("it goes back");
        page.until("$('.card[data-open] #card-what')").await;
        page.run("return element.closeCard('rest')").await;
        page.driver.forward().await.expect("it goes forward");
        page.until("$('.card[data-open] #card-rest')").await;
        // The second click doesn't change the address.
        page.run("document.activeElement.blur()").await;
        page.click_outside("#two").await;
        page.until("active()?.id === 'card-rest'").await;
        page.is_quiet().await;
    });
}

#[test]
fn a_link_leads_to_the_next_card_without_changing_the_address() {
    in_every_browser(async |browser| {
        let (_site, page) = browser.open_tide("open=what").await;
        page.ready().await;
        let before = page.driver.current_url().await.expect("an address");
        page.click("#panel-what .following").await;
        page.until("active()?.id === 'card-rest'").await;
        assert!(page.is_open("rest").await);
        assert!(page.is_open("what").await, "the first card stays open");
        let last: usize = page.js("return $$('#panel-rest .following').length").await;
        assert_eq!(last, 0, "the last card has no link to a next one");
        let after = page.driver.current_url().await.expect("an address");
        assert_eq!(before, after);
        assert_eq!(page.event_names().await, ["ready", "open rest"]);
        page.is_quiet().await;
    });
}

/// The message beside the link to a card.
const SAID: &str = "return $('.permalink + [role=status]').innerText";

#[test]
fn the_address_of_a_card_can_be_copied() {
    in_every_browser(async |browser| {
        let (site, page) = browser.open_tide("open=what").await;
        page.ready().await;
        page.run(
            "navigator.share = undefined;
             navigator.clipboard.writeText = async (text) => { window.copied = text }",
        )
        .await;
        let label: String = page
            .js("return $('#panel-what .permalink').innerText")
            .await;
        assert_eq!(label, "Copy link");
        page.click("#panel-what .permalink").await;
        page.until("window.copied").await;
        let copied: String = page.js("return window.copied").await;
        assert_eq!(copied, site.url("/article.html#tide_what"));
        let said: String = page.js(SAID).await;
        assert_eq!(said, "Link copied");
        page.is_quiet().await;
    });
}

#[test]
fn an_address_that_can_not_be_copied_is_shown_beside_the_link() {
    in_every_browser(async |browser| {
        let (site, page) = browser.open_tide("open=what").await;
        page.ready().await;
        page.run(
            "navigator.share = undefined;
             navigator.clipboard.writeText = async () => { throw new DOMException('no', 'NotAllowedError') }",
        )
        .await;
        page.click("#panel-what .permalink").await;
        page.until("$('.permalink + [role=status]').innerText")
            .await;
        let said: String = page.js(SAID).await;
        assert_eq!(said, site.url("/article.html#tide_what"));
        let address: String = page.js("return location.hash").await;
        assert_eq!(address, "", "the address of the page has changed");
        page.is_quiet().await;
    });
}

#[test]
fn a_link_is_shared_by_the_system_if_possible() {
    in_every_browser(async |browser| {
        let (site, page) = browser.open_tide("open=what").await;
        page.ready().await;
        page.run("navigator.share = async (what) => { window.shared = what.url }")
            .await;
        page.click("#panel-what .permalink").await;
        page.until("window.shared").await;
        let shared: String = page.js("return window.shared").await;
        assert_eq!(shared, site.url("/article.html#tide_what"));
        page.run("navigator.share = async () => { throw new DOMException('no', 'AbortError') }")
            .await;
        page.click("#panel-what .permalink").await;
        page.settle().await;
        let address: String = page.js("return location.hash").await;
        assert_eq!(address, "", "cancelling has changed the address");
        page.run(
            "navigator.share = async () => { throw new DOMException('no', 'NotAllowedError') }",
        )
        .await;
        page.click("#panel-what .permalink").await;
        page.until("$('.permalink + [role=status]').innerText")
            .await;
        let said: String = page.js(SAID).await;
        assert_eq!(said, site.url("/article.html#tide_what"));
        page.is_quiet().await;
    });
}

#[test]
fn a_card_that_an_address_leads_to_is_not_covered() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/element.html").await;
        page.ready().await;
        let from_top = "$('#card-how').getBoundingClientRect().top";
        for seen_at in ["innerHeight - 60", "20", "2 * innerHeight"] {
            page.run(&format!(
                "history.replaceState(null, '', location.pathname);
                 element.closeCard('how');
                 scrollBy(0, {from_top} - ({seen_at}));
                 location.hash = '#hbm-export-controls_how'"
            ))
            .await;
            page.until("active()?.id === 'card-how'").await;
            page.settle().await;
            let top: f64 = page.js(&format!("return {from_top}")).await;
            assert!(
                (0.0..120.0).contains(&top),
                "{seen_at}: {top} px from the top"
            );
        }
    });
}

#[test]
fn without_scripts_no_useless_controls_are_shown() {
    in_browser_without_scripts(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, &embed("")).await;
        page.click("#card-what .card-title").await;
        for control in [
            "[part=unfold]",
            "[part=everything]",
            ".languages",
            ".permalink",
            ".bring",
            ".following",
        ] {
            let shown = format!("return $$('{control}').some(shown)");
            assert!(!page.js::<bool>(&shown).await, "{control}");
        }
        // Links inside a shadow root have no effect by themselves.
        page.click("#sources").await;
        page.click("#changes").await;
        page.click("[data-act='consult what/almanac']").await;
        let leading: Vec<String> = page
            .js("return $$('a[href^=\"#\"]').filter((link) =>
                   shown(link) && getComputedStyle(link).pointerEvents !== 'none'
                 ).map((link) => link.outerHTML)")
            .await;
        assert_eq!(leading, [""; 0]);
        assert!(page.js::<bool>("return shown($('.panel .group'))").await);
    });
}

#[test]
fn an_address_also_leads_to_an_element_that_is_added_later() {
    in_every_browser(async |browser| {
        let (_site, page) = at(browser, "<p>No explainer yet</p>", "#tide_rest").await;
        page.run(&format!(
            "document.body.insertAdjacentHTML('beforeend', {})",
            json!(tide(""))
        ))
        .await;
        page.until("active()?.id === 'card-rest'").await;
        page.is_quiet().await;
    });
}
