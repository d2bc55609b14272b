//! A fix in terms of a document: its entries, and parts of what its strings say.

use super::{Edit, Fix};
use crate::check::place::{Places, Spot};
use crate::model::json::{Document, Kind};
use std::ops::Range;

/// A fix whose places are not looked up yet.
pub struct Draft {
    title: String,
    edits: Vec<(Target, String)>,
}

/// What is replaced.
#[derive(Clone)]
pub enum Target {
    /// A part of the file, by JSON.
    Json(Range<usize>),
    /// A part of what a string says, by text.
    Said(u32, Range<usize>),
}

impl Draft {
    pub fn new(title: impl Into<String>, edits: Vec<(Target, String)>) -> Self {
        Self {
            title: title.into(),
            edits,
        }
    }

    /// One edit.
    pub fn one(title: impl Into<String>, target: Target, text: impl Into<String>) -> Self {
        Self::new(title, vec![(target, text.into())])
    }

    /// The fix for a file.
    pub fn fix(self, places: &Places) -> Fix {
        let edit = |(target, text): (Target, String)| {
            let (range, text) = match target {
                Target::Json(range) => (range, text),
                Target::Said(entry, part) => {
                    (places.range(&Spot::Part(entry, part)), escaped(&text))
                }
            };
            Edit {
                start: range.start,
                end: range.end,
                text,
            }
        };
        Fix {
            title: self.title,
            edits: self.edits.into_iter().map(edit).collect(),
        }
    }
}

impl Target {
    /// An entry as it is written.
    pub fn entry(document: &Document, entry: u32) -> Self {
        let entry = document.entry(entry);
        Self::Json(entry.start as usize..entry.end as usize)
    }

    /// The place before an entry.
    pub fn before(document: &Document, entry: u32) -> Self {
        let start = document.entry(entry).start as usize;
        Self::Json(start..start)
    }

    /// The place after an entry.
    pub fn after(document: &Document, entry: u32) -> Self {
        let end = document.entry(entry).end as usize;
        Self::Json(end..end)
    }
}

/// A text as it is written in JSON, without the quotes.
fn escaped(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

/// The part of the file that a field of an object takes, with its comma and the white space before the next field. `None`
/// if the value isn't one of a field.
pub fn removal(document: &Document, object: u32, value: u32) -> Option<Target> {
    if document.entry(object).kind != Kind::Object {
        return None;
    }
    let start = |entry: u32| document.entry(entry).start as usize;
    let end = |entry: u32| document.entry(entry).end as usize;
    let children: Vec<u32> = document.children(object).collect();
    let at = children.iter().position(|child| *child == value)?;
    let key = *children.get(at.checked_sub(1)?)?;
    let before = at.checked_sub(2).map(|before| children[before]);
    Some(Target::Json(match (before, children.get(at + 1)) {
        (_, Some(next)) => start(key)..start(*next),
        (Some(before), None) => end(before)..end(value),
        (None, None) => start(key)..end(value),
    }))
}
