//! Words with a definition behind them.

use crate::browser::{Browser, in_browser, in_every_browser};
use crate::page::Page;
use crate::site::Site;
use thirtyfour::Key;

const SPRING: &str = "[popovertarget=term-spring-tide]";
const NEAP: &str = "[popovertarget=term-neap]";

async fn tide(browser: &Browser) -> (Site, Page) {
    let (site, page) = browser.open_tide("open=what").await;
    page.ready().await;
    (site, page)
}

async fn shows(page: &Page, term: &str) -> bool {
    page.js(&format!("return shown($('#term-{term}'))")).await
}

#[test]
fn a_term_opens_its_definition_and_closes_it() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        assert!(!shows(&page, "spring-tide").await);
        page.click(SPRING).await;
        assert!(shows(&page, "spring-tide").await);
        let text: String = page.js("return $('#term-spring-tide').innerText").await;
        assert!(text.contains("The tide near new and full moon."), "{text}");
        page.click(SPRING).await;
        assert!(!shows(&page, "spring-tide").await);
        page.is_quiet().await;
    });
}

#[test]
fn escape_closes_a_definition_and_the_focus_is_where_it_was() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        page.focus_on(SPRING).await;
        page.press(Key::Enter).await;
        assert!(shows(&page, "spring-tide").await);
        page.press(Key::Escape).await;
        assert!(!shows(&page, "spring-tide").await);
        assert_eq!(page.focus().await, "Spring tide");
        page.is_quiet().await;
    });
}

#[test]
fn a_click_elsewhere_closes_a_definition() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        page.click(SPRING).await;
        page.click(".title").await;
        assert!(!shows(&page, "spring-tide").await);
        page.click(SPRING).await;
        page.run("scrollTo(0, 0)").await;
        page.click_outside("h1").await;
        assert!(!shows(&page, "spring-tide").await);
    });
}

#[test]
fn a_second_definition_takes_the_place_of_the_first() {
    in_every_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        page.focus_on(SPRING).await;
        page.press(Key::Space).await;
        page.focus_on(NEAP).await;
        page.press(Key::Space).await;
        assert!(!shows(&page, "spring-tide").await);
        assert!(shows(&page, "neap").await);
        assert_eq!(
            page.event_names().await,
            ["ready", "term spring-tide", "term neap"]
        );
    });
}

#[test]
fn a_definition_stays_inside_the_window() {
    in_browser(async |browser| {
        let (_site, page) = tide(browser).await;
        for width in [320, 1280] {
            page.resize(width, 800).await;
            page.click(SPRING).await;
            let inside: bool = page
                .js("const box = $('#term-spring-tide').getBoundingClientRect();
                     return box.left >= 0 && box.right <= innerWidth &&
                       box.top >= 0 && box.bottom <= innerHeight")
                .await;
            assert!(inside, "at {width} px");
            page.press(Key::Escape).await;
        }
    });
}
