//! Interactive explainer cards for news articles, from one JSON file.
//!
//! A newsroom writes a file; readers open cards: what it is, why it matters, who it affects, how it came about. This
//! crate reads the file, shows it in a browser as a component of [Yew](https://yew.rs), finds what is wrong with it,
//! and writes it in every form that needs no script.
//!
//! # In a Yew application
//!
//! With the feature `component`:
//!
//! ```toml
//! [dependencies]
//! explainer-cards = { version = "0.1", default-features = false, features = ["component"] }
//! yew = { version = "0.23", features = ["csr"] }
//! ```
#![cfg_attr(feature = "component", doc = "\n```")]
// A link to the file of examples/yew-article: a package holds nothing of another.
#![cfg_attr(feature = "component", doc = include_str!("component/article.rs"))]
#![cfg_attr(feature = "component", doc = "```\n")]
#![cfg_attr(
    feature = "component",
    doc = "
[`Props`] says what [`ExplainerCards`] takes, [`Notice`] what it tells, [`Reason`] why an explainer can't be shown.

The style sheet comes with it, in a shadow root: nothing of the page reaches the cards but what `--explainer-*`
properties and `::part()` say. Dates and numbers are written by the browser's `Intl`. Build for the browser with Trunk
or wasm-bindgen: a few small JavaScript modules come with it, which both copy.

# On a server

With Yew's feature `ssr` the same component writes a form that needs no script, if it has the file itself:
"
)]
#![cfg_attr(
    all(feature = "component", feature = "tools"),
    doc = r###"
```
use explainer_cards::{ExplainerCards, Props};
use yew::ServerRenderer;

const TRAM: &str = r##"{
    "version": 1, "id": "harbour-tram", "lang": "en",
    "title": "Why the harbour tram is late", "summary": "It opens in autumn at the earliest.",
    "cards": [{ "id": "why", "kind": "why", "title": "Why is it late?", "summary": "The bridge is too weak." }]
}"##;

let props = || yew::props!(Props { explainer: TRAM });
let renderer = ServerRenderer::<ExplainerCards>::with_props(props);
let html = pollster::block_on(renderer.render());
assert!(html.contains("<template shadowrootmode=\"open\">"));
assert!(html.contains("The bridge is too weak."));
```
"###
)]
//! # Checking and exporting
//!
//! With the feature `tools`, which the command line tool is made of:
#![cfg_attr(
    feature = "tools",
    doc = r###"
```
use explainer_cards::check::check;
use explainer_cards::model::read::read;
use explainer_cards::render::{Form, Options, intl, render};

let json = br##"{
    "version": 1, "id": "harbour-tram", "lang": "en",
    "title": "Why the harbour tram is late", "summary": "It opens in autumn at the earliest.",
    "published": "2025-08-11", "sumary": "A slip of the pen.",
    "cards": [{ "id": "why", "kind": "why", "title": "Why is it late?", "summary": "The bridge is too weak." }]
}"##;

let problems = check(json);
assert!(problems.iter().any(|problem| problem.message.contains("sumary")));

let explainer = read(json).expect("a field that is unknown is no reason to refuse the file");
let outputs = render(Form::Text, &explainer, &Options::new(intl::FORMATS)).expect("it needs no address");
assert!(outputs[0].content.contains("The bridge is too weak."));
```
"###
)]
//! # Features
//!
//! | feature | has |
//! |---|---|
//! | `cli`, the default | the command line tool `explainer-cards`, and `tools` |
//! | `tools` | `check` and `render`, natively or as WebAssembly |
//! | `component` | `ExplainerCards`, for Yew's `csr` |
//! | `words` | the words of the interface in every language |
//! | `widget` | what the embed's WebAssembly has; it is not meant for other uses |
//!
//! # The way of the data
//!
//! Bytes → [`model`] → [`state`] → [`view`] → the browser; the tools go from [`model`] to `check` and `render`.
//! `docs/architecture.md` says where each line lives.

pub mod browser;
#[cfg(feature = "tools")]
pub mod check;
#[cfg(feature = "component")]
mod component;
pub mod model;
#[cfg(feature = "tools")]
pub mod render;
pub mod state;
pub mod view;
pub mod words;

#[cfg(feature = "component")]
pub use component::{ExplainerCards, Notice, Props, Reason};
