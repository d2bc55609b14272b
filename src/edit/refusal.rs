//! Why a text can't be changed.

use std::error::Error;
use std::fmt;

/// Why a text can't be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text is not JSON, or beyond the limits of [`model::json`](crate::model::json).
    Syntax,
    /// No value is at this JSON Pointer, or not one of which the change makes sense.
    Place(String),
    /// The text is no number as JSON writes it.
    Number(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Syntax => out.write_str("not a JSON text"),
            Self::Place(pointer) => write!(out, "no such place `{pointer}`"),
            Self::Number(text) => write!(out, "invalid number `{text}`"),
        }
    }
}

impl Error for Refusal {}
