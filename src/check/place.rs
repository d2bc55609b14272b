//! From bytes and entries to lines, columns and JSON Pointers, and back.

use crate::model::json::{self, Document, Kind};
use std::cell::Cell;

/// Where the lines of a text begin.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The byte that was asked for last, and its column: problems come mostly one after the other, and a
    /// line may be the whole file.
    last: Cell<(usize, usize)>,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after).collect(),
            last: Cell::new((0, 1)),
        }
    }

    /// The line and column of a byte, both counted from 1; columns count Unicode scalar values.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        let (from, column) = match self.last.get() {
            (last, column) if (start..=at).contains(&last) => (last, column),
            _ => (start, 1),
        };
        let Some(between) = self.text.get(from..at) else {
            return (line, column);
        };
        let column = column + between.chars().count();
        self.last.set((at, column));
        (line, column)
    }
}

/// The JSON Pointer of an entry. A key has the pointer of its value.
pub fn pointer(document: &Document, entry: u32) -> String {
    let mut pointer = String::new();
    let mut around = 0;
    while let Some((step, inside)) = step(document, around, entry) {
        pointer.push('/');
        pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        around = inside;
    }
    pointer
}

/// The child of `around` that is or holds the entry, with its name.
fn step(document: &Document, around: u32, entry: u32) -> Option<(String, u32)> {
    if around == entry {
        return None;
    }
    let object = match document.entry(around).kind {
        Kind::Object => true,
        Kind::Array => false,
        _ => return None,
    };
    let mut key = None;
    for (index, child) in document.children(around).enumerate() {
        let inside = (child..document.entry(child).next).contains(&entry);
        if object && index % 2 == 0 {
            if inside {
                // The key itself: done, as there is nothing further inside it.
                return Some((document.string(child).into_owned(), child));
            }
            key = Some(child);
        } else if inside {
            let name = key.map_or_else(
                || index.to_string(),
                |key| document.string(key).into_owned(),
            );
            return Some((name, child));
        }
    }
    None
}

/// The entry that a JSON Pointer leads to.
pub fn entry(document: &Document, pointer: &str) -> Option<u32> {
    let steps = pointer.split('/').skip(1);
    steps
        .into_iter()
        .try_fold(0, |around, step| match document.entry(around).kind {
            Kind::Object => document.get(around, step),
            Kind::Array => document.children(around).nth(step.parse().ok()?),
            _ => None,
        })
}

/// The byte at which a character of a string stands in the file: `at` counts bytes of what the
/// string says, `raw` is how it is written, quotes included.
pub fn written(raw: &str, at: usize) -> usize {
    // Up to the first escape a string is written as what it says.
    let inside = &raw[1..raw.len() - 1];
    let mut said = at.min(inside.find('\\').unwrap_or(inside.len()));
    let mut place = 1 + said;
    while said < at && place < raw.len() - 1 {
        let (character, width) = json::character(&raw[place..]);
        said += character.len_utf8();
        place += width;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"a\": [1, {\"b/c\": \"é\\u00e9x\"}]\n}";

    #[test]
    fn a_pointer_leads_back_to_its_entry() {
        let document = Document::parse(TEXT.as_bytes()).unwrap();
        for at in ["", "/a", "/a/0", "/a/1"] {
            assert_eq!(pointer(&document, entry(&document, at).unwrap()), at);
        }
    }

    #[test]
    fn a_slash_in_a_key_is_escaped() {
        let document = Document::parse(TEXT.as_bytes()).unwrap();
        let object = entry(&document, "/a/1").unwrap();
        assert_eq!(
            pointer(&document, document.get(object, "b/c").unwrap()),
            "/a/1/b~1c"
        );
    }

    #[test]
    fn columns_count_characters() {
        let lines = Lines::of(TEXT);
        assert_eq!(lines.position(0), (1, 1));
        let escape = TEXT.find("\\u").unwrap();
        assert_eq!(lines.position(escape), (2, 22));
        for (at, place) in [
            (3, (2, 2)),
            (escape, (2, 22)),
            (escape + 1, (2, 23)),
            (0, (1, 1)),
        ] {
            assert_eq!(lines.position(at), place, "asked for in any order");
        }
    }

    #[test]
    fn an_escape_is_one_character_of_what_a_string_says() {
        let raw = r#""é\u00e9x""#;
        assert_eq!(&raw[written(raw, 4)..], "x\"");
    }
}
