//! A browser for each test, controlled by `WebDriver`.

use crate::driver::Driver;
use crate::engine::Engine;
use crate::page::Page;
use crate::site::Site;
use serde_json::json;
use std::env;
use std::sync::{Arc, Condvar, Mutex};
use thirtyfour::prelude::*;

/// The number of browsers that run at a time. More than a small machine has cores would slow all of them down.
const AT_A_TIME: usize = 2;

/// A script that runs in every page before the scripts of the page.
pub const WATCH: &str = include_str!("watch.js");

/// A browser with a fresh profile.
pub struct Browser {
    driver: WebDriver,
    /// Dropped after the session.
    _program: Arc<Driver>,
}

/// Runs a test in Chromium.
pub fn in_browser(test: impl AsyncFnOnce(&Browser)) {
    if Engine::chosen() == Engine::Chromium {
        run(false, test);
    }
}

/// Runs a test in the browser that `ENGINE` selects. For actions of readers, which have to work in all browsers.
pub fn in_every_browser(test: impl AsyncFnOnce(&Browser)) {
    run(false, test);
}

/// Runs a test in Chromium with scripts blocked.
pub fn in_browser_without_scripts(test: impl AsyncFnOnce(&Browser)) {
    if Engine::chosen() == Engine::Chromium {
        run(true, test);
    }
}

fn run(block_scripts: bool, test: impl AsyncFnOnce(&Browser)) {
    if env::var_os("EXPLAINER_CARDS_NO_BROWSER").is_some() {
        return;
    }
    let _seat = Seat::take();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let browser = Browser::start(block_scripts).await;
        test(&browser).await;
        // After a panic thirtyfour closes the browser when the session is dropped.
        browser.driver.quit().await.expect("the browser closes");
    });
}

impl Browser {
    async fn start(block_scripts: bool) -> Self {
        let engine = Engine::chosen();
        let program = Driver::of(engine).await;
        let driver = WebDriver::new(&program.url, engine.capabilities(block_scripts))
            .await
            .unwrap_or_else(|error| panic!("{engine:?} does not start: {error}"));
        if engine == Engine::Chromium {
            let watch = json!({ "source": WATCH });
            driver
                .cdp()
                .send_raw("Page.addScriptToEvaluateOnNewDocument", watch)
                .await
                .expect("Chromium accepts the script");
        }
        Self {
            driver,
            _program: program,
        }
    }

    /// Opens a page of a site.
    pub async fn open(&self, site: &Site, path: &str) -> Page {
        self.open_address(&site.url(path)).await
    }

    /// Opens a page of another server.
    pub async fn open_address(&self, address: &str) -> Page {
        let page = Page::of(self.driver.clone());
        // Discards the messages of an earlier page.
        page.console().await;
        let answer = self.driver.goto(address).await;
        answer.unwrap_or_else(|error| panic!("{address}: {error}"));
        page
    }

    /// Opens a page with the full fixture on a new site.
    pub async fn open_tide(&self, attributes: &str) -> (Site, Page) {
        let site = Site::built().await;
        let page = self.open_with(&site, &tide(attributes)).await;
        (site, page)
    }

    /// Opens a page with the script of the embed, followed by this HTML.
    pub async fn open_with(&self, site: &Site, body: &str) -> Page {
        site.put("/article.html", article(body));
        self.open(site, "/article.html").await
    }

    /// The same with the files that a publisher uploads. For tests of panics, which the glue in the preview build
    /// reports as uncaught errors.
    pub async fn open_uploaded(&self, site: &Site, body: &str) -> Page {
        let uploaded = article(body).replace("\"/embed.js\"", "\"/embed/embed.js\"");
        site.put("/article.html", uploaded);
        self.open(site, "/article.html").await
    }
}

/// The element with the full fixture, which has two cards. The first one has every section.
pub const TIDE: &str =
    "<explainer-cards src='/fixtures/valid/full.json'><p>Fallback</p></explainer-cards>";

/// The same with attributes.
pub fn tide(attributes: &str) -> String {
    format!(
        "<explainer-cards src='/fixtures/valid/full.json' {attributes}>
           <p>Fallback</p>
         </explainer-cards>"
    )
}

/// A page with the script of the embed and this HTML in its body.
pub fn article(body: &str) -> String {
    let script = r#"<script type="module" async src="/embed.js"></script>"#;
    bare_article(&format!("{script}\n{body}"))
}

/// A page without the script of the embed.
pub fn bare_article(body: &str) -> String {
    format!(
        r#"<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>An article</title>
<link rel="icon" href="data:,">
<h1>An article</h1>
{body}
<p>The end.</p>
"#
    )
}

/// One of the browsers that can run at a time.
struct Seat;

static TAKEN: Mutex<usize> = Mutex::new(0);
static LEFT: Condvar = Condvar::new();

impl Seat {
    fn take() -> Self {
        let taken = TAKEN.lock().expect("no panic while it is locked");
        let mut taken = LEFT
            .wait_while(taken, |taken| *taken >= AT_A_TIME)
            .expect("no panic while it is locked");
        *taken += 1;
        Self
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        *TAKEN.lock().expect("no panic while it is locked") -= 1;
        LEFT.notify_one();
    }
}
