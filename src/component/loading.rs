//! Loads explainer files.

use super::modules::warn;
use super::notice::Reason;
use super::props::Props;
use super::stage::{Act, Stage};
use crate::model::Explainer;
use crate::model::read::{Refusal, read};
use crate::state::{Request as Ask, Session, Settings};
use crate::words::{Formats, Words};
use gloo::net::http::Request;
use gloo::timers::callback::Timeout;
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, AbortSignal, RequestCredentials, Url, window};
use yew::{AttrValue, UseReducerDispatcher, UseStateSetter};

/// The time limit for loading a file, in milliseconds. The same as in `www/embed.js`.
const TIMEOUT: u32 = 5_000;

/// Where to get an explainer.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    File(AttrValue),
    /// JSON, and the address to which what it names is relative.
    Json(AttrValue, AttrValue),
    Nowhere,
}

impl Source {
    pub fn of(props: &Props) -> Self {
        match (&props.explainer, &props.src) {
            (Some(json), src) => Self::Json(json.clone(), src.clone().unwrap_or_default()),
            (None, Some(src)) => Self::File(src.clone()),
            (None, None) => Self::Nowhere,
        }
    }
}

/// A loaded explainer file.
#[derive(Clone)]
pub struct Loaded {
    /// Unique to this load.
    pub number: u32,
    /// The address of the file.
    pub address: String,
    explainer: Explainer,
    /// The words of the publisher, if the application gave an address.
    own: Option<Value>,
}

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Loaded {
    /// A new session that shows the explainer.
    pub fn session(&self, lang: Option<&str>, settings: Settings, formats: Formats) -> Session {
        let lang = lang.unwrap_or(&self.explainer.lang);
        let words = match &self.own {
            Some(own) => Words::with(lang, own),
            None => *Words::of(lang),
        };
        Session::new(self.explainer.clone(), settings, words, formats)
    }
}

/// Loads one file at a time: a new load cancels the one before.
#[derive(Clone)]
pub struct Loader {
    pub flight: Rc<RefCell<Option<Flight>>>,
    pub loaded: UseStateSetter<Option<Loaded>>,
    pub stage: UseReducerDispatcher<Stage>,
    /// The address of the publisher's words.
    pub words: Option<AttrValue>,
}

/// A load in progress. Dropping it cancels the load.
pub struct Flight {
    controller: AbortController,
    is_wanted: Rc<Cell<bool>>,
    _timeout: Timeout,
}

impl Flight {
    fn start() -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let late = controller.clone();
        Some(Self {
            _timeout: Timeout::new(TIMEOUT, move || late.abort()),
            controller,
            is_wanted: Rc::new(Cell::new(true)),
        })
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.is_wanted.set(false);
        self.controller.abort();
    }
}

/// Why a load failed, with the text of the warning.
type Fault = (Reason, String);

impl Loader {
    /// Loads the explainer that the properties name.
    pub fn load(&self, source: Source) {
        let stage = self.stage.clone();
        self.start(source, move |(reason, why)| {
            warn(&format!("fallback kept, {}: {why}", reason.name()));
            stage.dispatch(Act::Fail(reason));
        });
    }

    /// Loads the explainer in another language. If the request fails, the current one stays.
    pub fn change(&self, href: String) {
        let stage = self.stage.clone();
        let source = Source::File(href.into());
        self.start(source, move |(reason, why)| {
            warn(&why);
            stage.dispatch(match reason {
                Reason::Network => Act::Answer(Ask::Unavailable.print()),
                _ => Act::Fail(reason),
            });
        });
    }

    /// Cancels the load in progress.
    pub fn stop(&self) {
        self.flight.take();
    }

    fn start(&self, source: Source, fail: impl FnOnce(Fault) + 'static) {
        let Some(flight) = Flight::start() else {
            return;
        };
        let signal = flight.controller.signal();
        let is_wanted = Rc::clone(&flight.is_wanted);
        let earlier = self.flight.replace(Some(flight));
        drop(earlier);
        let (loaded, words) = (self.loaded.clone(), self.words.clone());
        spawn_local(async move {
            let result = loads(source, words, &signal).await;
            if is_wanted.get() {
                match result {
                    Ok(file) => loaded.set(Some(file)),
                    Err(fault) => fail(fault),
                }
            }
        });
    }
}

async fn loads(
    source: Source,
    words: Option<AttrValue>,
    signal: &AbortSignal,
) -> Result<Loaded, Fault> {
    thread_local! {
        static LOADED: Cell<u32> = const { Cell::new(0) };
    }
    let (address, bytes) = match source {
        Source::File(src) => {
            let address = seen_from_page(&src);
            let bytes = get(&address, signal).await?;
            (address, bytes)
        }
        Source::Json(json, src) => (seen_from_page(&src), json.as_bytes().to_vec()),
        Source::Nowhere => return Err((Reason::Invalid, "no src, no explainer".to_owned())),
    };
    let explainer = read(&bytes).map_err(|(refusal, at)| refused(refusal, at))?;
    let own = match words {
        Some(url) => Some(own(&url, signal).await?),
        None => None,
    };
    let number = LOADED.get().wrapping_add(1);
    LOADED.set(number);
    Ok(Loaded {
        number,
        address,
        explainer,
        own,
    })
}

async fn own(url: &str, signal: &AbortSignal) -> Result<Value, Fault> {
    let url = seen_from_page(url);
    let bytes = get(&url, signal).await?;
    let words = serde_json::from_slice(&bytes);
    words.map_err(|error| (Reason::Network, format!("{url} {error}")))
}

async fn get(address: &str, signal: &AbortSignal) -> Result<Vec<u8>, Fault> {
    let request = Request::get(address)
        .credentials(RequestCredentials::Omit)
        .abort_signal(Some(signal));
    let network = |why: String| (Reason::Network, format!("{address} {why}"));
    let response = request
        .send()
        .await
        .map_err(|error| network(error.to_string()))?;
    if !response.ok() {
        return Err(network(response.status().to_string()));
    }
    let bytes = response.binary().await;
    bytes.map_err(|error| network(error.to_string()))
}

/// Resolves an address against the address of the page, and ignores `<base>`.
fn seen_from_page(address: &str) -> String {
    let page = window().and_then(|window| window.location().href().ok());
    let url = page.and_then(|page| Url::new_with_base(address, &page).ok());
    url.map_or_else(|| address.to_owned(), |url| url.href())
}

fn refused(refusal: Refusal, at: u32) -> Fault {
    let reason = match refusal {
        Refusal::Syntax(_) => Reason::Syntax,
        Refusal::Invalid(_) => Reason::Invalid,
    };
    let why = format!("byte {at} (`explainer-cards check` tells more)");
    (reason, why)
}
