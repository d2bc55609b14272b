//! Dates of what has happened already: none is in the future.

use super::date_order::span;
use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use crate::model::Date;
use chrono::NaiveDate;

pub const RULE: Rule = Rule {
    name: "future-date",
    severity: Severity::Warning,
    page: Page {
        what: "`accessed`, the date of a change, or `updated` in the future. The last two may be if `published` is in \
              the future too.",
        why: "Readers see when a source was last read and what was changed when. A day to come is a slip, mostly of \
              the year.",
        place: Place::Explainer,
        wrong: r#""summary": "The Moon pulls the sea.[^almanac]",
"sources": [{ "id": "almanac", "title": "Almanac", "accessed": "2999-02-28" }]"#,
        right: r#""summary": "The Moon pulls the sea.[^almanac]",
"sources": [{ "id": "almanac", "title": "Almanac", "accessed": "2025-02-28" }]"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let Some(latest) = subject.today.and_then(tomorrow) else {
        return;
    };
    let mut add = |pointer: &str, date: &'s Date, help| {
        if is_after(date, &latest) {
            found.whole(subject.string(pointer), move || words(date, help));
        }
    };
    let explainer = subject.explainer;
    for (index, source) in explainer.sources.iter().enumerate() {
        if let Some(date) = &source.accessed {
            let pointer = format!("/sources/{index}/accessed");
            add(
                &pointer,
                date,
                "write the day on which the source was last read",
            );
        }
    }
    // It may be written in advance, and say what will be true on that day.
    if let Some(published) = &explainer.published
        && is_after(published, &latest)
    {
        return;
    }
    if let Some(date) = &explainer.updated {
        add("/updated", date, "write the day of the last change");
    }
    for (index, change) in explainer.changes.iter().enumerate() {
        let pointer = format!("/changes/{index}/date");
        add(&pointer, &change.date, "write the day of the change");
    }
}

/// The day after `today`, which is in UTC: east of Greenwich tomorrow begins earlier.
fn tomorrow(today: &Date) -> Option<Date> {
    let today: NaiveDate = today.as_str().parse().ok()?;
    Some(Date::from(&*today.succ_opt()?.to_string()))
}

/// Whether a date, even its first day, is after another one.
fn is_after(date: &Date, other: &Date) -> bool {
    let starts = (span(date), span(other));
    matches!(starts, (Some((start, _)), Some((other, _))) if start > other)
}

fn words(date: &Date, help: &str) -> Words {
    Words {
        message: format!("future date {}", quoted(date.as_str())),
        label: "expected today or an earlier day".to_owned(),
        help: help.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_day_is_in_the_calendar() {
        for (today, next) in [
            ("2025-08-12", "2025-08-13"),
            ("2024-02-28", "2024-02-29"),
            ("2025-12-31", "2026-01-01"),
        ] {
            assert_eq!(tomorrow(&Date::from(today)), Some(Date::from(next)));
        }
        assert_eq!(tomorrow(&Date::from("2025")), None);
    }

    #[test]
    fn a_month_or_year_that_has_begun_is_accepted() {
        let today = Date::from("2025-08-12");
        for date in ["2025", "2025-08", "2025-08-12", "1999", "soon"] {
            assert!(!is_after(&Date::from(date), &today), "{date}");
        }
        for date in ["2026", "2025-09", "2025-08-13"] {
            assert!(is_after(&Date::from(date), &today), "{date}");
        }
    }
}
