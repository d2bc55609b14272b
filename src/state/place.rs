//! Names of places that open or cite like cards. Ids contain no slash, so these can't be confused with a card's id.

/// The summary of the explainer, which is always open.
pub const SUMMARY: &str = "";
/// The list of terms.
pub const GLOSSARY: &str = "/glossary";
/// The list of sources.
pub const SOURCES: &str = "/sources";
/// The list of changes.
pub const CHANGES: &str = "/changes";
/// A second copy of a text. No link back leads there.
pub const COPY: &str = "/copy";
