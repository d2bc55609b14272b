//! Fields without marks: readers would see them as they are written.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;

pub const RULE: Rule = Rule {
    name: "plain",
    severity: Severity::Warning,
    page: Page {
        what: "A mark in a plain field: readers would see it as written.",
        why: "Titles, names and labels of tables are plain text: readers see marks in them as they are written.",
        place: Place::Card,
        wrong: r#""title": "What is a **tide**?""#,
        right: r#""title": "What is a tide?""#,
    },
    check,
};

/// Reports the first thing that looks like a mark in each string that has none.
fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    subject.each_string(&mut |_, entry, text| {
        let starts = ["**", "[^", "[["].iter();
        let first = starts.filter_map(|mark| text.find(mark)).min();
        if let (Some(at), false) = (first, subject.marks.strings.contains(&entry)) {
            let end = text[at..].find(char::is_whitespace);
            let part = at..end.map_or(text.len(), |end| at + end);
            found.quote(subject.document, entry, part, words);
        }
    });
}

fn words(mark: &str) -> Words {
    Words {
        message: format!("mark {} in a field of plain text", quoted(mark)),
        label: "expected text without marks: readers would see them as they are written".to_owned(),
        help: "remove the marks; citations and terms go into texts such as `summary` or `body`"
            .to_owned(),
    }
}
