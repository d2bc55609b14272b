//! Translations that have all that the original has.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::{quoted, shown};
use crate::check::sibling::Sibling;
use crate::check::subject::Original;
use std::collections::HashSet;

pub const CARD: Rule = Rule {
    name: "missing-card",
    severity: Severity::Warning,
    page: Page {
        what: "A card of the original that the translation lacks. The original is the file that `translatedFrom` of the \
               cards names; while no card says that, every file of `translations` counts.",
        why: "Readers of one language learn less than those of another, and a link to the card leads nowhere.",
        place: Place::Beside(&[("tides.fr.json", FRENCH)]),
        wrong: r#""translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
        right: r#""cards": [
  { "id": "what", "kind": "what", "title": "What is a tide?" },
  { "id": "why", "kind": "why", "title": "Why does it rise twice a day?" }
],
"translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
    },
    check: cards,
};

pub const ORDER: Rule = Rule {
    name: "card-order",
    severity: Severity::Advice,
    page: Page {
        what: "A card at another place than in the original, among the cards that both have.",
        why: "Readers who choose another language expect to go on reading at the same place.",
        place: Place::Beside(&[("tides.fr.json", FRENCH)]),
        wrong: r#""cards": [
  { "id": "why", "kind": "why", "title": "Why does it rise twice a day?" },
  { "id": "what", "kind": "what", "title": "What is a tide?" }
],
"translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
        right: r#""cards": [
  { "id": "what", "kind": "what", "title": "What is a tide?" },
  { "id": "why", "kind": "why", "title": "Why does it rise twice a day?" }
],
"translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
    },
    check: order,
};

pub const SOURCE: Rule = Rule {
    name: "missing-source",
    severity: Severity::Warning,
    page: Page {
        what: "A source that the original cites and the translation lacks.",
        why: "Readers of the translation can't check what readers of the original can.",
        place: Place::Beside(&[("tides.fr.json", CITING)]),
        wrong: r#""translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
        right: r#""summary": "The Moon pulls the sea.[^almanac]",
"sources": [{ "id": "almanac", "title": "Almanac" }],
"translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
    },
    check: sources,
};

pub const TERM: Rule = Rule {
    name: "missing-term",
    severity: Severity::Warning,
    page: Page {
        what: "A term that the original names and the glossary of the translation lacks.",
        why: "Readers of the translation meet the word without its definition.",
        place: Place::Beside(&[("tides.fr.json", NAMING)]),
        wrong: r#""translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
        right: r#""summary": "A [[spring-tide|spring tide]] rises high.",
"glossary": [{ "id": "spring-tide", "term": "spring tide", "definition": "The tide after a full or a new moon." }],
"translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
    },
    check: terms,
};

const FRENCH: &str = r#""lang": "fr",
"cards": [
  { "id": "what", "kind": "what", "title": "Qu’est-ce qu’une marée ?" },
  { "id": "why", "kind": "why", "title": "Pourquoi deux fois par jour ?" }
],
"translations": [{ "lang": "en", "href": "tides.json" }]"#;

const CITING: &str = r#""lang": "fr",
"summary": "La Lune attire la mer.[^almanac]",
"sources": [{ "id": "almanac", "title": "Almanac" }],
"translations": [{ "lang": "en", "href": "tides.json" }]"#;

const NAMING: &str = r#""lang": "fr",
"summary": "Une [[spring-tide|marée de vive-eau]] monte haut.",
"glossary": [{ "id": "spring-tide", "term": "vive-eau", "definition": "La marée qui suit la pleine ou la nouvelle lune." }],
"translations": [{ "lang": "en", "href": "tides.json" }]"#;

fn cards<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let own = subject.explainer.cards.iter().map(|card| &*card.id);
    each_missing(
        subject,
        own,
        |sibling| sibling.cards().collect(),
        &mut |id, href| {
            found.bracket(list(subject, "/cards"), move || Words {
                message: format!("missing card {}", quoted(id)),
                label: format!("expected all cards of {}", quoted(href)),
                help: "translate the card and keep its id".to_owned(),
            });
        },
    );
}

fn sources<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let own = subject.explainer.sources.iter().map(|source| &*source.id);
    each_missing(
        subject,
        own,
        |sibling| texts(&sibling.cited),
        &mut |id, href| {
            found.bracket(list(subject, "/sources"), move || Words {
                message: format!("missing source {}", quoted(id)),
                label: format!("expected the sources that {} cites", quoted(href)),
                help: format!(
                    "copy it from there, and write `[^{}]` where the original does",
                    shown(id)
                ),
            });
        },
    );
}

fn terms<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let own = subject.explainer.glossary.iter().map(|term| &*term.id);
    each_missing(
        subject,
        own,
        |sibling| texts(&sibling.named),
        &mut |id, href| {
            found.bracket(list(subject, "/glossary"), move || Words {
                message: format!("missing term {}", quoted(id)),
                label: format!("expected the terms that {} names", quoted(href)),
                help: format!(
                    "translate its definition, and write `[[{}|…]]` where the original does",
                    shown(id)
                ),
            });
        },
    );
}

/// The list at a pointer, or the explainer if it has none.
fn list(subject: &Subject, pointer: &str) -> u32 {
    subject.tree.entry(pointer).unwrap_or(0)
}

fn texts(ids: &[String]) -> Vec<&str> {
    ids.iter().map(|id| &**id).collect()
}

/// Calls `visit` with each id that an original has and the file lacks, and the address of the original. With each id
/// once.
fn each_missing<'s>(
    subject: &'s Subject,
    own: impl Iterator<Item = &'s str>,
    theirs: impl Fn(&'s Sibling) -> Vec<&'s str>,
    visit: &mut dyn FnMut(&'s str, &'s str),
) {
    let mut there: HashSet<&str> = own.collect();
    for Original { href, sibling } in subject.originals() {
        for id in theirs(sibling) {
            if there.insert(id) {
                visit(id, href);
            }
        }
    }
}

fn order<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let own: HashSet<&str> = subject
        .explainer
        .cards
        .iter()
        .map(|card| &*card.id)
        .collect();
    for Original { href, sibling } in subject.originals() {
        let theirs: HashSet<&str> = sibling.cards().collect();
        let cards = subject.explainer.cards.iter().enumerate();
        let cards = cards.filter(|(_, card)| theirs.contains(&*card.id));
        let expected = sibling.cards().filter(|id| own.contains(id));
        let mut pairs = cards.zip(expected);
        if let Some(((index, card), expected)) = pairs.find(|((_, card), id)| *card.id != **id) {
            let entry = subject.string(&format!("/cards/{index}/id"));
            found.whole(entry, move || Words {
                message: format!(
                    "card {} in another place than in the original",
                    quoted(&card.id)
                ),
                label: format!("expected {} here, as in {}", quoted(expected), quoted(href)),
                help: "put the cards into the order of the original".to_owned(),
            });
            // The files that follow have the same order, or differ from each other.
            return;
        }
    }
}
