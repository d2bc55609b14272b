//! Ids that stand for something.

use super::{Found, Rule, Subject};
use crate::check::near::Names;
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use crate::check::subject::Use;

pub const CARD: Rule = Rule {
    name: "unknown-card",
    severity: Severity::Error,
    page: Page {
        what: "A change to a card that doesn't exist.",
        why: "A change tells readers which card it is about, with a link to it. Without that card the link is missing.",
        place: Place::Explainer,
        wrong: r#""changes": [{ "date": "2025-03-02", "type": "correction", "card": "waht", "text": "The range was given in feet." }]"#,
        right: r#""changes": [{ "date": "2025-03-02", "type": "correction", "card": "what", "text": "The range was given in feet." }]"#,
    },
    check: cards,
};

pub const SOURCE: Rule = Rule {
    name: "unknown-source",
    severity: Severity::Error,
    page: Page {
        what: "A citation of a source that doesn't exist.",
        why: "Readers see no number and no source for such a citation.",
        place: Place::Explainer,
        wrong: r#""summary": "The Moon pulls the sea.[^almanac]""#,
        right: r#""summary": "The Moon pulls the sea.[^almanac]",
"sources": [{ "id": "almanac", "title": "Almanac" }]"#,
    },
    check: sources,
};

pub const TERM: Rule = Rule {
    name: "unknown-term",
    severity: Severity::Error,
    page: Page {
        what: "A term that isn't in the glossary.",
        why: "Readers see the word, but can't open its definition.",
        place: Place::Explainer,
        wrong: r#""summary": "The [[tide|sea]] rises and falls.""#,
        right: r#""summary": "The [[tide|sea]] rises and falls.",
"glossary": [{ "id": "tide", "term": "tide", "definition": "The rise and fall of the sea." }]"#,
    },
    check: terms,
};

fn cards<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, change) in subject.explainer.changes.iter().enumerate() {
        if let Some(id) = change.card.as_deref()
            && !subject.cards.has(id)
        {
            let entry = subject.string(&format!("/changes/{index}/card"));
            found.whole(entry, || words(id, &subject.cards, "card", "cards"));
        }
    }
}

fn sources<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let words = |id| words(id, &subject.sources, "source", "sources");
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        for (at, figure) in card.figures.iter().enumerate() {
            if let Some(id) = figure.source.as_deref()
                && !subject.sources.has(id)
            {
                let pointer = format!("/cards/{index}/figures/{at}/source");
                found.whole(subject.string(&pointer), move || words(id));
            }
        }
    }
    in_texts(found, &subject.marks.citations, &subject.sources, words);
}

fn terms<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let words = |id| words(id, &subject.terms, "term", "glossary");
    in_texts(found, &subject.marks.terms, &subject.terms, words);
}

fn in_texts<'s>(
    found: &mut Found<'s>,
    uses: &'s [Use],
    known: &Names,
    words: impl Fn(&'s str) -> Words + Copy + 's,
) {
    for Use { entry, at, id } in uses {
        if !known.has(id) {
            found.part(*entry, *at..at + id.len(), move || words(id));
        }
    }
}

fn words(id: &str, known: &Names, what: &str, list: &str) -> Words {
    Words {
        message: format!("unknown {what} {}", quoted(id)),
        label: format!("expected the id of a {what}"),
        help: known.advice(id, what, list),
    }
}
