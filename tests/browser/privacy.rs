//! Requests, cookies and storage.

use crate::browser::{TIDE, in_browser};
use crate::page::Page;
use crate::site::Site;

/// Performs every action of a reader.
async fn read_everything(page: &Page) {
    page.ready().await;
    page.run("return Promise.all(element.explainer.cards.map(({ id }) => element.openCard(id)))")
        .await;
    page.run("$$('details').forEach((each) => each.open = true)")
        .await;
    page.click("[popovertarget^=term]").await;
    page.click("[data-act^=consult]").await;
    page.click(":popover-open .listed").await;
    page.click(".backlinks a").await;
    page.click_button("glossary").await;
    page.settle().await;
}

#[test]
fn only_the_widget_the_file_words_and_pictures_are_requested() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        read_everything(&page).await;
        let mut requests = site.requests();
        requests.sort();
        assert_eq!(
            requests,
            [
                "GET /article.html",
                "GET /embed.js",
                "GET /fixtures/valid/full.json",
                "GET /pictures/tide.jpg",
                "GET /stage.js",
                "GET /widget_bg.wasm",
                "GET /words/en.json",
            ]
        );
        let elsewhere: Vec<String> = page
            .js(
                "return performance.getEntriesByType('resource').map(({ name }) => name)
                   .filter((name) => !name.startsWith(location.origin + '/'))",
            )
            .await;
        let icon = "data:,";
        assert!(elsewhere.iter().all(|name| name == icon), "{elsewhere:?}");
    });
}

#[test]
fn the_preview_requests_only_its_own_files() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open(&site, "/pages/article.html").await;
        read_everything(&page).await;
        let mut requests = site.requests();
        requests.sort();
        assert_eq!(
            requests,
            [
                "GET /embed.js",
                "GET /explainers/hbm-stack.svg",
                "GET /explainers/hbm.fr.json",
                "GET /pages/article.html",
                "GET /pages/icon.svg",
                "GET /pages/page.css",
                "GET /preview/preview.css",
                "GET /preview/preview.js",
                "GET /stage.js",
                "GET /widget_bg.wasm",
                "GET /words/fr.json",
            ]
        );
    });
}

#[test]
fn no_cookie_and_no_storage() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, TIDE).await;
        read_everything(&page).await;
        let stored: Vec<usize> = page
            .js("return Promise.all([
                   document.cookie.length, localStorage.length, sessionStorage.length,
                   indexedDB.databases().then((all) => all.length),
                   caches.keys().then((all) => all.length),
                   navigator.serviceWorker.getRegistrations().then((all) => all.length)])")
            .await;
        assert_eq!(stored, [0; 6]);
        let cookies = page
            .driver
            .get_all_cookies()
            .await
            .expect("it can be asked");
        assert!(cookies.is_empty(), "{cookies:?}");
        let name: String = page.js("return window.name").await;
        assert_eq!(name, "");
    });
}

#[test]
fn only_scripts_from_the_origin_of_the_page_get_cookies() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser
            .open_with(
                &site,
                &format!("<script>document.cookie = 'reader=7'</script>{TIDE}"),
            )
            .await;
        page.ready().await;
        let with_cookies = site.requests_with_cookies();
        // Browsers request modules from the origin of the page with cookies, like all scripts of the page. Requests
        // by embed.js have no cookies.
        assert!(
            with_cookies.iter().all(|path| path.ends_with(".js")),
            "{with_cookies:?}"
        );
    });
}
