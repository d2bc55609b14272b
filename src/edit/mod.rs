//! Changes in the text of an explainer file that keep everything else as it was written: formatting, the order of the
//! fields, unknown fields.
//!
//! A [`Change`] replaces one range of the text, so the bytes outside of it stay by construction. What is inserted takes
//! over the line breaks and the indentation around it.
//!
//! The places come from the reader that the widget and `check` use, so a text that they can read can be edited. The crate
//! `jsonc-parser`, made for such changes, reads a wider language, removes blank lines at both ends of a list when
//! something is inserted, and breaks the line of an object that is written on one.

mod change;
mod field;
mod format;
mod layout;
mod list;
mod origin;
mod place;
pub mod pointer;
mod refusal;
mod rename;
mod shape;
mod written;

pub use change::Change;
pub use field::{remove, set, set_number};
pub use format::{WIDTH, format};
pub use list::{duplicate, insert, shift};
pub use origin::note_original;
pub use refusal::Refusal;
pub use rename::renamed;
pub use shape::{Kind, Shape};
