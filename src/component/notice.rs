//! The notices that the component sends to the application.

use crate::state;

/// A notice to the application. It has no data about the reader, except text that the reader submits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The explainer is shown. Sent again after a change of `src`, `explainer` or the language.
    Ready,
    /// The explainer can't be shown, so the fallback is shown.
    Error(Reason),
    /// An action of the reader.
    Reader(state::Notice),
}

/// Why an explainer can't be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A file couldn't be fetched, or not completely within 5 seconds.
    Network,
    /// The file is not JSON.
    Syntax,
    /// The JSON is not an explainer, or neither `src` nor `explainer` is set.
    Invalid,
}

impl Reason {
    /// The name, as in the `reason` of the embed's `explainer-error` event.
    pub fn name(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Syntax => "syntax",
            Self::Invalid => "invalid",
        }
    }
}
