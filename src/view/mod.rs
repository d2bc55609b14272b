//! Tags: what an explainer looks like as HTML. Compiles for browser and server alike.
//!
//! Only [`Explainer`](explainer::Explainer) is a Yew component: it alone has state. Everything else
//! is a function from data to [`Html`](yew::Html); `docs/adr/` says why.

mod card;
mod disclosure;
mod events;
pub mod explainer;
mod figures;
mod glossary;
mod groups;
mod header;
mod icon;
mod link;
mod prose;
mod questions;
mod setting;
mod sources;
mod term;

pub use setting::{Form, Formats, Message, Notice};
