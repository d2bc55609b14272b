//! A problem as an editor gets to see it.

use super::fix::{Draft, Fix};
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
    /// The explainer is correct, but could be better.
    Advice,
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
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
    /// What was expected in its place.
    pub label: String,
    /// What to do about it.
    pub help: String,
    /// How many problems of the rule are not listed, in the first of them, which stands for all. 0 in
    /// every problem that is listed.
    #[serde(skip_serializing_if = "is_zero")]
    pub more: usize,
    /// The first byte of what is wrong, counted from the start of the file without a byte order
    /// mark.
    #[serde(skip)]
    pub start: usize,
    /// The byte after the last.
    #[serde(skip)]
    pub end: usize,
    /// A change that mends it, if there is one that its author would make too.
    #[serde(skip)]
    pub fix: Option<Fix>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // As serde asks for it.
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Problem {
    /// All of it as plain text: what is wrong and what was expected, then what to do about it on a line of its own.
    pub fn text(&self) -> String {
        let Self {
            message,
            label,
            help,
            ..
        } = self;
        format!("{message}: {label}\nhelp: {help}")
    }

    /// How many problems it stands for.
    pub fn count(&self) -> usize {
        self.more.max(1)
    }
}

/// What an editor reads about a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong: the noun first, values in backticks, no full stop.
    pub message: String,
    /// What was expected in its place.
    pub label: String,
    /// What to type.
    pub help: String,
}

/// What a rule notes about a problem.
pub struct Note {
    pub words: Words,
    pub fix: Option<Draft>,
}

impl From<Words> for Note {
    fn from(words: Words) -> Self {
        Self { words, fix: None }
    }
}

impl Words {
    /// With a change that mends the problem.
    pub fn with(self, fix: Option<Draft>) -> Note {
        Note { words: self, fix }
    }

    /// Says how many problems are not listed.
    pub fn more(count: usize) -> Self {
        let problems = if count == 1 { "problem" } else { "problems" };
        Self {
            message: format!("{count} more {problems} of this rule"),
            label: "the first of them".to_owned(),
            help: "correct those above, then check again".to_owned(),
        }
    }
}
