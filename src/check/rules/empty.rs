//! Texts and bullet lists that say something.

use super::{Found, Rule, Subject};
use crate::check::fix::{Draft, Shape, removal};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};

pub const RULE: Rule = Rule {
    name: "empty",
    severity: Severity::Error,
    page: Page {
        what: "A text that is empty or only white space, or a bullet list without items.",
        why: "The widget leaves room for a text that says nothing. An optional field is better left out. Only `alt` \
              may be empty, for a picture that is mere decoration.",
        place: Place::Card,
        wrong: r#""summary": "",
"body": ["The sea rises and falls twice a day."]"#,
        right: r#""body": ["The sea rises and falls twice a day."]"#,
    },
    check,
};

/// The field that may be empty: a picture of mere decoration has no alternative text
/// (<https://html.spec.whatwg.org/multipage/images.html#alt>).
const MAY_BE_EMPTY: &str = "alt";

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    subject.each_string(&mut |name, entry, text| {
        if name != Some(MAY_BE_EMPTY) && text.trim().is_empty() {
            found.whole(Some(entry), move || words().with(leave_out(subject, entry)));
        }
    });
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        for (section, passages) in [("body", &card.body), ("more", &card.more)] {
            for (at, passage) in passages.iter().enumerate() {
                if passage.texts().is_empty() {
                    let entry = subject
                        .tree
                        .entry(&format!("/cards/{index}/{section}/{at}"));
                    found.whole(entry, no_items);
                }
            }
        }
    }
}

fn no_items() -> Words {
    Words {
        message: "empty bullet list".to_owned(),
        label: "expected at least one text in it".to_owned(),
        help: "write its texts, as in `[\"…\", \"…\"]`, or remove it".to_owned(),
    }
}

fn words() -> Words {
    Words {
        message: "empty text".to_owned(),
        label: "expected at least one word".to_owned(),
        help: "write the text, or leave out the field if it is optional".to_owned(),
    }
}

/// Removes the field, if it is optional.
fn leave_out(subject: &Subject, entry: u32) -> Option<Draft> {
    let pointer = subject.tree.pointer(entry);
    let (around, name) = pointer.rsplit_once('/')?;
    let object = subject.tree.entry(around)?;
    let target = removal(subject.document, object, entry)?;
    let optional = !Shape::at(around)?.requires_in(subject.document, object, name);
    optional.then(|| Draft::one(format!("remove `{name}`"), target, ""))
}
