//! A strict JSON reader that remembers where everything stood.
//!
//! The grammar is RFC 8259, with the choices it leaves open made the careful way: duplicate keys,
//! lone surrogates and numbers beyond `1e308` are refused, a byte order mark is skipped, and size
//! and depth have caps. Everything is linear in the size of the file.
//!
//! Why not `serde_json`: it keeps no positions, stops at the first problem, and costs the widget
//! about 12 kB (`docs/size.md`).

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

/// Something that makes a file no JSON, or no JSON we accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Nothing but white space.
    Empty,
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// UTF-16 instead of UTF-8.
    Utf16,
    /// Bytes that are not UTF-8.
    Utf8,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// An object with more than [`MAX_KEYS`] keys.
    TooManyKeys,
    /// The file ends inside a value.
    Ends,
    /// A value was expected.
    Value,
    /// A key in double quotes was expected.
    Key,
    /// A colon was expected after a key.
    Colon,
    /// A comma was expected between two values.
    Comma,
    /// A comma stands after the last value.
    TrailingComma,
    /// A comment.
    Comment,
    /// Something follows the end of the outermost value.
    Trailing,
    /// A string has no closing quote before the end of its line.
    OpenString,
    /// A tab, a line break or another control character stands unescaped in a string.
    Control,
    /// A backslash with something after it that JSON does not know.
    Escape,
    /// Half of a UTF-16 surrogate pair.
    Surrogate,
    /// A number that JSON does not know, such as `01`, `.5` or `+1`.
    Number,
    /// A number beyond `1e308`.
    TooBig,
    /// The same key twice in one object.
    DuplicateKey,
}

/// A [`Syntax`] problem and the bytes it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// What is wrong.
    pub kind: Syntax,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A parsed JSON text: its values in the order of the text.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    entries: Vec<Entry>,
}

/// Ends the reading: nothing sensible can be said about what follows.
struct Stop;

impl<'a> Document<'a> {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// All problems that were found. After some (a comma too many, a duplicate key) the reading
    /// goes on, so that an editor sees the next ones too; after others it can't.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Vec<SyntaxFault>> {
        let mut parser = Parser {
            text: "",
            at: 0,
            entries: Vec::new(),
            faults: Vec::new(),
        };
        let _ = parser.file(bytes);
        if parser.faults.is_empty() {
            Ok(Self {
                text: parser.text,
                entries: parser.entries,
            })
        } else {
            Err(parser.faults)
        }
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

/// The text that the inside of a JSON string stands for.
fn unescape(raw: &str) -> Cow<'_, str> {
    let (mut plain, mut rest) = until_backslash(raw);
    if rest.is_empty() {
        return Cow::Borrowed(raw);
    }
    let mut text = String::from(plain);
    while !rest.is_empty() {
        let (decoded, used) = escape(&rest[1..]).unwrap_or(('\\', 0));
        text.push(decoded);
        (plain, rest) = until_backslash(&rest[1 + used..]);
        text.push_str(plain);
    }
    Cow::Owned(text)
}

fn until_backslash(text: &str) -> (&str, &str) {
    let plain = text.bytes().take_while(|byte| *byte != b'\\').count();
    text.split_at(plain)
}

/// The first character that the inside of a string stands for, and how many bytes it takes.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn character(raw: &str) -> (char, usize) {
    match raw.strip_prefix('\\').map(escape) {
        Some(Ok((decoded, used))) => (decoded, used + 1),
        _ => raw
            .chars()
            .next()
            .map_or(('\0', 1), |first| (first, first.len_utf8())),
    }
}

/// Reads what follows a backslash: the character it stands for, and how many bytes it took.
fn escape(rest: &str) -> Result<(char, usize), Syntax> {
    let plain = match rest.as_bytes().first() {
        Some(b'u') => return unicode_escape(rest),
        Some(&quoted @ (b'"' | b'\\' | b'/')) => quoted,
        Some(b'b') => 8,
        Some(b'f') => 12,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        _ => return Err(Syntax::Escape),
    };
    Ok((plain as char, 1))
}

