//! What changed for readers between two versions of an explainer, and a draft of its change log.
//!
//! Both files are compared as they are written, value by value, because readers see numbers with their digits. The
//! formatting, the order of fields, and fields that don't exist are no difference.

mod difference;
mod draft;
mod fields;
mod fingerprint;
mod node;
mod pairs;
mod walk;
mod words;

pub use difference::{Action, Difference, Part};
pub use draft::{Draft, draft};
pub use fingerprint::fingerprints;
pub use walk::compare;
