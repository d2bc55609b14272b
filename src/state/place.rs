//! Names of what is not a card but opens, or cites, like one. No id has a slash, so none can be mistaken for a
//! card's.

/// The summary of the explainer, which is always open.
pub const SUMMARY: &str = "";
/// The list of terms.
pub const GLOSSARY: &str = "/glossary";
/// The list of sources.
pub const SOURCES: &str = "/sources";
/// The list of changes.
pub const CHANGES: &str = "/changes";
/// A text that is shown in a second place too: no way back leads there.
pub const COPY: &str = "/copy";
