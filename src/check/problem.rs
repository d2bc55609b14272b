//! A problem as an editor gets to see it.

use serde::Serialize;
use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The explainer is refused, or shows something that is wrong.
    Error,
    /// The explainer works, but holds something that is of no use.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The name of the rule, for instance `invalid`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Which value it is about: a JSON Pointer (RFC 6901). Empty for the file as a whole.
    pub pointer: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1 in Unicode scalar values.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The first byte of what is wrong, counted from the start of the file without a byte order
    /// mark.
    #[serde(skip)]
    pub start: usize,
    /// The byte after the last.
    #[serde(skip)]
    pub end: usize,
}
