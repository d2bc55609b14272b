//! Sources and terms that are of use.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::{quoted, shown};
use crate::check::subject::Use;
use std::collections::HashSet;

pub const SOURCE: Rule = Rule {
    name: "unused-source",
    severity: Severity::Warning,
    page: Page {
        what: "A source that is never cited.",
        why: "The list of sources has an entry that no sentence leads to. Readers can't tell what it is a source of.",
        place: Place::Explainer,
        wrong: r#""sources": [{ "id": "almanac", "title": "Almanac" }]"#,
        right: r#""summary": "The Moon pulls the sea.[^almanac]",
"sources": [{ "id": "almanac", "title": "Almanac" }]"#,
    },
    check: sources,
};

pub const TERM: Rule = Rule {
    name: "unused-term",
    severity: Severity::Warning,
    page: Page {
        what: "A term that no text uses.",
        why: "Readers come to a definition by a word in a text. Without one they don't find it where they need it.",
        place: Place::Explainer,
        wrong: r#""glossary": [{ "id": "tide", "term": "tide", "definition": "The rise and fall of the sea." }]"#,
        right: r#""summary": "The [[tide]] rises and falls.",
"glossary": [{ "id": "tide", "term": "tide", "definition": "The rise and fall of the sea." }]"#,
    },
    check: terms,
};

fn sources<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let explainer = subject.explainer;
    let figures = explainer.cards.iter().flat_map(|card| &card.figures);
    let of_figures = figures.filter_map(|figure| figure.source.as_deref());
    let cited: HashSet<&str> = ids(&subject.marks.citations).chain(of_figures).collect();
    for (index, source) in explainer.sources.iter().enumerate() {
        let id = &*source.id;
        if !cited.contains(id) {
            found.whole(subject.string(&format!("/sources/{index}/id")), || Words {
                message: format!("unused source {}", quoted(id)),
                label: "expected a text or a figure to cite it".to_owned(),
                help: format!("write `[^{}]` where it belongs, or remove it", shown(id)),
            });
        }
    }
}

fn terms<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let named: HashSet<&str> = ids(&subject.marks.terms).collect();
    for (index, term) in subject.explainer.glossary.iter().enumerate() {
        let id = &*term.id;
        if !named.contains(id) {
            found.whole(subject.string(&format!("/glossary/{index}/id")), || Words {
                message: format!("unused term {}", quoted(id)),
                label: "expected a text to name it".to_owned(),
                help: format!("write `[[{}]]` where it belongs, or remove it", shown(id)),
            });
        }
    }
}

fn ids<'a>(uses: &'a [Use]) -> impl Iterator<Item = &'a str> {
    uses.iter().map(|each| each.id)
}
