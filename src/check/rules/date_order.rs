//! Dates in an order that can be: published, updated, to be reviewed; events from the oldest on.

use super::{Found, Rule, Subject};
use crate::check::problem::{Severity, Words};
use crate::model::Date;

pub const RULE: Rule = Rule {
    name: "date-order",
    severity: Severity::Error,
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    events(subject, found);
    let explainer = subject.explainer;
    let published = ("published", day(explainer.published.as_ref()));
    let updated = ("updated", day(explainer.updated.as_ref()));
    let review_by = ("reviewBy", day(explainer.review_by.as_ref()));
    let in_order = [
        (published, updated),
        (updated, review_by),
        (published, review_by),
    ];
    // One mistake puts two pairs out of order: the first is reported.
    let wrong = in_order
        .into_iter()
        .find_map(|((first, earlier), (second, later))| {
            let (earlier, later) = (earlier?, later?);
            (later < earlier).then_some((first, earlier, second))
        });
    if let Some((first, earlier, second)) = wrong {
        found.whole(subject.string(&format!("/{second}")), move || Words {
            message: format!("`{second}` earlier than `{first}`"),
            label: format!("expected `{earlier}` or later"),
            help: format!("correct `{first}` or `{second}`"),
        });
    }
}

fn events<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        for (at, pair) in card.events.windows(2).enumerate() {
            let [one, next] = [&pair[0], &pair[1]].map(|event| day(Some(&event.date)));
            if let (Some(one), Some(next)) = (one, next)
                && next < one
            {
                let pointer = format!("/cards/{index}/events/{}/date", at + 1);
                found.whole(subject.string(&pointer), move || Words {
                    message: format!("event of {next} after one of {one}"),
                    label: format!("expected `{one}` or later"),
                    help: "put the oldest event first".to_owned(),
                });
            }
        }
    }
}

/// A date that names a day: those compare as text.
fn day(date: Option<&Date>) -> Option<&str> {
    let date = date?;
    date.parts()
        .filter(|(_, _, day)| *day > 0)
        .map(|_| date.as_str())
}
