//! A strict JSON reader that remembers where everything stood.
//!
//! The grammar is RFC 8259, with the choices it leaves open made the careful way: duplicate keys,
//! lone surrogates and numbers beyond `1e308` are refused, a byte order mark is skipped, and size
//! and depth have caps. Everything is linear in the size of the file.
//!
//! Why not `serde_json`: it keeps no positions, stops at the first problem, and costs the widget
//! about 12 kB (`docs/size.md`).

mod escape;
mod fault;
mod number;
mod parser;

pub use fault::{Syntax, SyntaxFault};

#[cfg(feature = "tools")]
pub(crate) use escape::character;
use escape::unescape;
use std::borrow::Cow;

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 1 << 20;
/// How deep arrays and objects may nest.
pub const MAX_DEPTH: u32 = 32;
/// How many keys one object may have. Keeps the search for duplicates from growing quadratic.
pub const MAX_KEYS: u32 = 256;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true`
    True,
    /// `false`
    False,
    /// A number, kept as it was written.
    Number,
    /// A string, kept as it was written, quotes and escapes included.
    String,
    /// An array: its items follow.
    Array,
    /// An object: its keys and values follow in turn.
    Object,
}

/// One value of a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// The first byte, counted from the start of the text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The index of the first entry that is not part of this one.
    pub next: u32,
}
/// A parsed JSON text: its values in the order of the text.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    entries: Vec<Entry>,
}

impl<'a> Document<'a> {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// All problems that were found. After some (a comma too many, a duplicate key) the reading
    /// goes on, so that an editor sees the next ones too; after others it can't.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Vec<SyntaxFault>> {
        let (text, entries) = parser::parse(bytes)?;
        Ok(Self { text, entries })
    }

    /// The text, without a byte order mark.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The entry at an index. The outermost value has index 0.
    pub fn entry(&self, index: u32) -> Entry {
        self.entries[index as usize]
    }

    /// The text of an entry as it was written.
    pub fn raw(&self, index: u32) -> &'a str {
        let entry = self.entry(index);
        &self.text[entry.start as usize..entry.end as usize]
    }

    /// What the string at an index says, its escapes resolved.
    pub fn string(&self, index: u32) -> Cow<'a, str> {
        let raw = self.raw(index);
        unescape(&raw[1..raw.len() - 1])
    }

    /// The indices of what an array or object holds: items, or keys and values in turn.
    pub fn children(&self, index: u32) -> Children<'_, 'a> {
        Children {
            document: self,
            at: index + 1,
            end: self.entry(index).next,
        }
    }

    /// The index of the value that an object has for a key.
    pub fn get(&self, object: u32, key: &str) -> Option<u32> {
        let mut children = self.children(object);
        while let (Some(name), Some(value)) = (children.next(), children.next()) {
            if self.string(name) == key {
                return Some(value);
            }
        }
        None
    }
}

/// The children of an array or object, see [`Document::children`].
pub struct Children<'d, 'a> {
    document: &'d Document<'a>,
    at: u32,
    end: u32,
}

impl Iterator for Children<'_, '_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let index = self.at;
        (index < self.end).then(|| {
            self.at = self.document.entry(index).next;
            index
        })
    }
}
