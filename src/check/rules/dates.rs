//! Dates: are they dates, and in an order that can be?

use super::super::finding::{Finding, Wrong};
use super::Subject;
use crate::model::Date;

pub fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    each_date(subject, &mut |pointer, date| {
        if date.parts().is_none() {
            subject.report(found, &pointer, Wrong::Date);
        }
    });
    let explainer = subject.explainer;
    for (index, card) in explainer.cards.iter().enumerate() {
        for (at, pair) in card.events.windows(2).enumerate() {
            let [one, next] = [&pair[0], &pair[1]].map(|event| whole(Some(&event.date)));
            if let (Some(one), Some(next)) = (one, next)
                && next < one
            {
                let pointer = format!("/cards/{index}/events/{}/date", at + 1);
                let before = Wrong::EventBefore(one.to_owned());
                subject.report(found, &pointer, before);
            }
        }
    }
    let in_order = [
        (
            ("updated", &explainer.updated),
            ("published", &explainer.published),
        ),
        (
            ("reviewBy", &explainer.review_by),
            ("updated", &explainer.updated),
        ),
        (
            ("reviewBy", &explainer.review_by),
            ("published", &explainer.published),
        ),
    ];
    for ((name, later), (first, earlier)) in in_order {
        if let (Some(later), Some(earlier)) = (whole(later.as_ref()), whole(earlier.as_ref()))
            && later < earlier
        {
            subject.report(
                found,
                &format!("/{name}"),
                Wrong::Before(first, earlier.to_owned()),
            );
            return;
        }
    }
}

/// A date that names a day: those compare as text.
fn whole(date: Option<&Date>) -> Option<&str> {
    let date = date?;
    date.parts()
        .filter(|(_, _, day)| *day > 0)
        .map(|_| date.as_str())
}

fn each_date(subject: &Subject, visit: &mut dyn FnMut(String, &Date)) {
    let explainer = subject.explainer;
    let mut one = |pointer: String, date: Option<&Date>| {
        if let Some(date) = date {
            visit(pointer, date);
        }
    };
    one("/published".to_owned(), explainer.published.as_ref());
    one("/updated".to_owned(), explainer.updated.as_ref());
    one("/reviewBy".to_owned(), explainer.review_by.as_ref());
    for (card, index) in explainer.cards.iter().zip(0..) {
        for (event, at) in card.events.iter().zip(0..) {
            one(
                format!("/cards/{index}/events/{at}/date"),
                Some(&event.date),
            );
        }
        for (next, at) in card.next.iter().zip(0..) {
            one(format!("/cards/{index}/next/{at}/date"), Some(&next.date));
        }
    }
    for (source, index) in explainer.sources.iter().zip(0..) {
        one(
            format!("/sources/{index}/published"),
            source.published.as_ref(),
        );
        one(
            format!("/sources/{index}/accessed"),
            source.accessed.as_ref(),
        );
    }
    for (change, index) in explainer.changes.iter().zip(0..) {
        one(format!("/changes/{index}/date"), Some(&change.date));
    }
}
