//! Chromium, driven over `WebDriver`.

use crate::page::Page;
use crate::site::Site;
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::process::{self, Child, Command, Stdio};
use std::sync::{Condvar, LazyLock, Mutex};
use std::{env, fs, thread};
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};

/// How many browsers run at a time: more than the cores of a small machine only makes all slow.
const AT_A_TIME: usize = 2;

/// A browser with a fresh profile.
pub struct Browser {
    driver: WebDriver,
}

/// Runs a test in a browser.
pub fn in_browser(test: impl AsyncFnOnce(&Browser)) {
    run(false, test);
}

/// Runs a test in a browser that runs no script of any page.
pub fn in_browser_without_scripts(test: impl AsyncFnOnce(&Browser)) {
    run(true, test);
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
        let driver = WebDriver::new(&CHROMEDRIVER.url, capabilities(block_scripts))
            .await
            .expect("chromedriver starts Chromium");
        let watch = json!({ "source": include_str!("watch.js") });
        driver
            .cdp()
            .send_raw("Page.addScriptToEvaluateOnNewDocument", watch)
            .await
            .expect("Chromium takes a script");
        Self { driver }
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

fn capabilities(block_scripts: bool) -> ChromeCapabilities {
    let mut wanted = DesiredCapabilities::chrome();
    let chromium = env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    // Without --user-data-dir chromedriver makes a new profile and removes it in the end.
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        // A test that looks must not look at something half open.
        "--force-prefers-reduced-motion",
        "--lang=en",
    ];
    let mut set = || -> WebDriverResult<()> {
        wanted.set_binary(&chromium)?;
        for argument in arguments {
            wanted.add_arg(argument)?;
        }
        if block_scripts {
            let preferences = json!({ "profile.managed_default_content_settings.javascript": 2 });
            wanted.add_experimental_option("prefs", preferences)?;
        }
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)
    };
    set().expect("capabilities are JSON");
    wanted
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

struct Chromedriver {
    url: String,
    /// Held for its standard input.
    _shell: Child,
}

static CHROMEDRIVER: LazyLock<Chromedriver> = LazyLock::new(|| {
    let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "/usr/bin/chromedriver".to_owned());
    // A folder of its own, because Chromium leaves things behind. Short, because it holds a socket.
    let temporary = env::temp_dir().join(format!("explainer-cards-{}", process::id()));
    fs::create_dir_all(&temporary).expect("the folder for temporary files can be written");
    // Statics are never dropped, and a test run may be killed. Either way the shell's input ends.
    let script = r#"
        "$0" --port=0 & driver=$!
        cat
        kill $driver; wait $driver 2> /dev/null
        sleep 1; rm -rf "$TMPDIR""#;
    let mut shell = Command::new("sh")
        .args(["-c", script, &program])
        .env("TMPDIR", &temporary)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("there is a shell");
    let mut lines = BufReader::new(shell.stdout.take().expect("it is piped")).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        Some(port.trim_end_matches('.').to_owned())
    });
    let port = port.unwrap_or_else(|| panic!("{program} does not start; set CHROMEDRIVER"));
    thread::spawn(move || lines.for_each(drop));
    Chromedriver {
        url: format!("http://127.0.0.1:{port}"),
        _shell: shell,
    }
});
