//! What an explainer is: plain data, read from JSON.
//!
//! The same reader serves the widget and the tools, so that a file which the command line tool
//! accepts is a file which the page accepts. `docs/contracts/explainer.md` is the public text of
//! this contract.

pub mod address;
pub mod card;
pub mod character;
pub mod date;
pub mod decimal;
pub mod explainer;
pub mod index;
pub mod inline;
pub mod json;
mod length;
pub mod link;
pub mod prose;
pub mod read;
pub mod reference;
pub mod repetition;
#[cfg(feature = "tools")]
pub(crate) mod texts;

pub use card::Card;
pub use date::Date;
pub use decimal::Decimal;
pub use explainer::Explainer;
pub use prose::Prose;

use std::rc::Rc;

/// Plain text, cheap to clone. Markup in it is shown as it is written.
pub type Text = Rc<str>;
