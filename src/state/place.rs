//! What the places that can cite a source are called: a card by its id, the others by names that are no ids.

/// The summary of the explainer.
pub const SUMMARY: &str = "";
/// The list of terms.
pub const GLOSSARY: &str = "/glossary";
/// The list of changes.
pub const CHANGES: &str = "/changes";
/// A text that is shown in a second place too; no way leads back to that.
pub const COPY: &str = "/copy";
