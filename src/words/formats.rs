//! How a language writes dates, numbers, lists and its own name.

use crate::model::{Date, Decimal};

/// How dates and numbers are written in a language. The browser asks its `Intl`.
#[derive(Clone, Copy)]
pub struct Formats {
    /// A date in a language, in full: `2 décembre 2024`.
    pub date: fn(lang: &str, date: &Date) -> String,
    /// A number in a language, all its digits kept: `1,20`.
    pub number: fn(lang: &str, number: &Decimal) -> String,
    /// What stands before a name in a list of so many, the first of which has the index 0: a comma, an
    /// “and”, in some languages another one before some names.
    pub before: fn(lang: &str, count: usize, index: usize, name: &str) -> String,
    /// The name of a language in that language: `français`.
    pub name: fn(lang: &str) -> String,
}
