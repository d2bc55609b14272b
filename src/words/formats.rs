//! Formatting of dates, numbers, lists and the names of languages.

use crate::model::{Date, Decimal};

/// Functions that format dates, numbers and lists in a language. In the browser they use `Intl`.
#[derive(Clone, Copy)]
pub struct Formats {
    /// Formats a date in a language, in full: `2 décembre 2024`.
    pub date: fn(lang: &str, date: &Date) -> String,
    /// Formats a number in a language and keeps all its digits: `1,20`.
    pub number: fn(lang: &str, number: &Decimal) -> String,
    /// The text before the name at an index, counted from 0, in a list of so many names: a comma or “and”. In some
    /// languages the word for “and” depends on the name.
    pub before: fn(lang: &str, count: usize, index: usize, name: &str) -> String,
    /// The name of a language in that language: `français`.
    pub name: fn(lang: &str) -> String,
}
