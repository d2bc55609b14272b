//! What nobody knows yet.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};

pub const RULE: Rule = Rule {
    name: "no-unknowns",
    severity: Severity::Advice,
    page: Page {
        what: "An explainer in which no card has `unknowns`.",
        why: "Readers trust an explainer more that says what is not known. In a teaser the card for it may be locked.",
        place: Place::Explainer,
        wrong: r#""cards": [{ "id": "what", "kind": "what", "title": "What is a tide?" }]"#,
        right: r#""cards": [
  { "id": "what", "kind": "what", "title": "What is a tide?" },
  { "id": "open", "kind": "unknowns", "title": "What don't we know?", "unknowns": ["How fast the sea will rise."] }
]"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let cards = &subject.explainer.cards;
    let may_have = cards
        .iter()
        .any(|card| card.locked || !card.unknowns.is_empty());
    if let Some(entry) = subject.tree.entry("/cards")
        && !cards.is_empty()
        && !may_have
    {
        found.bracket(entry, words);
    }
}

fn words() -> Words {
    Words {
        message: "explainer without `unknowns`".to_owned(),
        label: "expected a card that says what is not known".to_owned(),
        help: "add `\"unknowns\": [\"…\"]` to a card".to_owned(),
    }
}
