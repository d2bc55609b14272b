//! A reader follows a source and comes back, and the browser has not kept the page in memory.

use crate::browser::{TIDE, in_every_browser, tide};
use crate::engine::Engine;
use crate::page::Page;
use crate::prerendered::embed;
use crate::site::Site;
use std::time::Duration;
use tokio::time::sleep;

/// Keeps the page out of the back/forward cache.
const FORGOTTEN: &str = "<script>
      addEventListener('unload', () => {});
      window.visits = performance.getEntriesByType('navigation')[0].type;
    </script>";

/// The names of the open panels, of either form.
async fn open(page: &Page) -> Vec<String> {
    page.js("return $$('[data-act^=\"toggle \"]')
           .filter((head) => head.ariaExpanded === 'true' || head.parentNode.open)
           .map((head) => head.dataset.act.slice('toggle '.length))")
        .await
}

async fn leave_and_come_back(site: &Site, page: &Page) {
    // Chromium hands what is to be restored to its main process after a second.
    sleep(Duration::from_millis(1200)).await;
    let elsewhere = site.url("/pages/no-scripts.html");
    page.driver.goto(elsewhere).await.expect("it opens");
    page.driver.back().await.expect("it goes back");
    page.until("customElements.get('explainer-cards')").await;
    if Engine::chosen() == Engine::WebKit {
        return; // it keeps the page in memory all the same
    }
    let way: String = page.js("return visits").await;
    assert_eq!(way, "back_forward", "the page was kept in memory");
}

#[test]
fn what_was_open_is_open_again_and_is_not_reported_twice() {
    in_every_browser(async |browser| {
        for (what, body) in [
            ("from JSON", tide("open=what")),
            ("pre-rendered", embed("")),
            ("pre-rendered, loaded at once", embed("loading=eager")),
        ] {
            let site = Site::built().await;
            site.header("/article.html", "cache-control", "max-age=60");
            let long = "<div style='height: 3000px'></div>";
            let page = browser
                .open_with(&site, &format!("{FORGOTTEN}{body}{long}"))
                .await;
            page.ready().await;
            if what != "pre-rendered" {
                page.until("element.explainer").await;
            }
            if what == "from JSON" {
                page.click("#card-what .card-title").await;
            }
            // Not by the driver, whose element can be gone once the widget has taken over.
            page.run("$('#card-rest').click(); $('#sources').click()")
                .await;
            page.until("element.explainer").await;
            page.settle().await;
            assert_eq!(open(&page).await, ["rest", "/sources"], "{what}");
            let place: f64 = page
                .js("scrollTo({ top: 500, behavior: 'instant' }); return scrollY")
                .await;
            page.settle().await;

            page.run("seen.events.length = 0").await;
            leave_and_come_back(&site, &page).await;
            page.until("$('.explainer')").await;
            page.settle().await;
            assert_eq!(open(&page).await, ["rest", "/sources"], "{what}");
            let now: f64 = page.js("return scrollY").await;
            // Chromium goes by the text that was in view, and the fallback has other margins.
            assert!((now - place).abs() < 20.0, "{what}: {place}, now {now}");
            let opened = "return seen.events.filter(({ name }) => name === 'open').length";
            assert_eq!(page.js::<usize>(opened).await, 0, "{what}");
            page.is_quiet().await;
        }
    });
}

#[test]
fn nothing_is_added_to_a_form_of_the_page() {
    in_every_browser(async |browser| {
        let site = Site::built().await;
        let body = format!("<form id=form><input name=mine value=1>{TIDE}</form>");
        let page = browser.open_with(&site, &body).await;
        page.ready().await;
        page.click("#card-what .card-title").await;
        page.settle().await;
        let sent: String = page
            .js("return new URLSearchParams(new FormData(document.querySelector('#form'))).toString()")
            .await;
        assert_eq!(sent, "mine=1");
        page.is_quiet().await;
    });
}