fn unicode_escape(rest: &str) -> Result<(char, usize), Syntax> {
    let unit = |at: usize| -> Option<u32> {
        let digits = rest.as_bytes().get(at..at + 4)?;
        let add = |sum: u32, digit: &u8| Some(sum * 16 + (*digit as char).to_digit(16)?);
        digits.iter().try_fold(0, add)
    };
    let high = unit(1).ok_or(Syntax::Escape)?;
    if let Some(decoded) = char::from_u32(high) {
        return Ok((decoded, 5));
    }
    let low = if rest.get(5..7) == Some("\\u") {
        unit(7)
    } else {
        None
    };
    match low {
        Some(low @ 0xDC00..=0xDFFF) if high < 0xDC00 => {
            let joined = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            char::from_u32(joined)
                .map(|decoded| (decoded, 11))
                .ok_or(Syntax::Surrogate)
        }
        _ => Err(Syntax::Surrogate),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    entries: Vec<Entry>,
    faults: Vec<SyntaxFault>,
}

// Offsets fit in 32 bits because a file has at most `MAX_BYTES`.
#[allow(clippy::cast_possible_truncation)]
impl<'a> Parser<'a> {
    fn file(&mut self, bytes: &'a [u8]) -> Result<(), Stop> {
        if bytes.len() > MAX_BYTES {
            return self.stop(Syntax::TooLarge);
        }
        if let [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, _, ..] | [_, 0, ..] = bytes {
            return self.stop(Syntax::Utf16);
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        match str::from_utf8(bytes) {
            Ok(text) => self.text = text,
            Err(error) => {
                self.at = error.valid_up_to();
                return self.stop(Syntax::Utf8);
            }
        }
        self.space();
        if self.peek() == 0 && self.at == self.text.len() {
            return self.stop(Syntax::Empty);
        }
        self.value(0)?;
        self.space();
        if self.at < self.text.len() {
            return self.stop(Syntax::Trailing);
        }
        Ok(())
    }

    /// The byte at the cursor; 0 at the end of the text.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn note(&mut self, kind: Syntax, start: usize, end: usize) {
        self.faults.push(SyntaxFault {
            kind,
            start: start as u32,
            end: end as u32,
        });
    }

    fn stop(&mut self, kind: Syntax) -> Result<(), Stop> {
        let ends = self.at >= self.text.len() && !self.text.trim_ascii().is_empty();
        let kind = if ends { Syntax::Ends } else { kind };
        let width = self.text[self.at.min(self.text.len())..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        self.note(kind, self.at, self.at + width);
        Err(Stop)
    }

    /// Skips white space, and comments after noting them.
    fn space(&mut self) {
        loop {
            while let b' ' | b'\n' | b'\r' | b'\t' = self.peek() {
                self.at += 1;
            }
            let start = self.at;
            let rest = &self.text.as_bytes()[start..];
            match rest {
                [b'/', b'/', ..] => self.skip(|rest| rest[0] != b'\n'),
                [b'/', b'*', ..] => {
                    self.skip(|rest| !rest.starts_with(b"*/"));
                    self.at = (self.at + 2).min(self.text.len());
                }
                _ => return,
            }
            self.note(Syntax::Comment, start, self.at);
        }
    }

    /// Goes on while there is text and it is as `more` says.
    fn skip(&mut self, more: fn(&[u8]) -> bool) {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() && more(&bytes[self.at..]) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: u32) -> Result<(), Stop> {
        let index = self.entries.len();
        let start = self.at as u32;
        self.entries.push(Entry {
            kind: Kind::Null,
            start,
            end: start,
            next: 0,
        });
        let kind = match self.peek() {
            b'"' => self.string()?,
            b'{' => self.container(Kind::Object, b'}', depth)?,
            b'[' => self.container(Kind::Array, b']', depth)?,
            b'-' | b'+' | b'.' | b'0'..=b'9' => self.number(),
            _ => self.literal()?,
        };
        let next = self.entries.len() as u32;
        self.entries[index] = Entry {
            kind,
            start,
            end: self.at as u32,
            next,
        };
        Ok(())
    }

    fn literal(&mut self) -> Result<Kind, Stop> {
        for (word, kind) in [
            ("null", Kind::Null),
            ("true", Kind::True),
            ("false", Kind::False),
        ] {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(kind);
            }
        }
        self.stop(Syntax::Value).map(|()| Kind::Null)
    }

    fn container(&mut self, kind: Kind, close: u8, depth: u32) -> Result<Kind, Stop> {
        if depth == MAX_DEPTH {
            self.stop(Syntax::TooDeep)?;
        }
        let object = self.entries.len() - 1;
        let mut count = 0;
        self.at += 1;
        self.space();
        while self.peek() != close {
            if kind == Kind::Object {
                count += 1;
                self.key(object, count)?;
            }
            self.value(depth + 1)?;
            self.space();
            self.separator(close)?;
        }
        self.at += 1;
        Ok(kind)
    }

    /// Reads the comma between two values, and stops before the closing bracket.
    fn separator(&mut self, close: u8) -> Result<(), Stop> {
        let comma = self.at;
        match self.peek() {
            b',' => {
                self.at += 1;
                self.space();
                if self.peek() == close {
                    self.note(Syntax::TrailingComma, comma, comma + 1);
                }
                Ok(())
            }
            found if found == close => Ok(()),
            // A new value without a comma before it: clear enough to go on after it.
            b'"' | b'{' | b'[' | b'0'..=b'9' | b'-' => {
                let before = self.text[..comma].trim_ascii_end().len();
                self.note(Syntax::Comma, before, before);
                Ok(())
            }
            _ => self.stop(Syntax::Comma),
        }
    }

    fn key(&mut self, object: usize, count: u32) -> Result<(), Stop> {
        if count > MAX_KEYS {
            return self.stop(Syntax::TooManyKeys);
        }
        if self.peek() != b'"' {
            return self.stop(Syntax::Key);
        }
        let key = self.entries.len();
        self.value(0)?;
        self.duplicate(object + 1, key);
        self.space();
        if self.peek() != b':' {
            return self.stop(Syntax::Colon);
        }
        self.at += 1;
        self.space();
        Ok(())
    }

    /// Notes the key at an index if a key from `first` on is the same.
    fn duplicate(&mut self, first: usize, key: usize) {
        let inside = |entry: &Entry| &self.text[entry.start as usize + 1..entry.end as usize - 1];
        let name = unescape(inside(&self.entries[key]));
        let mut at = first;
        while at < key {
            if unescape(inside(&self.entries[at])) == name {
                let Entry { start, end, .. } = self.entries[key];
                return self.note(Syntax::DuplicateKey, start as usize, end as usize);
            }
            at = self.entries[at + 1].next as usize;
        }
    }

    fn string(&mut self) -> Result<Kind, Stop> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek() {
                b'"' => break,
                b'\\' => self.escape(),
                b'\n' | b'\r' | 0 if self.ends_open() => {
                    self.at = start;
                    self.stop(Syntax::OpenString)?;
                }
                0..0x20 => {
                    self.note(Syntax::Control, self.at, self.at + 1);
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Ok(Kind::String)
    }

    /// Whether a string is left open at the cursor: the text ends, or the next line starts anew
    /// with something that is no continuation.
    fn ends_open(&self) -> bool {
        let line = self.text[self.at..].trim_ascii_start();
        self.at == self.text.len()
            || (self.peek() != 0 && (line.is_empty() || line.starts_with(['"', '}', ']', ','])))
    }

    fn escape(&mut self) {
        match escape(&self.text[self.at + 1..]) {
            Ok((_, used)) => self.at += 1 + used,
            Err(kind) => {
                let length = if kind == Syntax::Surrogate { 6 } else { 1 };
                self.note(kind, self.at, self.at + length);
                self.at += length;
            }
        }
    }

    fn number(&mut self) -> Kind {
        let start = self.at;
        while let b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9' = self.peek() {
            self.at += 1;
        }
        if let Err(kind) = number(&self.text.as_bytes()[start..self.at]) {
            self.note(kind, start, self.at);
        }
        Kind::Number
    }
}

/// Checks a number against the grammar of RFC 8259 and the bound of `1e308`.
#[allow(clippy::cast_possible_wrap)] // Lengths are under `MAX_BYTES`.
fn number(text: &[u8]) -> Result<(), Syntax> {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let (whole, rest) = digits(text);
    let (fraction, rest) = match rest.strip_prefix(b".") {
        Some(rest) => digits(rest),
        None => (&b"0"[..], rest),
    };
    if whole.is_empty() || fraction.is_empty() || (whole[0] == b'0' && whole.len() > 1) {
        return Err(Syntax::Number);
    }
    let exponent = match rest {
        [] => 0,
        [b'e' | b'E', signed @ ..] => exponent(signed).ok_or(Syntax::Number)?,
        _ => return Err(Syntax::Number),
    };
    // Where the decimal point would stand if it were written out.
    let zero = whole == b"0";
    let leading = fraction.iter().take_while(|digit| **digit == b'0').count();
    if zero && leading == fraction.len() {
        return Ok(());
    }
    let point = if zero {
        -(leading as i64)
    } else {
        whole.len() as i64
    };
    if point + exponent > 308 {
        Err(Syntax::TooBig)
    } else {
        Ok(())
    }
}

fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at(length)
}

/// The value of an exponent, at most ten million either way: far beyond every bound.
fn exponent(text: &[u8]) -> Option<i64> {
    let (sign, unsigned) = match text {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        _ => (1, text),
    };
    let (found, rest) = digits(unsigned);
    if found.is_empty() || !rest.is_empty() {
        return None;
    }
    let size = found.iter().fold(0i64, |sum, digit| {
        (sum * 10 + i64::from(digit - b'0')).min(10_000_000)
    });
    Some(sign * size)
}
