//! Events: each says what happened.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::model::json::Kind;

pub const RULE: Rule = Rule {
    name: "event",
    severity: Severity::Error,
    page: Page {
        what: "An event with neither `title` nor `text`.",
        why: "A date alone doesn't say what happened. An event needs a `title`, a `text`, or both.",
        place: Place::Card,
        wrong: r#""events": [{ "date": "1687" }]"#,
        right: r#""events": [{ "date": "1687", "title": "An explanation" }]"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        for (at, event) in card.events.iter().enumerate() {
            let pointer = format!("/cards/{index}/events/{at}");
            if event.title.is_none()
                && event.text.is_none()
                && let Some(entry) = subject.tree.entry(&pointer)
                && subject.document.entry(entry).kind == Kind::Object
            {
                found.bracket(entry, words);
            }
        }
    }
}

fn words() -> Words {
    Words {
        message: "event without `title` or `text`".to_owned(),
        label: "expected `title` or `text` in this object".to_owned(),
        help: "add `\"title\": \"…\"` or `\"text\": \"…\"`".to_owned(),
    }
}
