//! Numbers that readers can check.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::model::inline::Node;
use crate::model::inline::{each_reference, parse};

pub const RULE: Rule = Rule {
    name: "uncited-figure",
    severity: Severity::Advice,
    page: Page {
        what: "A figure without `source`, whose `label` cites none either.",
        why: "A number is what readers repeat. They should be able to see where it comes from.",
        place: Place::Explainer,
        wrong: r#""cards": [
  {
    "id": "what", "kind": "numbers", "title": "How high is a tide?",
    "figures": [{ "value": 4, "unit": "m", "label": "usual range" }]
  }
]"#,
        right: r#""cards": [
  {
    "id": "what", "kind": "numbers", "title": "How high is a tide?",
    "figures": [{ "value": 4, "unit": "m", "label": "usual range", "source": "almanac" }]
  }
],
"sources": [{ "id": "almanac", "title": "Almanac" }]"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        for (at, figure) in card.figures.iter().enumerate() {
            let pointer = format!("/cards/{index}/figures/{at}");
            if figure.source.is_none()
                && !cites(figure.label.source())
                && let Some(entry) = subject.tree.entry(&pointer)
            {
                found.bracket(entry, words);
            }
        }
    }
}

fn cites(label: &str) -> bool {
    let mut cites = false;
    each_reference(&parse(label), &mut |node| {
        cites |= matches!(node, Node::Citation(_));
    });
    cites
}

fn words() -> Words {
    Words {
        message: "figure without a source".to_owned(),
        label: "expected `source`, or a citation in `label`".to_owned(),
        help: "add `\"source\": \"…\"` with the id of a source".to_owned(),
    }
}
