//! A browser for each test, driven over `WebDriver`.

use crate::driver::Driver;
use crate::engine::Engine;
use crate::page::Page;
use crate::site::Site;
use serde_json::json;
use std::env;
use std::sync::{Arc, Condvar, Mutex};
use thirtyfour::prelude::*;

/// How many browsers run at a time: more than the cores of a small machine only makes all slow.
const AT_A_TIME: usize = 2;

/// Runs in every page of the tests before anything of the page.
pub const WATCH: &str = include_str!("watch.js");

/// A browser with a fresh profile.
pub struct Browser {
    driver: WebDriver,
    /// Dropped after the session is.
    _program: Arc<Driver>,
}

/// Runs a test in Chromium.
pub fn in_browser(test: impl AsyncFnOnce(&Browser)) {
    if Engine::chosen() == Engine::Chromium {
        run(false, test);
    }
}

/// Runs a test in the browser that was chosen: for what readers do, where all have to be the same.
pub fn in_every_browser(test: impl AsyncFnOnce(&Browser)) {
    run(false, test);
}

/// Runs a test in Chromium, and in it no script of any page.
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
                .expect("Chromium takes a script");
        }
        Self {
            driver,
            _program: program,
        }
    }

    /// Opens a page of a site.
    pub async fn open(&self, site: &Site, path: &str) -> Page {
        let page = Page::of(self.driver.clone());
        // What an earlier page said.
        page.console().await;
        let answer = self.driver.goto(site.url(path)).await;
        answer.unwrap_or_else(|error| panic!("{path}: {error}"));
        page
    }

    /// Opens a page with the full fixture, on a site of its own.
    pub async fn open_tide(&self, attributes: &str) -> (Site, Page) {
        let site = Site::built().await;
        let page = self.open_with(&site, &tide(attributes)).await;
        (site, page)
    }

    /// Opens a page with the script of the embed and this after it.
    pub async fn open_with(&self, site: &Site, body: &str) -> Page {
        site.put("/article.html", article(body));
        self.open(site, "/article.html").await
    }

    /// The same with the files that a publisher uploads. Where a panic has to go unnoticed: only
    /// their glue sees to that.
    pub async fn open_uploaded(&self, site: &Site, body: &str) -> Page {
        let uploaded = article(body).replace("\"/embed.js\"", "\"/embed/embed.js\"");
        site.put("/article.html", uploaded);
        self.open(site, "/article.html").await
    }
}

/// The element with the full fixture: two cards, the first of which has every section.
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

/// A page with the script of the embed and this in its body.
pub fn article(body: &str) -> String {
    let script = r#"<script type="module" async src="/embed.js"></script>"#;
    bare_article(&format!("{script}\n{body}"))
}

/// A page without the script.
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

/// A place among the browsers that run.
struct Seat;

static TAKEN: Mutex<usize> = Mutex::new(0);
static LEFT: Condvar = Condvar::new();

impl Seat {
    fn take() -> Self {
        let taken = TAKEN.lock().expect("nothing panics in here");
        let mut taken = LEFT
            .wait_while(taken, |taken| *taken >= AT_A_TIME)
            .expect("nothing panics in here");
        *taken += 1;
        Self
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        *TAKEN.lock().expect("nothing panics in here") -= 1;
        LEFT.notify_one();
    }
}
