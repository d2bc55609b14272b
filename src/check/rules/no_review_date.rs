//! The day by which the content is to be checked again.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};

pub const RULE: Rule = Rule {
    name: "no-review-date",
    severity: Severity::Advice,
    page: Page {
        what: "An explainer without `reviewBy`.",
        why: "An explainer stays in articles for years. With this date readers see whether it is still looked after, \
              and `check --overdue` reports what has to be checked again.",
        place: Place::Explainer,
        wrong: r#""published": "2025-03-01""#,
        right: r#""published": "2025-03-01",
"reviewBy": "2999-03-01""#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    if subject.explainer.review_by.is_none() {
        found.bracket(0, words);
    }
}

fn words() -> Words {
    Words {
        message: "explainer without a date of review".to_owned(),
        label: "expected `reviewBy` in this object".to_owned(),
        help: "add `\"reviewBy\": \"2026-08-12\"`, the day by which someone checks it again"
            .to_owned(),
    }
}
