//! A page in the browser, with the events and errors that were recorded in it.

use crate::engine::Engine;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;
use tokio::time::sleep;

/// Functions for the scripts of the tests. `element` is the first explainer; `$` selects inside its shadow root.
const WORDS: &str = r#"
const elements = [...document.querySelectorAll("explainer-cards")];
const element = elements[0];
const $ = (selector) => element.shadowRoot.querySelector(selector);
const $$ = (selector) => [...element.shadowRoot.querySelectorAll(selector)];
const active = () => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};
const visible = { visibilityProperty: true, opacityProperty: true };
const shown = (node) => !!node && node.checkVisibility(visible);
"#;

/// A page in the browser.
pub struct Page {
    pub driver: WebDriver,
}

/// An event of an explainer, as received by a listener on the window.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Event {
    /// The name, without `explainer-`.
    pub name: String,
    /// The id of its target.
    pub at: String,
    pub bubbles: bool,
    pub composed: bool,
    pub reason: Option<String>,
    pub detail: Map<String, Value>,
}

/// Errors that a page must never have.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Trouble {
    /// Uncaught exceptions and unhandled rejections.
    pub uncaught: Vec<String>,
    /// Violations of the page's Content Security Policy.
    pub violations: Vec<String>,
}

impl Page {
    pub fn of(driver: WebDriver) -> Self {
        Self { driver }
    }

    /// Runs a script and returns its result. Awaits promises.
    pub async fn js<T: DeserializeOwned>(&self, script: &str) -> T {
        // Not every driver supports `await` in scripts.
        let whole = format!("return (async () => {{ {WORDS}{script}\n }})()");
        let answer = self.driver.execute(whole, Vec::new()).await;
        let answer = answer.unwrap_or_else(|error| panic!("{script}\n{error}"));
        let value: Value = answer.json().clone();
        serde_json::from_value(value.clone())
            .unwrap_or_else(|error| panic!("{script}\n{value} {error}"))
    }

    /// Runs a script.
    pub async fn run(&self, script: &str) {
        let _: Value = self.js(script).await;
    }

