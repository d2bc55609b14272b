//! Formatting a file.

use crate::model::json::{Document, Kind, SyntaxFault};

/// The width of a line, in characters. A text that is longer has a longer line.
pub const WIDTH: usize = 120;

/// Formats a JSON text.
///
/// An array or object that is written on one line stays on one line if it fits in [`WIDTH`]. In all others each item or
/// field begins a line, two spaces deeper than the line that the array or object begins on. So an author decides what
/// is short enough to be read at a glance.
///
/// The order of fields, unknown fields, and the spelling of numbers and texts stay as they are. Line breaks are CRLF if
/// the first one of the text is, else LF. The result has no byte order mark and no blank lines, and ends with a line
/// break. Formatting it again changes nothing.
///
/// # Errors
///
/// The faults of a text that isn't JSON, see [`Document::parse`]; `check` puts them into words.
pub fn format(text: &str) -> Result<String, Vec<SyntaxFault>> {
    let document = Document::parse(text.as_bytes())?;
    let mut layout = Layout {
        document: &document,
        out: String::with_capacity(text.len()),
        line: 0,
    };
    layout.value(0, 0, 0);
    layout.out.push('\n');
    Ok(match document.text().split_once('\n') {
        Some((first, _)) if first.ends_with('\r') => layout.out.replace('\n', "\r\n"),
        _ => layout.out,
    })
}

struct Layout<'a> {
    document: &'a Document<'a>,
    out: String,
    /// The byte at which the last line begins.
    line: usize,
}

impl Layout<'_> {
    /// Writes a value. `depth` is that of its line, `after` the number of characters that follow on the line.
    fn value(&mut self, index: u32, depth: usize, after: usize) {
        let (open, close) = match self.document.entry(index).kind {
            Kind::Array => ('[', ']'),
            Kind::Object => ('{', '}'),
            _ => return self.out.push_str(self.document.raw(index)),
        };
        if let Some(line) = self.on_one_line(index, after) {
            return self.out.push_str(&line);
        }
        self.out.push(open);
        self.children(index, depth + 1);
        self.begin_line(depth);
        self.out.push(close);
    }

    /// Writes the items of an array, or the fields of an object, each on its line.
    fn children(&mut self, index: u32, depth: usize) {
        let document = self.document;
        let mut children = document.children(index).peekable();
        while let Some(child) = children.next() {
            self.begin_line(depth);
            let value = if document.entry(index).kind == Kind::Object {
                self.out.push_str(document.raw(child));
                self.out.push_str(": ");
                children.next().unwrap_or(child)
            } else {
                child
            };
            let comma = if children.peek().is_some() { "," } else { "" };
            self.value(value, depth, comma.len());
            self.out.push_str(comma);
        }
    }

    fn begin_line(&mut self, depth: usize) {
        self.out.push('\n');
        self.line = self.out.len();
        self.out.extend(std::iter::repeat_n("  ", depth));
    }

    /// An array or object on one line, if it is empty, or written so and fits.
    fn on_one_line(&self, index: u32, after: usize) -> Option<String> {
        let is_empty = self.document.children(index).next().is_none();
        let is_broken = self.document.raw(index).contains(['\n', '\r']);
        if is_broken && !is_empty {
            return None;
        }
        let mut line = String::new();
        flatten(self.document, index, &mut line);
        let before = self.out[self.line..].chars().count();
        let fits = before + line.chars().count() + after <= WIDTH;
        (fits || is_empty).then_some(line)
    }
}

/// Appends a value without line breaks: `{ "date": "2024", "stops": [12, 19] }`. Stops after a value with which the line
/// is too long.
fn flatten(document: &Document, index: u32, line: &mut String) {
    let kind = document.entry(index).kind;
    let (open, space, close) = match kind {
        Kind::Array => ('[', "", ']'),
        Kind::Object => ('{', " ", '}'),
        _ => return line.push_str(document.raw(index)),
    };
    line.push(open);
    let mut before = space;
    for (place, child) in document.children(index).enumerate() {
        // A character has at most four bytes. Without this, formatting would take time with the depth of the file.
        if line.len() > 4 * WIDTH {
            return;
        }
        line.push_str(before);
        flatten(document, child, line);
        let is_key = kind == Kind::Object && place % 2 == 0;
        before = if is_key { ": " } else { ", " };
    }
    if document.children(index).next().is_some() {
        line.push_str(space);
    }
    line.push(close);
}
