//! Texts that say something.

use super::{Found, Rule, Subject};
use crate::check::problem::{Severity, Words};

pub const RULE: Rule = Rule {
    name: "empty",
    severity: Severity::Error,
    check,
};

/// The field that may be empty: a picture of mere decoration has no alternative text
/// (<https://html.spec.whatwg.org/multipage/images.html#alt>).
const MAY_BE_EMPTY: &str = "alt";

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    subject.each_string(&mut |name, entry, text| {
        if name != Some(MAY_BE_EMPTY) && text.trim().is_empty() {
            found.whole(Some(entry), || Words {
                message: "empty text".to_owned(),
                label: "expected at least one word".to_owned(),
                help: "write the text, or leave out the field if it is optional".to_owned(),
            });
        }
    });
}
