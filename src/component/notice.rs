//! What the component tells the application.

use crate::state;

/// Something that the application may want to know. Nothing in it is about the reader, except what they write
/// themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The explainer is shown, also a new one after a change of `src` or `explainer`, or another language.
    Ready,
    /// The explainer can't be shown: the fallback is.
    Error(Reason),
    /// A reader has done something.
    Reader(state::Notice),
}

/// Why an explainer can't be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A file could not be fetched, or not all of it was there within 5 seconds.
    Network,
    /// The file is not JSON.
    Syntax,
    /// The JSON is no explainer, or there is none.
    Invalid,
}

impl Reason {
    /// What the `reason` of the embed's event `explainer-error` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Syntax => "syntax",
            Self::Invalid => "invalid",
        }
    }
}
