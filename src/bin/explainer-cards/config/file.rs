//! One `explainer-cards.toml`: what it says, and what is wrong with it.

use super::entry::{Entry, Reader};
use crate::report::Checked;
use explainer_cards::check::{Problem, Severity, readable};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// The rule for what is wrong in the file.
const CONFIG: &str = "config";
/// The rule for allowances that match no problem.
const UNUSED: &str = "unused-allowance";

/// The rules for the file itself, and their severities.
pub const RULES: [(&str, Severity); 2] = [(CONFIG, Severity::Error), (UNUSED, Severity::Warning)];

/// What a file says.
pub struct Config {
    /// How reports call it.
    name: String,
    bytes: Vec<u8>,
    pub severities: BTreeMap<String, Option<Severity>>,
    pub abbreviations: BTreeSet<String>,
    allowed: Vec<Entry>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl Config {
    /// Reads a file in a folder. Ignores the parts that are wrong, besides reporting them.
    pub fn of(name: String, folder: PathBuf, bytes: Vec<u8>) -> Self {
        let text = readable(&bytes);
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader::new(text, folder);
        reader.invalid(&bytes, &errors);
        // What was recovered from a file with errors may not be what was meant.
        if errors.is_empty() {
            reader.file(table.get_ref());
        }
        reader.problems.sort_by_key(|problem| problem.start);
        let Reader {
            severities,
            abbreviations,
            allowed,
            problems,
            ..
        } = reader;
        Self {
            name,
            bytes,
            severities,
            abbreviations,
            allowed,
            problems,
        }
    }

    /// The allowances for a file, with their indices.
    pub fn allowed_in(&self, path: &Path) -> impl Iterator<Item = (usize, &Entry)> {
        let all = self.allowed.iter().enumerate();
        all.filter(move |(_, entry)| entry.file == path)
    }

    /// Warns of allowances that match no problem.
    pub fn unused(&self, indices: &[usize]) -> Vec<Problem> {
        let text = readable(&self.bytes);
        let mut indices = indices.to_vec();
        indices.sort_unstable();
        let words = |index: usize| Problem {
            rule: UNUSED,
            severity: Severity::Warning,
            ..problem(
                text,
                self.allowed[index].span.clone(),
                "allowance that matches no problem".to_owned(),
                "expected a problem of this rule at this place".to_owned(),
                "correct `file`, `pointer` or `rule`, or remove the allowance".to_owned(),
            )
        };
        indices.into_iter().map(words).collect()
    }

    /// The file with some of its problems, for a report.
    pub fn with(&self, problems: Vec<Problem>) -> Checked {
        Checked {
            name: self.name.clone(),
            bytes: self.bytes.clone(),
            problems,
            fixed: 0,
        }
    }
}

/// Something wrong with a part of the file.
pub fn problem(
    text: &str,
    range: Range<usize>,
    message: String,
    label: String,
    help: String,
) -> Problem {
    let start = text.floor_char_boundary(range.start);
    // A table begins with its heading; the rest of it is no part of the problem.
    let line = text[start..].find('\n').unwrap_or(text.len() - start);
    let end = text
        .ceil_char_boundary(range.end)
        .min(start + line)
        .max(start);
    let before = &text[..start];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Problem {
        rule: CONFIG,
        severity: Severity::Error,
        pointer: String::new(),
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        message,
        label,
        help,
        more: 0,
        start,
        end,
        fix: None,
    }
}
