//! Dates in an order that can be: published, updated, to be reviewed; events from the oldest on, each from its first
//! day to its last.

use super::{Found, Rule, Subject};
use crate::check::fix::{Draft, removal};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::model::Date;

pub const RULE: Rule = Rule {
    name: "date-order",
    severity: Severity::Error,
    page: Page {
        what: "`published`, `updated` and `reviewBy` not in this order; `updated` earlier than a change; an event that \
              is earlier than the one before it, or whose `endDate` is its `date` or earlier. A month or a year is out \
              of order only if each of its days is.",
        why: "Readers follow a timeline from the oldest event on. The same is true of the file: it is published, then \
              updated, then reviewed.",
        place: Place::Card,
        wrong: r#""events": [
  { "date": "1833", "title": "First tables" },
  { "date": "1687", "title": "An explanation" }
]"#,
        right: r#""events": [
  { "date": "1687", "title": "An explanation" },
  { "date": "1833", "title": "First tables" }
]"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    events(subject, found);
    changes(subject, found);
    let explainer = subject.explainer;
    let published = ("published", explainer.published.as_ref());
    let updated = ("updated", explainer.updated.as_ref());
    let review_by = ("reviewBy", explainer.review_by.as_ref());
    let in_order = [
        (published, updated),
        (updated, review_by),
        (published, review_by),
    ];
    // One mistake puts two pairs out of order: the first is reported.
    let wrong = in_order
        .into_iter()
        .find_map(|((first, earlier), (second, later))| {
            let earlier = earlier?;
            is_before(later?, earlier).then_some((first, earlier, second))
        });
    if let Some((first, earlier, second)) = wrong {
        found.whole(subject.string(&format!("/{second}")), move || Words {
            message: format!("`{second}` earlier than `{first}`"),
            label: format!("expected `{}` or later", earlier.as_str()),
            help: format!("correct `{first}` or `{second}`"),
        });
    }
}

fn events<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        // Of the events so far, the one that began last: after a whole year a day of that year may follow, but none
        // before the day that came before the year.
        let mut last: Option<&Date> = None;
        for (at, event) in card.events.iter().enumerate() {
            let date = &event.date;
            if let Some(end) = &event.end_date {
                let pointer = format!("/cards/{index}/events/{at}/endDate");
                if is_before(end, date) {
                    found.whole(subject.string(&pointer), move || early_end(date));
                } else if end == date {
                    found.whole(subject.string(&pointer), move || {
                        same_end(date).with(without(subject, &pointer))
                    });
                }
            }
            let Some((start, _)) = span(date) else {
                continue;
            };
            match last {
                Some(before) if is_before(date, before) => {
                    let pointer = format!("/cards/{index}/events/{at}/date");
                    found.whole(subject.string(&pointer), move || late(date, before));
                    last = Some(date);
                }
                Some(before) if span(before).is_some_and(|(began, _)| start < began) => {}
                _ => last = Some(date),
            }
        }
    }
}

fn early_end(date: &Date) -> Words {
    Words {
        message: "`endDate` earlier than `date`".to_owned(),
        label: format!("expected a date after `{}`", date.as_str()),
        help: "correct `date` or `endDate`".to_owned(),
    }
}

fn same_end(date: &Date) -> Words {
    Words {
        message: "`endDate` the same as `date`".to_owned(),
        label: format!("expected a date after `{}`", date.as_str()),
        help: "remove `endDate`: an event of one date has none".to_owned(),
    }
}

/// Removes a field.
fn without(subject: &Subject, pointer: &str) -> Option<Draft> {
    let (event, name) = pointer.rsplit_once('/')?;
    let [event, value] = [event, pointer].map(|pointer| subject.tree.entry(pointer));
    let target = removal(subject.document, event?, value?)?;
    Some(Draft::one(format!("remove `{name}`"), target, ""))
}

fn late(date: &Date, before: &Date) -> Words {
    let (date, before) = (date.as_str(), before.as_str());
    Words {
        message: format!("event of {date} after one of {before}"),
        label: format!("expected `{before}` or later"),
        help: "put the oldest event first".to_owned(),
    }
}

/// Reports `updated` where it is, not every change since.
fn changes<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let explainer = subject.explainer;
    let dates = explainer.changes.iter().map(|change| &change.date);
    let last = dates.max_by_key(|date| span(date));
    if let (Some(updated), Some(last)) = (&explainer.updated, last)
        && is_before(updated, last)
    {
        let last = last.as_str();
        found.whole(subject.string("/updated"), move || Words {
            message: format!("`updated` earlier than a change of {last}"),
            label: format!("expected `{last}` or later"),
            help: "write the day of the last change, or correct the date in `changes`".to_owned(),
        });
    }
}

/// The year, month and day.
type Day = (u16, u8, u8);

/// The first and the last day that a date can mean: of a month or a year any of its days. The last day of a month is
/// 31 in all of them, which sorts as the true one does.
pub fn span(date: &Date) -> Option<(Day, Day)> {
    let (year, month, day) = date.parts()?;
    let last_month = if month > 0 { month } else { 12 };
    let last_day = if day > 0 { day } else { 31 };
    Some((
        (year, month.max(1), day.max(1)),
        (year, last_month, last_day),
    ))
}

/// Whether a date is before another one, whatever days they mean.
fn is_before(date: &Date, other: &Date) -> bool {
    match (span(date), span(other)) {
        (Some((_, last)), Some((first, _))) => last < first,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_dates_are_out_of_order_only_if_no_day_fits() {
        for (date, other) in [
            ("2021", "2022"),
            ("2024-05", "2024-06-02"),
            ("2024-05-31", "2024-06"),
            ("2023-12-31", "2024"),
        ] {
            let (date, other) = (Date::from(date), Date::from(other));
            assert!(is_before(&date, &other), "{date:?} {other:?}");
            assert!(!is_before(&other, &date), "{date:?} {other:?}");
        }
        for (date, other) in [
            ("2024", "2024"),
            ("2024", "2024-06-02"),
            ("2024-06", "2024-06-02"),
            ("2024-06", "2024"),
            ("2024-02-30", "2025"),
            ("soon", "2025"),
        ] {
            let (date, other) = (Date::from(date), Date::from(other));
            assert!(!is_before(&date, &other), "{date:?} {other:?}");
            assert!(!is_before(&other, &date), "{date:?} {other:?}");
        }
    }
}
