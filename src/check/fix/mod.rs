//! Changes to a file that mend a problem without a decision by its author.
//!
//! They are made of edits, so that everything else in the file stays byte for byte as it is.

mod draft;
mod id;
mod quotes;
mod rounds;
mod shape;
mod syntax;
mod value;

pub use draft::{Draft, Target, removal};
pub use id::rename;
pub use rounds::{Mended, mend};
pub use shape::Shape;
pub use syntax::{Faulty, fix as syntax, is_invisible};
pub use value::{field, rename_field};

use std::collections::BTreeMap;

/// A change that mends a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in words for a button: "write `title`".
    pub title: String,
    /// The edits, which belong together. They don't overlap each other.
    pub edits: Vec<Edit>,
}

/// The replacement of a part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The first byte that is replaced, counted as [`Problem::start`](super::Problem::start).
    pub start: usize,
    /// The byte after the last. The same as `start` for an insertion.
    pub end: usize,
    /// The text that takes its place.
    pub text: String,
}

/// Applies fixes to the text for which they were found, and removes its byte order mark.
///
/// A fix is skipped as a whole if one of its edits overlaps an edit of a fix before it, or lies outside of the text.
/// What was skipped is found again when the result is checked.
pub fn apply(text: &str, fixes: &[&Fix]) -> String {
    apply_and_count(text, fixes).0
}

/// Also returns how many fixes were applied.
fn apply_and_count(text: &str, fixes: &[&Fix]) -> (String, usize) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut edits: BTreeMap<(usize, usize), &str> = BTreeMap::new();
    let mut count = 0;
    for fix in fixes {
        if fix.edits.iter().all(|edit| fits(text, &edits, edit)) {
            let places = fix.edits.iter();
            edits.extend(places.map(|edit| ((edit.start, edit.end), &*edit.text)));
            count += 1;
        }
    }
    let mut applied = String::new();
    let mut at = 0;
    for ((start, end), replacement) in edits {
        applied.push_str(&text[at..start]);
        applied.push_str(replacement);
        at = end;
    }
    applied.push_str(&text[at..]);
    (applied, count)
}

/// Whether an edit is inside the text and overlaps none of the others.
fn fits(text: &str, others: &BTreeMap<(usize, usize), &str>, edit: &Edit) -> bool {
    let (start, end) = (edit.start, edit.end);
    let before = others.range(..=(start, end)).next_back();
    let after = others.range((start, end)..).next();
    text.get(start..end).is_some()
        && before.is_none_or(|((_, other), _)| *other <= start)
        && after.is_none_or(|((other, _), _)| end <= *other)
        && !others.contains_key(&(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edit = |&(start, end, text): &(usize, usize, &str)| Edit {
            start,
            end,
            text: text.to_owned(),
        };
        Fix {
            title: String::new(),
            edits: edits.iter().map(edit).collect(),
        }
    }

    #[test]
    fn edits_are_applied_in_the_order_of_the_text() {
        let fixes = [fix(&[(4, 5, "E"), (0, 1, "A")]), fix(&[(1, 1, "-")])];
        assert_eq!(apply("abcde", &fixes.each_ref()), "A-bcdE");
    }

    #[test]
    fn a_fix_that_overlaps_one_before_it_is_skipped_as_a_whole() {
        for (start, end) in [(0, 2), (1, 4), (2, 3), (1, 3), (2, 2), (0, 5)] {
            let fixes = [fix(&[(1, 3, "")]), fix(&[(start, end, "X"), (5, 5, "!")])];
            assert_eq!(apply("abcde", &fixes.each_ref()), "ade", "{start}..{end}");
        }
    }

    #[test]
    fn edits_that_touch_are_applied() {
        let fixes = [fix(&[(1, 3, "")]), fix(&[(3, 4, "D"), (0, 1, "A")])];
        assert_eq!(apply("abcde", &fixes.each_ref()), "ADe");
    }

    #[test]
    fn an_edit_outside_of_the_text_is_skipped() {
        for (start, end) in [(1, 2), (0, 3), (4, 5)] {
            assert_eq!(apply("é", &[&fix(&[(start, end, "")])]), "é");
        }
    }

    #[test]
    fn a_byte_order_mark_is_removed() {
        assert_eq!(apply("\u{feff}ab", &[&fix(&[(0, 1, "A")])]), "Ab");
    }
}
