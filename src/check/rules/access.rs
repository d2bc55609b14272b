//! Cards for subscribers: a locked one holds nothing that others may not read.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use crate::model::Card;
use crate::model::card::Access;

pub const RULE: Rule = Rule {
    name: "access",
    severity: Severity::Error,
    page: Page {
        what: "A locked card with more than its head, or not for subscribers; a `teaser` of a card that everyone can \
              read.",
        why: "Everyone can read the file, so a card that is locked for those who haven't paid may contain nothing but \
              its head: `id`, `kind`, `access`, `title` and `locked`. `explainer-cards teaser` writes such cards.",
        place: Place::Card,
        wrong: r#""access": "subscriber",
"locked": true,
"body": ["The sea rises and falls twice a day."]"#,
        right: r#""access": "subscriber",
"locked": true"#,
    },
    check,
};

/// What everybody may know of a card.
const HEAD: [&str; 5] = ["id", "kind", "access", "title", "locked"];

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        if card.locked {
            locked(subject, found, index, card);
        } else if card.teaser.is_some() && !card.is_for_subscribers() {
            found.whole(name(subject, index, "teaser"), || {
                for_everybody("teaser of a card for everybody", "teaser")
            });
        }
    }
}

fn locked<'s>(subject: &'s Subject, found: &mut Found<'s>, index: usize, card: &Card) {
    if card.access != Some(Access::Subscriber) {
        found.whole(name(subject, index, "locked"), || {
            for_everybody("locked card for everybody", "locked")
        });
    }
    let document = subject.document;
    let Some(card) = subject.tree.entry(&format!("/cards/{index}")) else {
        return;
    };
    for key in document.children(card).step_by(2) {
        let name = document.string(key);
        if !HEAD.contains(&&*name) {
            found.whole(Some(key), move || content(&document.string(key)));
        }
    }
}

/// The name of a field of a card, just before its value.
fn name(subject: &Subject, card: usize, field: &str) -> Option<u32> {
    let value = subject.tree.entry(&format!("/cards/{card}/{field}"))?;
    Some(value - 1)
}

fn for_everybody(message: &str, field: &str) -> Words {
    Words {
        message: message.to_owned(),
        label: "expected `\"access\": \"subscriber\"` in the same card".to_owned(),
        help: format!("write `\"access\": \"subscriber\"`, or remove `{field}`"),
    }
}

fn content(name: &str) -> Words {
    Words {
        message: format!("field {} in a locked card", quoted(name)),
        label: "expected only `id`, `kind`, `access`, `title` and `locked`".to_owned(),
        help: "remove it: everybody can read this file".to_owned(),
    }
}
