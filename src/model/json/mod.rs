//! A strict JSON reader that keeps the position of each value.
//!
//! The grammar is RFC 8259. Where the RFC leaves a choice, the reader is strict: it refuses duplicate
//! keys, lone surrogates and numbers beyond `1e308`, skips a byte order mark, and limits size and depth.
//! It takes time linear in the size of the file.
//!
//! `serde_json` keeps no positions, stops at the first problem, and makes the widget larger:
//! `docs/adr/0001-own-json-reader.md` has the measurement.

mod escape;
mod fault;
mod number;
mod parser;

pub use fault::{Syntax, SyntaxFault};

#[cfg(feature = "tools")]
pub(crate) use escape::character;
pub(crate) use escape::hex;
use escape::unescape;
use std::borrow::Cow;

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 1 << 20;
/// The greatest depth of nested arrays and objects.
pub const MAX_DEPTH: u32 = 32;
/// The largest number of keys in an object. It bounds the search for duplicates, which is quadratic.
pub const MAX_KEYS: u32 = 256;

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true`
    True,
    /// `false`
    False,
    /// A number, as written.
    Number,
    /// A string, as written, including quotes and escapes.
    String,
    /// An array: its items follow.
    Array,
    /// An object: its keys and values follow in turn.
    Object,
}

/// One value of a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its kind.
    pub kind: Kind,
    /// The first byte, counted from the start of the text.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
    /// The index of the first entry after this one and its children.
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
    /// All problems. After some of them, such as an extra comma or a duplicate key, reading continues, so
    /// that editors see the next ones too; after others it can't.
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

    /// The text of an entry, as written.
    pub fn raw(&self, index: u32) -> &'a str {
        let entry = self.entry(index);
        &self.text[entry.start as usize..entry.end as usize]
    }

    /// The string at an index, with its escapes decoded.
    pub fn string(&self, index: u32) -> Cow<'a, str> {
        let raw = self.raw(index);
        unescape(&raw[1..raw.len() - 1])
    }

    /// The indices of the children of an array or object: its items, or its keys and values in turn.
    pub fn children(&self, index: u32) -> Children<'_, 'a> {
        Children {
            document: self,
            at: index + 1,
            end: self.entry(index).next,
        }
    }

    /// The index of the value of a key in an object.
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
