//! Dates: each is a day, a month or a year of the calendar.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use crate::model::Date;

pub const RULE: Rule = Rule {
    name: "date",
    severity: Severity::Error,
    page: Page {
        what: "A text that isn't a date.",
        why: "The widget writes a date in the language of the reader. One that it can't read is shown as it is \
              written.",
        place: Place::Explainer,
        wrong: r#""published": "12.8.2025""#,
        right: r#""published": "2025-08-12""#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    each_date(subject, &mut |pointer, date| {
        if date.parts().is_none() {
            found.whole(subject.string(&pointer), || words(date));
        }
    });
}

fn words(date: &Date) -> Words {
    Words {
        message: format!("invalid date {}", quoted(date.as_str())),
        label: "expected `YYYY-MM-DD`, `YYYY-MM` or `YYYY`".to_owned(),
        help: "write it as in `2025-08-12`; if the day is unknown, as in `2025-08` or `2025`"
            .to_owned(),
    }
}

fn each_date<'s>(subject: &'s Subject, visit: &mut dyn FnMut(String, &'s Date)) {
    let explainer = subject.explainer;
    let mut one = |pointer: String, date: Option<&'s Date>| {
        if let Some(date) = date {
            visit(pointer, date);
        }
    };
    one("/published".to_owned(), explainer.published.as_ref());
    one("/updated".to_owned(), explainer.updated.as_ref());
    one("/reviewBy".to_owned(), explainer.review_by.as_ref());
    for (index, card) in explainer.cards.iter().enumerate() {
        for (at, event) in card.events.iter().enumerate() {
            one(
                format!("/cards/{index}/events/{at}/date"),
                Some(&event.date),
            );
            one(
                format!("/cards/{index}/events/{at}/endDate"),
                event.end_date.as_ref(),
            );
        }
        for (at, next) in card.next.iter().enumerate() {
            one(format!("/cards/{index}/next/{at}/date"), Some(&next.date));
        }
    }
    for (index, source) in explainer.sources.iter().enumerate() {
        one(
            format!("/sources/{index}/published"),
            source.published.as_ref(),
        );
        one(
            format!("/sources/{index}/accessed"),
            source.accessed.as_ref(),
        );
    }
    for (index, change) in explainer.changes.iter().enumerate() {
        one(format!("/changes/{index}/date"), Some(&change.date));
    }
}
