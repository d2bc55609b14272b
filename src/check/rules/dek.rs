//! A summary of the explainer that a phone can show above the first card.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::model::inline::plain;

pub const RULE: Rule = Rule {
    name: "long-summary",
    severity: Severity::Warning,
    page: Page {
        what: "A `summary` of the explainer with more than 110 characters.",
        why: "On a phone a long summary pushes the first card out of view, and readers don't see that there is \
              something to open.",
        place: Place::Explainer,
        wrong: r#""summary": "Twice a day the sea rises and falls, because the Moon and the Sun pull at the water, and the land gets in its way.""#,
        right: r#""summary": "Twice a day the sea rises and falls, because the Moon and the Sun pull at it.""#,
    },
    check,
};

/// In characters. With summaries of this length `cargo xtask bench --reading` finds the first card within 300 px.
const MOST: usize = 110;

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let explainer = subject.explainer;
    let name = |id: &str| explainer.term(id).map(|term| &*term.term);
    let length = plain(explainer.summary.source(), &name).chars().count();
    if length > MOST {
        found.whole(subject.string("/summary"), move || Words {
            message: format!("summary of {length} characters"),
            label: format!("expected at most {MOST} characters"),
            help: "shorten it: on a phone it pushes the first card out of view".to_owned(),
        });
    }
}
