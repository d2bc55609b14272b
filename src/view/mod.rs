//! Tags: what an explainer looks like as HTML, in the browser and in static forms.
//!
//! Each visible thing is a function from a [`Session`](crate::state::Session) and data to [`Html`](yew::Html).
//! `docs/adr/0002-functions-not-components.md` says why none is a component.

mod card;
mod changes;
mod colophon;
mod disclosure;
mod events;
mod explainer;
mod facts;
mod feedback;
mod figures;
mod form;
mod glossary;
mod groups;
mod header;
mod heading;
mod html;
mod icon;
pub mod ids;
mod languages;
mod line;
mod link;
mod locked;
mod media;
mod next;
mod nodes;
mod prose;
mod questions;
mod quiz;
mod rail;
pub(crate) mod reading;
mod section;
mod sources;
mod table;
mod term;
mod unknowns;
mod views;

#[cfg(feature = "tools")]
pub use colophon::before;
#[cfg(any(feature = "component", feature = "tools"))]
pub use explainer::{NOTES, card_at, frame};
pub use explainer::{changed, explainer};
#[cfg(any(feature = "component", feature = "tools"))]
pub use glossary::definitions;
#[cfg(feature = "tools")]
pub use locked::SUBSCRIBER;
