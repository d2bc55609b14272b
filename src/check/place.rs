//! From bytes and entries to lines, columns and JSON Pointers, and back.

use crate::model::json::{self, Document, Kind};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

/// What is wrong with an entry: all of it, or which part.
#[derive(Clone, Debug)]
pub enum Spot {
    /// All of it; of a field its name.
    Whole(u32),
    /// The bracket that opens an object or a list.
    Bracket(u32),
    /// A part of what a string says, in bytes.
    Part(u32, Range<usize>),
}

impl Spot {
    /// The entry.
    pub fn entry(&self) -> u32 {
        match self {
            Self::Whole(entry) | Self::Bracket(entry) | Self::Part(entry, _) => *entry,
        }
    }

    /// By what spots sort in the order of the file.
    pub fn order(&self) -> (u32, usize) {
        match self {
            Self::Whole(entry) | Self::Bracket(entry) => (*entry, 0),
            Self::Part(entry, part) => (*entry, part.start),
        }
    }
}

/// Where everything in a document is.
pub struct Places<'a> {
    document: &'a Document<'a>,
    tree: Tree<'a>,
    lines: Lines<'a>,
    /// The string of which a part was asked for last: problems come one after the other.
    spelling: RefCell<Option<(u32, Spelling<'a>)>>,
}

impl<'a> Places<'a> {
    pub fn of(document: &'a Document<'a>) -> Self {
        Self {
            document,
            tree: Tree::of(document),
            lines: Lines::of(document.text()),
            spelling: RefCell::new(None),
        }
    }

    /// From entries to JSON Pointers and back.
    pub fn tree(&self) -> &Tree<'a> {
        &self.tree
    }

    /// The line and column of a byte.
    pub fn position(&self, at: usize) -> (usize, usize) {
        self.lines.position(at)
    }

    /// The bytes of a spot.
    pub fn range(&self, spot: &Spot) -> Range<usize> {
        let entry = self.document.entry(spot.entry());
        let start = entry.start as usize;
        match spot {
            Spot::Whole(_) => start..entry.end as usize,
            Spot::Bracket(_) => start..start + 1,
            Spot::Part(entry, part) => {
                let mut cached = self.spelling.borrow_mut();
                let spelling = match cached.take() {
                    Some((of, spelling)) if of == *entry => spelling,
                    _ => Spelling::of(self.document.raw(*entry)),
                };
                let range = start + spelling.place(part.start)..start + spelling.place(part.end);
                *cached = Some((*entry, spelling));
                range
            }
        }
    }
}

/// Where the lines of a text begin, and how many characters stand before each place.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// How many characters begin before each block: a line may be the whole file, and be asked for in
    /// any order.
    blocks: Vec<usize>,
}

/// Bytes in a block of [`Lines`], and at least between two marks of a [`Spelling`].
const BLOCK: usize = 512;

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut count = 0;
        let mut before = |block: &[u8]| {
            let so_far = count;
            count += characters(block);
            so_far
        };
        Self {
            text,
            starts: std::iter::once(0).chain(after).collect(),
            // The last one may be empty, for the end of the text.
            blocks: (0..=text.len() / BLOCK)
                .map(|index| index * BLOCK)
                .map(|at| before(&text.as_bytes()[at..text.len().min(at + BLOCK)]))
                .collect(),
        }
    }

    /// The line and column of a byte, both counted from 1; columns count Unicode scalar values.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        (line, self.before(at) - self.before(start) + 1)
    }

    /// How many characters begin before a byte.
    fn before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        self.blocks[block] + characters(&self.text.as_bytes()[block * BLOCK..at])
    }
}

/// How many characters begin in a part of a text.
fn characters(bytes: &[u8]) -> usize {
    let begins = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    bytes.iter().filter(begins).count()
}

/// How a string is written: where its characters stand, which may be escapes.
struct Spelling<'a> {
    /// The string in the file, quotes included.
    raw: &'a str,
    /// Marks on the way: how many bytes of what the string says come before a place in `raw`.
    marks: Vec<(usize, usize)>,
}

impl<'a> Spelling<'a> {
    fn of(raw: &'a str) -> Self {
        // Up to the first escape a string is written as what it says.
        let plain = raw.find('\\').unwrap_or(raw.len() - 1);
        let mut spelling = Self {
            raw,
            marks: vec![(0, 1), (plain - 1, plain)],
        };
        while let Some(&(said, place)) = spelling.marks.last()
            && place < raw.len() - 1
        {
            spelling
                .marks
                .push(spelling.walk((said, place), said + BLOCK));
        }
        spelling
    }

    /// The byte of `raw` where a byte of what the string says stands.
    fn place(&self, at: usize) -> usize {
        let next = self.marks.partition_point(|(said, _)| *said <= at);
        match next {
            // Nothing but plain characters.
            1 => 1 + at,
            _ => self.walk(self.marks[next - 1], at).1,
        }
    }

    /// Goes on from a mark to a byte of what the string says, or to its end.
    fn walk(&self, (mut said, mut place): (usize, usize), at: usize) -> (usize, usize) {
        while said < at && place < self.raw.len() - 1 {
            let (character, width) = json::character(&self.raw[place..]);
            said += character.len_utf8();
            place += width;
        }
        (said, place)
    }
}

