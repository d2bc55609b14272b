//! Where things are in a text.

use super::pointer;
use super::refusal::Refusal;
use crate::model::json::{Document, Kind};
use std::ops::Range;

/// A text that has been read.
pub struct Source<'a> {
    pub document: Document<'a>,
    /// How many bytes come before the text of the document: a byte order mark or nothing.
    pub before: usize,
}

impl<'a> Source<'a> {
    pub fn of(text: &'a str) -> Result<Self, Refusal> {
        let document = Document::parse(text.as_bytes()).map_err(|_| Refusal::Syntax)?;
        let before = text.len() - document.text().len();
        Ok(Self { document, before })
    }

    /// The entry of a value.
    pub fn find(&self, pointer: &str) -> Option<u32> {
        let mut entry = 0;
        for token in pointer::tokens(pointer) {
            entry = match self.document.entry(entry).kind {
                Kind::Object => self.document.get(entry, &token)?,
                Kind::Array => self.document.children(entry).nth(index(&token)?)?,
                _ => return None,
            };
        }
        Some(entry)
    }

    /// The entry of a list or an object.
    pub fn container(&self, pointer: &str, kind: Kind) -> Result<u32, Refusal> {
        let found = self.find(pointer);
        let found = found.filter(|found| self.document.entry(*found).kind == kind);
        found.ok_or_else(|| Refusal::Place(pointer.to_owned()))
    }

    /// The bytes of an entry.
    pub fn range(&self, entry: u32) -> Range<usize> {
        let entry = self.document.entry(entry);
        entry.start as usize..entry.end as usize
    }

    /// The bytes of the items of a list, or of the fields of an object, each with its name and its value.
    pub fn parts(&self, container: u32) -> Vec<Range<usize>> {
        let mut children = self.document.children(container);
        let mut parts = vec![];
        while let Some(child) = children.next() {
            let mut range = self.range(child);
            if self.document.entry(container).kind == Kind::Object
                && let Some(value) = children.next()
            {
                range.end = self.range(value).end;
            }
            parts.push(range);
        }
        parts
    }

    /// The names of the fields of an object.
    pub fn names(&self, object: u32) -> Vec<String> {
        let children = self.document.children(object).step_by(2);
        children
            .map(|name| self.document.string(name).into_owned())
            .collect()
    }
}

/// An index as RFC 6901 writes it.
pub fn index(token: &str) -> Option<usize> {
    let is_written_so = token == "0" || !token.starts_with(['0', '+']);
    token.parse().ok().filter(|_| is_written_so)
}
