//! Tags: what an explainer looks like as HTML. Compiles for browser and server alike.
//!
//! Each visible thing is a function from a [`Setting`] and data to [`Html`](yew::Html); `docs/adr/`
//! says why none is a component.

mod card;
mod changes;
mod citing;
mod disclosure;
mod events;
mod explainer;
mod feedback;
mod figures;
mod glossary;
mod groups;
mod header;
mod icon;
mod link;
mod locked;
mod media;
mod next;
mod prose;
mod questions;
mod quiz;
mod rail;
mod reading;
mod section;
mod setting;
mod sources;
mod table;
mod term;
mod tools;
mod unknowns;
mod views;

pub use explainer::explainer;
#[cfg(not(target_arch = "wasm32"))]
pub use explainer::{NOTES, card_at, frame};
#[cfg(not(target_arch = "wasm32"))]
pub use glossary::definitions;
#[cfg(not(target_arch = "wasm32"))]
pub use header::before;
#[cfg(not(target_arch = "wasm32"))]
pub use locked::SUBSCRIBER;
pub use setting::{Form, Formats, Setting};
