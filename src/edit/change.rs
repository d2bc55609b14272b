//! A change of a text.

use std::ops::Range;

/// A replacement of one range of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The bytes that are replaced. Both ends are between characters of the text.
    pub range: Range<usize>,
    /// What replaces them.
    pub text: String,
}

impl Change {
    pub(super) fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { range, text }
    }

    /// The change that leaves a text as it is.
    pub(super) fn none() -> Self {
        Self::new(0..0, "")
    }

    /// Whether the text stays as it is.
    pub fn is_none(&self) -> bool {
        self.range.is_empty() && self.text.is_empty()
    }

    /// The text after the change.
    ///
    /// # Panics
    ///
    /// If the change is not one of this text.
    pub fn apply(&self, text: &str) -> String {
        let Range { start, end } = self.range;
        [&text[..start], &self.text, &text[end..]].concat()
    }

    /// The change in a text that begins with `bytes` more.
    pub(super) fn after(self, bytes: usize) -> Self {
        if self.is_none() {
            return self;
        }
        let Range { start, end } = self.range;
        Self::new(start + bytes..end + bytes, self.text)
    }
}
