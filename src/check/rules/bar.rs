//! Bars: one alone shows nothing to scale.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use crate::model::card::Figure;
use std::collections::HashMap;

pub const RULE: Rule = Rule {
    name: "bar",
    severity: Severity::Warning,
    page: Page {
        what: "A bar without another bar of the same unit.",
        why: "A bar shows how large a number is beside another one of the same unit. One bar alone has nothing to be \
              compared with.",
        place: Place::Card,
        wrong: r#""figures": [{ "value": 4, "unit": "m", "label": "North harbour", "bar": true }]"#,
        right: r#""figures": [
  { "value": 4, "unit": "m", "label": "North harbour", "bar": true },
  { "value": 6, "unit": "m", "label": "South harbour", "bar": true }
]"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        let mut with_unit: HashMap<Option<&str>, usize> = HashMap::new();
        for (_, figure) in bars(&card.figures) {
            *with_unit.entry(figure.unit.as_deref()).or_default() += 1;
        }
        for (at, figure) in bars(&card.figures) {
            if with_unit[&figure.unit.as_deref()] == 1 {
                let pointer = format!("/cards/{index}/figures/{at}/bar");
                found.whole(subject.tree.entry(&pointer), || words(figure));
            }
        }
    }
}

fn bars(figures: &[Figure]) -> impl Iterator<Item = (usize, &Figure)> {
    figures.iter().enumerate().filter(|(_, figure)| figure.bar)
}

fn words(figure: &Figure) -> Words {
    let unit = match figure.unit.as_deref() {
        Some(unit) => format!("with the unit {}", quoted(unit)),
        None => "without a unit".to_owned(),
    };
    Words {
        message: "bar without another one to compare it with".to_owned(),
        label: format!("expected a second bar {unit} in this card"),
        help: "give the figures to compare the same `unit`, or remove `bar`".to_owned(),
    }
}
