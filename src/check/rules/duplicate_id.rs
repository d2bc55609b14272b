//! Ids given once.

use super::{Found, Rule, Subject, id};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use std::collections::HashMap;

pub const RULE: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    page: Page {
        what: "An id given twice.",
        why: "An address, a citation or a term leads to the first entry with its id. The second one can't be reached.",
        place: Place::Explainer,
        wrong: r#""cards": [
  { "id": "what", "kind": "what", "title": "What is a tide?" },
  { "id": "what", "kind": "why", "title": "Why are there tides?" }
]"#,
        right: r#""cards": [
  { "id": "what", "kind": "what", "title": "What is a tide?" },
  { "id": "why", "kind": "why", "title": "Why are there tides?" }
]"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let explainer = subject.explainer;
    list(
        subject,
        found,
        "/cards",
        explainer.cards.iter().map(|card| &*card.id),
    );
    list(
        subject,
        found,
        "/glossary",
        explainer.glossary.iter().map(|term| &*term.id),
    );
    list(
        subject,
        found,
        "/sources",
        explainer.sources.iter().map(|source| &*source.id),
    );
    for (index, card) in explainer.cards.iter().enumerate() {
        let groups = card.groups.iter().map(|group| &*group.id);
        list(subject, found, &format!("/cards/{index}/groups"), groups);
    }
}

/// Checks the ids of a list, but for those that `id` reports.
fn list<'s>(
    subject: &'s Subject,
    found: &mut Found<'s>,
    list: &str,
    ids: impl Iterator<Item = &'s str>,
) {
    let mut taken: HashMap<&str, usize> = HashMap::new();
    for (index, id) in ids.enumerate().filter(|(_, id)| id::fits(id)) {
        let first = *taken.entry(id).or_insert(index);
        if first < index {
            let entry = subject.string(&format!("{list}/{index}/id"));
            let first = format!("{list}/{first}/id");
            found.whole(entry, move || Words {
                message: format!("duplicate id {}", quoted(id)),
                label: "expected an id of its own".to_owned(),
                help: format!("write another id: {first} has this one"),
            });
        }
    }
}
