//! Parses a text into entries and faults.

use super::escape::{escape, unescape};
use super::number::number;
use super::{Entry, Kind, MAX_BYTES, MAX_DEPTH, MAX_KEYS, Syntax, SyntaxFault};

/// The text of a file with its entries, or all its faults.
pub fn parse(bytes: &[u8]) -> Result<(&str, Vec<Entry>), Vec<SyntaxFault>> {
    let mut parser = Parser {
        text: "",
        at: 0,
        entries: Vec::new(),
        faults: Vec::new(),
    };
    let _ = parser.file(bytes);
    if parser.faults.is_empty() {
        Ok((parser.text, parser.entries))
    } else {
        Err(parser.faults)
    }
}

/// Ends the reading, because the text after it can't be read sensibly or further faults aren't needed.
struct Stop;

/// The tools report all faults. The widget refuses a file at the first one.
const GOES_ON: bool = cfg!(feature = "tools");

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
        self.space()?;
        if self.peek() == 0 && self.at == self.text.len() {
            return self.stop(Syntax::Empty);
        }
        self.value(0)?;
        self.space()?;
        if self.at < self.text.len() {
            return self.stop(Syntax::Trailing);
        }
        Ok(())
    }

    /// The byte at the cursor; 0 at the end of the text.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn note(&mut self, kind: Syntax, start: usize, end: usize) -> Result<(), Stop> {
        self.faults.push(SyntaxFault {
            kind,
            start: start as u32,
            end: end as u32,
        });
        if GOES_ON { Ok(()) } else { Err(Stop) }
    }

    fn stop(&mut self, kind: Syntax) -> Result<(), Stop> {
        let ends = self.at >= self.text.len() && !self.text.trim_ascii().is_empty();
        let kind = if ends { Syntax::Ends } else { kind };
        let width = self.text[self.at.min(self.text.len())..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        self.note(kind, self.at, self.at + width)?;
        Err(Stop)
    }

    /// Skips white space and comments, and records the comments as faults.
    fn space(&mut self) -> Result<(), Stop> {
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
                _ => return Ok(()),
            }
            self.note(Syntax::Comment, start, self.at)?;
        }
    }

    /// Moves the cursor forward while `more` holds and the text hasn't ended.
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
            b'-' | b'+' | b'.' | b'0'..=b'9' => self.number()?,
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
        self.space()?;
        while self.peek() != close {
            if kind == Kind::Object {
                count += 1;
                self.key(object, count)?;
            }
            self.value(depth + 1)?;
            self.space()?;
            self.separator(close)?;
        }
        self.at += 1;
        Ok(kind)
    }

    /// Reads the comma between two values. Stops before the closing bracket.
    fn separator(&mut self, close: u8) -> Result<(), Stop> {
        let comma = self.at;
        match self.peek() {
            b',' => {
                self.at += 1;
                self.space()?;
                if self.peek() == close {
                    self.note(Syntax::TrailingComma, comma, comma + 1)?;
                }
                Ok(())
            }
            found if found == close => Ok(()),
            // A value follows without a comma, so reading can continue with it.
            b'"' | b'{' | b'[' | b'0'..=b'9' | b'-' => {
                let before = self.text[..comma].trim_ascii_end().len();
                self.note(Syntax::Comma, before, before)
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
        self.duplicate(object + 1, key)?;
        self.space()?;
        if self.peek() != b':' {
            return self.stop(Syntax::Colon);
        }
        self.at += 1;
        self.space()?;
        Ok(())
    }

    /// Records a fault if a key from `first` on is the same as the key at an index.
    fn duplicate(&mut self, first: usize, key: usize) -> Result<(), Stop> {
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
        Ok(())
    }

    fn string(&mut self) -> Result<Kind, Stop> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek() {
                b'"' => break,
                b'\\' => self.escape()?,
                b'\n' | b'\r' | 0 if self.ends_open() => {
                    self.at = start;
                    self.stop(Syntax::OpenString)?;
                }
                0..0x20 => self.control()?,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Ok(Kind::String)
    }

    /// Skips a run of control characters and spaces in one step. Looking ahead from each line break of the
    /// run would take quadratic time.
    fn control(&mut self) -> Result<(), Stop> {
        let start = self.at;
        self.at += 1;
        self.skip(|rest| rest[0] <= b' ');
        self.note(Syntax::Control, start, self.at)
    }

    /// Whether the string is unclosed at the cursor: the text ends, or the next line doesn't continue the
    /// string.
    fn ends_open(&self) -> bool {
        let line = self.text[self.at..].trim_ascii_start();
        self.at == self.text.len()
            || (self.peek() != 0 && (line.is_empty() || line.starts_with(['"', '}', ']', ','])))
    }

    fn escape(&mut self) -> Result<(), Stop> {
        match escape(&self.text[self.at + 1..]) {
            Ok((_, used)) => self.at += 1 + used,
            Err(kind) => {
                let length = if kind == Syntax::Surrogate { 6 } else { 1 };
                self.note(kind, self.at, self.at + length)?;
                self.at += length;
            }
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Kind, Stop> {
        let start = self.at;
        while let b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9' = self.peek() {
            self.at += 1;
        }
        if let Err(kind) = number(&self.text.as_bytes()[start..self.at]) {
            self.note(kind, start, self.at)?;
        }
        Ok(Kind::Number)
    }
}
