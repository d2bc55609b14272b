//! Interactive explainer cards for news articles, from one JSON file.
//!
//! A newsroom writes a file, and readers open its cards: what it is, why it matters, who it affects, how it came about.
//! This crate reads such a file, shows it in a browser as a [Yew](https://yew.rs) component, finds mistakes in it, and
//! exports it to formats that work without scripts.
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
// A symbolic link into examples/yew-article, because a published package contains no files of other packages.
#![cfg_attr(feature = "component", doc = include_str!("component/article.rs"))]
#![cfg_attr(feature = "component", doc = "```\n")]
#![cfg_attr(
    feature = "component",
    doc = "
[`Props`] lists the properties of [`ExplainerCards`], [`Notice`] what it notifies the application of, and [`Reason`] why
an explainer can't be shown.

The style sheet is included, in a shadow root: the page can style the cards only by `--explainer-*` properties and
`::part()`. The browser's `Intl` formats dates and numbers. Build with Trunk or wasm-bindgen, which copy the few small
JavaScript modules that the component uses.

# On a server

With Yew's feature `ssr` the component renders a form that works without scripts, if it is given the file itself:
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
//! With the feature `tools`, on which the command line tool is built:
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

let explainer = read(json).expect("unknown fields are not errors");
let outputs = render(Form::Text, &explainer, &Options::new(intl::FORMATS)).expect("plain text needs no URL");
assert!(outputs[0].content.contains("The bridge is too weak."));
```
"###
)]
//! # Features
//!
//! | feature | compiles |
//! |---|---|
//! | `cli`, the default | the command line tool `explainer-cards`, and `tools` |
//! | `commands` | its commands for the package for npm, and `tools`; not meant for other uses |
//! | `tools` | `check`, `compare`, `edit`, `import`, `render`, `stats` and `templates`, natively or as WebAssembly |
//! | `component` | `ExplainerCards`, for Yew's `csr` |
//! | `studio` | the page for editors; not meant for other uses |
//! | `words` | the words of the interface in every language |
//! | `widget` | the WebAssembly of the embed; not meant for other uses |
//!
//! # Data flow
//!
//! Bytes → [`model`] → [`state`] → [`view`] → the browser; the tools go from [`model`] to `check`, `compare`, `edit`,
//! `render`, `stats` and `templates`; `import` makes the text of an explainer from other formats. `docs/architecture.md` describes where each piece of code lives.

pub mod browser;
#[cfg(feature = "tools")]
pub mod check;
#[cfg(feature = "tools")]
pub mod compare;
#[cfg(feature = "component")]
mod component;
#[cfg(feature = "tools")]
pub mod edit;
#[cfg(feature = "tools")]
pub mod import;
pub mod model;
#[cfg(feature = "tools")]
pub mod render;
pub mod state;
#[cfg(feature = "tools")]
pub mod stats;
#[cfg(feature = "tools")]
pub mod templates;
pub mod view;
pub mod words;

#[cfg(feature = "component")]
pub use component::{ExplainerCards, Notice, Props, Reason};
