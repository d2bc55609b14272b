//! Marks that mean what they look like.

use super::id::fits;
use super::{Found, Rule, Subject, link};
use crate::check::fix::{Draft, Target};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::{quoted, shown};
use crate::check::subject::Mark;
use crate::model::inline::{FaultKind, MAX_DEPTH};

pub const RULE: Rule = Rule {
    name: "markup",
    severity: Severity::Error,
    page: Page {
        what: "An invalid mark in a text.",
        why: "Readers see a mark that isn't complete as it is written.",
        place: Place::Card,
        wrong: r#""body": ["The sea rises **twice a day."]"#,
        right: r#""body": ["The sea rises **twice** a day."]"#,
    },
    check,
};

/// The longest name of a term that is looked up, in bytes.
const LONGEST: usize = 200;

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for Mark {
        entry,
        said,
        at,
        kind,
    } in &subject.marks.faults
    {
        // `link` reports those.
        if !matches!(kind, FaultKind::Link(_)) {
            found.part(*entry, at.clone(), move || {
                let fix = match kind {
                    FaultKind::Term => by_name(subject, *entry, at.start, said),
                    _ => None,
                };
                words(subject, said, *kind).with(fix)
            });
        }
    }
}

fn words(subject: &Subject, mark: &str, kind: FaultKind) -> Words {
    let (message, label, help) = match kind {
        FaultKind::Unpaired => return unpaired(mark),
        FaultKind::Link(fault) => return link::words(mark, fault),
        FaultKind::Empty => (
            "link without text".to_owned(),
            "expected text between `[` and `]`",
            "write what readers press: `[text](https://…)`",
        ),
        FaultKind::Target => (
            format!("incomplete link {}", quoted(mark)),
            "expected a URL without spaces, then `)`",
            "write `[text](https://…)`, or `\\\\[` for a plain bracket",
        ),
        FaultKind::Term => return term(subject, mark.trim_start_matches('[')),
        FaultKind::Source => (
            format!("invalid id of a source: {}", quoted(id_of_source(mark))),
            "expected `[^id]`",
            "write an id of the sources, which has only `a-z`, `0-9` and `-`",
        ),
        FaultKind::Nested => (
            "link, term or citation inside another one".to_owned(),
            "expected one to end before the next begins",
            "write them one after the other",
        ),
        FaultKind::Depth => (
            format!("marks nested more than {MAX_DEPTH} deep"),
            "expected fewer marks around this one",
            "remove some of the marks around it",
        ),
    };
    Words {
        message,
        label: label.to_owned(),
        help: help.to_owned(),
    }
}

/// Many authors write the name of a term in place of its id.
fn term(subject: &Subject, written: &str) -> Words {
    let name = written.split(['|', ']']).next().unwrap_or_default().trim();
    let named = if name.len() > LONGEST {
        None
    } else {
        subject.term_named(name)
    };
    Words {
        message: format!("invalid id of a term: {}", quoted(written)),
        label: "expected `[[id]]` or `[[id|text]]`".to_owned(),
        help: match named {
            Some(id) => format!("write `[[{}|{}]]`", shown(id), shown(name)),
            None => "write an id of the glossary, which has only `a-z`, `0-9` and `-`".to_owned(),
        },
    }
}

/// Writes the id of the term whose name a mark has.
fn by_name(subject: &Subject, entry: u32, start: usize, said: &str) -> Option<Draft> {
    let name = said.strip_prefix("[[")?;
    let id = (name.len() <= LONGEST).then(|| subject.term_named(name.trim()))??;
    let place = start + 2..start + said.len();
    let text = subject.document.string(entry);
    // The mark has a text of its own after a bar.
    let written = if text[place.end..].starts_with('|') {
        id.to_owned()
    } else {
        format!("{id}|{name}")
    };
    let title = format!("write {}", quoted(&format!("[[{written}]]")));
    fits(id).then(|| Draft::one(title, Target::Said(entry, place), written))
}

fn id_of_source(mark: &str) -> &str {
    mark.trim_start_matches("[^").trim_end_matches(']')
}

fn unpaired(mark: &str) -> Words {
    let label = match mark {
        "[[" => "expected an id and `]]` after it".to_owned(),
        "[^" => "expected an id and `]` after it".to_owned(),
        "](" => "expected `[` before it".to_owned(),
        _ if mark.starts_with("[[") => "expected `]]` after it".to_owned(),
        _ => format!("expected another {} to go with it", quoted(mark)),
    };
    // As it is typed in JSON, where a backslash is two.
    let plain: String = mark
        .chars()
        .flat_map(|character| ['\\', '\\', character])
        .collect();
    Words {
        message: format!("unpaired {}", quoted(mark)),
        label,
        help: format!(
            "complete the pair, or write `{}` to show it as it is",
            shown(&plain)
        ),
    }
}
