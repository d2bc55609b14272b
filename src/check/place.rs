//! From bytes and entries to lines, columns and JSON Pointers, and back.

use crate::model::json::{self, Document, Kind};
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;

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

/// From entries to JSON Pointers and back, without a walk along a list for each: a file may have a hundred
/// thousand entries, and something wrong with all of them.
pub struct Tree<'a> {
    document: &'a Document<'a>,
    /// What each array holds.
    items: HashMap<u32, Vec<u32>>,
    /// For each entry what holds it, and the how manieth it is in there. Found when first asked for: most files
    /// have nothing wrong.
    around: OnceCell<Vec<(u32, usize)>>,
}

impl<'a> Tree<'a> {
    pub fn of(document: &'a Document<'a>) -> Self {
        let entries = 0..document.entry(0).next;
        let arrays = entries.filter(|entry| document.entry(*entry).kind == Kind::Array);
        Self {
            document,
            items: arrays
                .map(|array| (array, document.children(array).collect()))
                .collect(),
            around: OnceCell::new(),
        }
    }

    /// The JSON Pointer of an entry. A key has the pointer of its value.
    pub fn pointer(&self, mut entry: u32) -> String {
        let around = self.around.get_or_init(|| around(self.document));
        let mut steps = vec![];
        while entry != 0 {
            let (whole, index) = around[entry as usize];
            steps.push(self.name(whole, entry, index));
            entry = whole;
        }
        let mut pointer = String::new();
        for step in steps.iter().rev() {
            pointer.push('/');
            pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        }
        pointer
    }

    /// What the child of an array or object at an index is called.
    fn name(&self, whole: u32, child: u32, index: usize) -> String {
        let key = match self.document.entry(whole).kind {
            Kind::Object if index.is_multiple_of(2) => child,
            // A key is one entry, just before its value.
            Kind::Object => child - 1,
            _ => return index.to_string(),
        };
        self.document.string(key).into_owned()
    }

    /// The entry that a JSON Pointer leads to.
    pub fn entry(&self, pointer: &str) -> Option<u32> {
        let mut steps = pointer.split('/').skip(1);
        steps.try_fold(0, |around, step| match self.items.get(&around) {
            Some(items) => items.get(step.parse::<usize>().ok()?).copied(),
            None => self.document.get(around, step),
        })
    }
}

fn around(document: &Document) -> Vec<(u32, usize)> {
    let all = document.entry(0).next;
    let mut around = vec![(0, 0); all as usize];
    for entry in 0..all {
        for (index, child) in document.children(entry).enumerate() {
            around[child as usize] = (entry, index);
        }
    }
    around
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
        let tree = Tree::of(&document);
        for at in ["", "/a", "/a/0", "/a/1"] {
            assert_eq!(tree.pointer(tree.entry(at).unwrap()), at);
        }
        assert_eq!(tree.entry("/a/2"), None);
    }

    #[test]
    fn a_slash_in_a_key_is_escaped() {
        let document = Document::parse(TEXT.as_bytes()).unwrap();
        let tree = Tree::of(&document);
        let object = tree.entry("/a/1").unwrap();
        let value = document.get(object, "b/c").unwrap();
        assert_eq!(tree.pointer(value), "/a/1/b~1c");
        assert_eq!(tree.pointer(value - 1), "/a/1/b~1c", "its key");
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
