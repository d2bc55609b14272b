//! The day by which the content is to be checked again: not in the past.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;

pub const RULE: Rule = Rule {
    name: "overdue-review",
    severity: Severity::Warning,
    page: Page {
        what: "`reviewBy` in the past. Only with `--overdue`.",
        why: "After this day the widget tells readers that the content has not been checked again. The rule reports it \
              only with `--overdue`, or with a severity in `explainer-cards.toml`, because otherwise a file without \
              problems would get one as time passes.",
        place: Place::Explainer,
        wrong: r#""reviewBy": "2020-02""#,
        right: r#""reviewBy": "2999-02""#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let (Some(today), Some(date)) = (subject.today, &subject.explainer.review_by) else {
        return;
    };
    // As in the widget, which tells readers.
    if date.parts().is_some() && date.is_before(today.as_str()) {
        found.whole(subject.string("/reviewBy"), || Words {
            message: format!("overdue review, due by {}", quoted(date.as_str())),
            label: "expected today or a later day".to_owned(),
            help: "check the content again, then write the day of the next review".to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check_on;
    use crate::model::Date;

    #[test]
    fn a_review_is_overdue_after_its_day_month_or_year() {
        let is_overdue = |date: &str| {
            let file = serde_json::json!({ "reviewBy": date }).to_string();
            let problems = check_on(file.as_bytes(), &Date::from("2025-08-12"));
            problems.iter().any(|problem| problem.rule == RULE.name)
        };
        for date in ["2025-08-11", "2025-07", "2024"] {
            assert!(is_overdue(date), "{date}");
        }
        for date in ["2025-08-12", "2025-08", "2025", "2026", "2025-02-30"] {
            assert!(!is_overdue(date), "{date}");
        }
    }
}
