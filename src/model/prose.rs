//! Text with inline markup.

use super::Text;
use super::inline::{self, Inline};
use serde::Deserialize;

/// Text with the marks `**strong**`, `*emphasis*`, `[text](https://…)`, `[[term]]`, `[[term|text]]` and `[^source]`.
/// Everything else, including HTML, is literal text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Prose(pub(super) Text);

impl Prose {
    /// The text in the file, including its markup.
    pub fn source(&self) -> &str {
        &self.0
    }

    /// The parsed text.
    pub fn parse(&self) -> Vec<Inline<'_>> {
        inline::parse(&self.0)
    }
}
