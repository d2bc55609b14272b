//! The package for npm asks nobody: its caller passes all arguments.

use explainer_cards::templates::Template;
use std::path::PathBuf;

pub type Result<T> = std::result::Result<T, &'static str>;

/// The reason why there is no answer.
const NOBODY: &str = "nobody to ask";

pub fn is_possible() -> bool {
    false
}

pub fn template() -> Result<Template> {
    Err(NOBODY)
}

pub fn language() -> Result<String> {
    Err(NOBODY)
}

pub fn title() -> Result<String> {
    Err(NOBODY)
}

pub fn output() -> Result<PathBuf> {
    Err(NOBODY)
}
