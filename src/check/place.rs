//! From bytes and entries to lines, columns and JSON Pointers, and back.

use crate::model::json::{self, Document, Kind};
use std::cell::Cell;
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

/// The names by which entries are reached, from either end.
pub struct Tree {
    /// For each entry what holds it, and its name in there. A key has the name of its value.
    around: Vec<(u32, String)>,
    /// For each array and object what it holds, by name.
    inside: HashMap<u32, HashMap<String, u32>>,
}

impl Tree {
    /// Looks at each entry once: a file may have a hundred thousand of them.
    pub fn of(document: &Document) -> Self {
        let all = document.entry(0).next;
        let mut around = vec![(0, String::new()); all as usize];
        let mut inside = HashMap::new();
        for entry in 0..all {
            let mut key = String::new();
            let mut named = HashMap::new();
            for (index, child) in document.children(entry).enumerate() {
                let name = match document.entry(entry).kind {
                    Kind::Object if index % 2 == 0 => {
                        key = document.string(child).into_owned();
                        around[child as usize] = (entry, key.clone());
                        continue;
                    }
                    Kind::Object => std::mem::take(&mut key),
                    _ => index.to_string(),
                };
                around[child as usize] = (entry, name.clone());
                named.insert(name, child);
            }
            if !named.is_empty() {
                inside.insert(entry, named);
            }
        }
        Self { around, inside }
    }

    /// The JSON Pointer of an entry. A key has the pointer of its value.
    pub fn pointer(&self, mut entry: u32) -> String {
        let mut steps = vec![];
        while entry != 0 {
            let (around, name) = &self.around[entry as usize];
            steps.push(name.replace('~', "~0").replace('/', "~1"));
            entry = *around;
        }
        steps
            .iter()
            .rev()
            .fold(String::new(), |pointer, step| pointer + "/" + step)
    }

    /// The entry that a JSON Pointer leads to.
    pub fn entry(&self, pointer: &str) -> Option<u32> {
        let mut steps = pointer.split('/').skip(1);
        steps.try_fold(0, |around, step| {
            self.inside.get(&around)?.get(step).copied()
        })
    }
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