    /// Waits until an expression is true.
    pub async fn until(&self, expression: &str) {
        let script = format!("try {{ return !!({expression}) }} catch {{ return false }}");
        let start = Instant::now();
        while !self.js::<bool>(&script).await {
            if start.elapsed() > Duration::from_mins(1) {
                let seen: Value = self.js("return seen").await;
                panic!("never: {expression}\n{seen}\n{:?}", self.console().await);
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until all explainers are shown.
    pub async fn ready(&self) {
        self.run("elements.forEach((each) => each.scrollIntoView())")
            .await;
        self.until(
            "elements.length &&
             elements.every((each) => each.shadowRoot.querySelector('.explainer'))",
        )
        .await;
    }

    /// Waits long enough for pending work of the page to finish.
    pub async fn settle(&self) {
        self.run("return new Promise((done) => setTimeout(done, 150))")
            .await;
    }

    /// The first element inside the explainer that matches a selector.
    pub async fn find(&self, selector: &str) -> WebElement {
        let script = format!("{WORDS}return $(arguments[0])");
        let found = self.driver.execute(script, vec![json!(selector)]).await;
        let found = found.and_then(ScriptRet::element);
        found.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// Clicks on an element inside the explainer.
    pub async fn click(&self, selector: &str) {
        let element = self.find(selector).await;
        // Not with scroll_into_view, which can leave the element covered by a sticky masthead.
        self.run(&format!(
            "$({}).scrollIntoView({{ block: 'center' }})",
            json!(selector)
        ))
        .await;
        element
            .click()
            .await
            .unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Clicks on the label of the button with this id.
    pub async fn click_button(&self, id: &str) {
        self.click(&format!("#{id} span")).await;
    }

    /// Clicks on an element of the page, outside the explainer.
    pub async fn click_outside(&self, selector: &str) {
        let element = self.driver.find(By::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector}: {error}"));
        element.click().await.expect("a click");
    }

    /// Presses a key in the element that has the focus.
    pub async fn press(&self, key: Key) {
        let keys = self.driver.action_chain().send_keys(key);
        keys.perform().await.expect("a key press");
    }

    /// The id of the element that has the focus, or its text if it has no id.
    pub async fn focus(&self) -> String {
        self.js("const at = active(); return at.id || at.textContent.trim()")
            .await
    }

    /// Focuses an element inside the explainer.
    pub async fn focus_on(&self, selector: &str) {
        self.run(&format!("$({}).focus()", json!(selector))).await;
    }

    /// Whether a card is open. Fails if its state and its visibility differ.
    pub async fn is_open(&self, card: &str) -> bool {
        self.is_expanded(&format!("card-{card}")).await
    }

    /// Whether the panel of the button with this id is open. Fails if its state and its visibility differ.
    pub async fn is_expanded(&self, id: &str) -> bool {
        let script = format!(
            "const button = $('#{id}');
             const panel = element.shadowRoot.getElementById(button.getAttribute('aria-controls'));
             const folded = getComputedStyle(panel).contentVisibility === 'hidden';
             return [button.ariaExpanded === 'true', shown(panel) && !folded, !panel.hidden]"
        );
        let answers: Vec<bool> = self.js(&script).await;
        let open = answers[0];
        assert_eq!(
            answers, [open; 3],
            "{id}: the state and the visibility differ"
        );
        open
    }

    /// Opens everything except definitions, because they close with the next click.
    pub async fn open_everything(&self) {
        self.run(
            "for (const each of elements) {
               const inside = (selector) => each.shadowRoot.querySelectorAll(selector);
               for (const button of inside('[aria-expanded=false]')) button.click();
               for (const details of inside('details')) details.open = true;
             }",
        )
        .await;
        self.until(
            "!elements.some((each) =>
               each.shadowRoot.querySelector('[aria-expanded=false], details:not([open])'))",
        )
        .await;
        self.settle().await;
    }

    /// The visible text of the first element of the page that matches a selector.
    pub async fn text(&self, selector: &str) -> String {
        self.js(&format!(
            "return document.querySelector({}).innerText",
            json!(selector)
        ))
        .await
    }

    /// Whether the fallback is visible and the explainer isn't.
    pub async fn shows_fallback(&self) -> bool {
        self.js("const fallback = element.firstElementChild;
             return shown(fallback) && fallback.innerText.trim() !== '' && !$('.explainer')")
            .await
    }

    /// The events that were fired so far.
    pub async fn events(&self) -> Vec<Event> {
        self.js("return seen.events").await
    }

    /// The events that were fired so far as texts: the name and the values in `detail`, without the reason of errors.
    pub async fn event_names(&self) -> Vec<String> {
        let name = |event: Event| {
            let told = event
                .detail
                .iter()
                .filter(|(field, _)| !["explainer", "version", "reason"].contains(&field.as_str()));
            // The driver of WebKit returns the fields in any order.
            let told: BTreeMap<_, _> = told.collect();
            let told = told.into_values().map(|value| match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            });
            let words: Vec<String> = std::iter::once(event.name.clone()).chain(told).collect();
            words.join(" ")
        };
        self.events().await.into_iter().map(name).collect()
    }

    /// The messages of scripts on the console since the last call, and uncaught errors. Leaves out the browser's own
    /// reports of missing or refused files.
    pub async fn console(&self) -> Vec<String> {
        if Engine::chosen() != Engine::Chromium {
            // WebDriver can't read the console of other browsers.
            return Vec::new();
        }
        let log = self.driver.browser_log().await.expect("the log is kept");
        log.into_iter()
            .filter(|entry| {
                let source = entry.source.as_deref();
                source == Some("console-api") || entry.message.contains("Uncaught")
            })
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect()
    }

    /// The errors that must never happen.
    pub async fn trouble(&self) -> Trouble {
        self.js("return { uncaught: seen.uncaught, violations: seen.violations }")
            .await
    }

    /// Checks that there were no errors and no messages on the console.
    pub async fn is_quiet(&self) {
        self.settle().await;
        let trouble = self.trouble().await;
        assert!(
            trouble.uncaught.is_empty() && trouble.violations.is_empty(),
            "{trouble:?}"
        );
        assert_eq!(self.console().await, [""; 0]);
        let errors =
            self.js::<usize>("return seen.events.filter((event) => event.name === 'error').length");
        assert_eq!(errors.await, 0);
    }

    /// Checks that the explainer failed as documented: the fallback is shown, the console has one warning, one event
    /// has this reason, and no exception reached the page.
    pub async fn fell_back(&self, reason: &str) {
        self.until("seen.events.some((event) => event.name === 'error')")
            .await;
        self.settle().await;
        let events = self.events().await;
        assert_eq!(events.len(), 1, "{events:?}");
        let console = self.console().await;
        assert_eq!(events[0].reason.as_deref(), Some(reason), "{console:?}");
        assert!(self.shows_fallback().await, "the fallback is not shown");
        if Engine::chosen() == Engine::Chromium {
            assert_eq!(console.len(), 1, "{console:?}");
            assert!(
                console[0].starts_with("WARNING:") && console[0].contains("explainer-cards:"),
                "{console:?}"
            );
        }
        let uncaught = self.trouble().await.uncaught;
        assert!(uncaught.is_empty(), "{uncaught:?}");
        let rejected = self.js::<bool>(
            "return element.ready.then(() => false, (error) => error.name === 'Error')",
        );
        assert!(rejected.await, "ready does not reject with an Error");
    }

    /// Checks that nothing else has happened since the explainer failed.
    pub async fn fell_back_quietly(&self) {
        self.settle().await;
        assert_eq!(self.events().await.len(), 1);
        assert!(self.shows_fallback().await, "the fallback is not shown");
        assert_eq!(self.console().await, [""; 0]);
        let uncaught = self.trouble().await.uncaught;
        assert!(uncaught.is_empty(), "{uncaught:?}");
    }

    /// Resizes the page.
    pub async fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Sets the preferred colour scheme, light or dark.
    pub async fn prefer(&self, scheme: &str) {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.cdp("Emulation.setEmulatedMedia", features).await;
    }

    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        let answer = self.driver.cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}
