//! Links that others on the way can read and change.

use super::{Found, Rule, Subject, link};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};

pub const RULE: Rule = Rule {
    name: "insecure-link",
    severity: Severity::Advice,
    page: Page {
        what: "A link that begins with `http:`.",
        why: "Whoever is between the reader and the site can see what is read there, and change it. Nearly every site \
              has the same page at `https:`.",
        place: Place::Card,
        wrong: r#""body": ["See the [tables](http://www.example.org/tables)."]"#,
        right: r#""body": ["See the [tables](https://www.example.org/tables)."]"#,
    },
    check,
};

const SCHEME: &str = "http:";

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    link::each_web_address(subject, &mut |entry, at, url| {
        let scheme = url.get(..SCHEME.len());
        if scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME)) {
            found.part(entry, at..at + url.len(), words);
        }
    });
}

fn words() -> Words {
    Words {
        message: "link without encryption".to_owned(),
        label: "expected an address that begins with `https://`".to_owned(),
        help: "write `https://` if the page opens there too".to_owned(),
    }
}
