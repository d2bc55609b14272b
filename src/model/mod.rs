//! The data of an explainer, read from JSON.
//!
//! The widget and the tools share one reader, so that pages accept exactly the files that the command line tool
//! accepts. `docs/contracts/explainer.md` describes the format.

pub mod address;
pub mod ascii;
pub mod card;
pub mod character;
pub mod date;
pub mod decimal;
pub mod explainer;
pub mod index;
pub mod inline;
pub mod json;
pub(crate) mod length;
pub mod link;
pub mod passage;
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
pub use passage::Passage;
pub use prose::Prose;

use std::rc::Rc;

/// Plain text, cheap to clone. Markup in it is literal text.
pub type Text = Rc<str>;