/// From entries to JSON Pointers and back, without a walk along a list for each: a file may have a hundred
/// thousand entries, and something wrong with all of them.
pub struct Tree<'a> {
    document: &'a Document<'a>,
    /// What each array holds.
    items: HashMap<u32, Vec<u32>>,
    /// The values of objects, by the object and the hash of the name.
    members: Vec<(u32, u64, u32)>,
    hasher: RandomState,
    /// For each entry what holds it, and its index there. Made when first asked for: most files have nothing
    /// wrong.
    around: OnceCell<Vec<(u32, u32)>>,
}

impl<'a> Tree<'a> {
    pub fn of(document: &'a Document<'a>) -> Self {
        let mut tree = Self {
            document,
            items: HashMap::new(),
            members: Vec::new(),
            hasher: RandomState::new(),
            around: OnceCell::new(),
        };
        for entry in 0..document.entry(0).next {
            match document.entry(entry).kind {
                Kind::Array => {
                    tree.items.insert(entry, document.children(entry).collect());
                }
                Kind::Object => tree.add(entry),
                _ => {}
            }
        }
        tree.members.sort_unstable();
        tree
    }

    fn add(&mut self, object: u32) {
        for key in self.document.children(object).step_by(2) {
            let hash = self.hasher.hash_one(&*self.document.string(key));
            self.members.push((object, hash, key + 1));
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
    fn name(&self, whole: u32, child: u32, index: u32) -> String {
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
            None => self.member(around, &step.replace("~1", "/").replace("~0", "~")),
        })
    }

    /// The value that an object has for a name.
    pub fn member(&self, object: u32, name: &str) -> Option<u32> {
        let place = (object, self.hasher.hash_one(name));
        let of = |member: &(u32, u64, u32)| (member.0, member.1);
        let at = self.members.partition_point(|member| of(member) < place);
        let mut same = self.members[at..]
            .iter()
            .take_while(|member| of(member) == place);
        let found = same.find(|member| self.document.string(member.2 - 1) == name);
        found.map(|member| member.2)
    }
}

fn around(document: &Document) -> Vec<(u32, u32)> {
    let all = document.entry(0).next;
    let mut around = vec![(0, 0); all as usize];
    for entry in 0..all {
        for (child, index) in document.children(entry).zip(0..) {
            around[child as usize] = (entry, index);
        }
    }
    around
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"a\": [1, {\"b/c\": \"é\\u00e9x\"}]\n}";

    #[test]
    fn a_pointer_is_resolved_to_its_entry() {
        let document = Document::parse(TEXT.as_bytes()).unwrap();
        let tree = Tree::of(&document);
        for at in ["", "/a", "/a/0", "/a/1"] {
            assert_eq!(tree.pointer(tree.entry(at).unwrap()), at);
        }
        assert_eq!(tree.entry("/a/2"), None);
        assert_eq!(tree.entry("/a/0/b"), None);
    }

    #[test]
    fn a_slash_in_a_key_is_escaped() {
        let document = Document::parse(TEXT.as_bytes()).unwrap();
        let tree = Tree::of(&document);
        let object = tree.entry("/a/1").unwrap();
        let value = tree.member(object, "b/c").unwrap();
        assert_eq!(tree.pointer(value), "/a/1/b~1c");
        assert_eq!(tree.pointer(value - 1), "/a/1/b~1c", "its key");
        assert_eq!(tree.entry("/a/1/b~1c"), Some(value));
    }

    #[test]
    fn a_member_is_found_by_its_unescaped_name() {
        let document = Document::parse(br#"{"\u0069d": 1, "b": {"id": 2}}"#).unwrap();
        let tree = Tree::of(&document);
        assert_eq!(
            tree.member(0, "id").map(|entry| document.raw(entry)),
            Some("1")
        );
        assert_eq!(
            tree.entry("/b/id").map(|entry| document.raw(entry)),
            Some("2")
        );
        assert_eq!(tree.member(0, "c"), None);
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
    fn columns_are_right_in_lines_of_many_blocks() {
        for text in ["é".repeat(2 * BLOCK), format!("a\n{}", "x€".repeat(BLOCK))] {
            let lines = Lines::of(&text);
            let mut expected = (1, 1);
            for (at, character) in text.char_indices() {
                assert_eq!(lines.position(at), expected, "{at}");
                match character {
                    '\n' => expected = (expected.0 + 1, 1),
                    _ => expected.1 += 1,
                }
            }
            assert_eq!(lines.position(text.len()), expected, "the end");
        }
    }

    #[test]
    fn every_character_of_a_string_has_its_position_in_the_file() {
        let parts = ["é", r"\u00e9", r"\ud83d\ude00", r"\n", "😀", "x"];
        for first in 0..parts.len() {
            let mut raw = "\"plain".to_owned();
            let mut places: Vec<(usize, usize)> = (0..5).map(|at| (at, at + 1)).collect();
            let mut said = 5;
            for part in parts.iter().cycle().skip(first).take(BLOCK) {
                places.push((said, raw.len()));
                said += json::character(part).0.len_utf8();
                raw.push_str(part);
            }
            places.push((said, raw.len()));
            raw.push('"');
            let spelling = Spelling::of(&raw);
            for (said, place) in places.iter().chain(places.iter().rev()) {
                assert_eq!(spelling.place(*said), *place, "{said}");
            }
        }
    }

    #[test]
    fn positions_in_a_string_without_escapes_are_shifted_by_the_quote() {
        let spelling = Spelling::of("\"abc\"");
        assert_eq!([0, 1, 3].map(|at| spelling.place(at)), [1, 2, 4]);
    }
}
