//! The day by which the content is to be checked again: not in the past.

use super::{Found, Rule, Subject};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;

pub const RULE: Rule = Rule {
    name: "overdue-review",
    severity: Severity::Warning,
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
