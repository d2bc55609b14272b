//! What servers answer to links.

use super::{Found, Rule, Subject, link};
use crate::check::answer::{Answer, Answers};
use crate::check::fix::{Draft, Target};
use crate::check::page::{Page, Place};
use crate::check::problem::{Note, Severity, Words};
use crate::model::link::Link;

pub const DEAD: Rule = Rule {
    name: "dead-link",
    severity: Severity::Warning,
    page: Page {
        what: "A link to a page that isn't there any more: the server answers 404 or 410. Only with `--links`.",
        why: "Readers who want to see for themselves find nothing, and can't verify the claim.",
        place: Place::Card,
        wrong: r#""body": ["See the [tables](https://www.example.org/gone)."]"#,
        right: r#""body": ["See the [tables](https://archive.example/2025/www.example.org/gone)."]"#,
    },
    check: dead,
};

pub const MOVED: Rule = Rule {
    name: "moved-link",
    severity: Severity::Advice,
    page: Page {
        what: "A link to a page that has moved for good: the server redirects with 301 or 308. Only with `--links`.",
        why: "Sites end their redirects some day, and then the link is dead.",
        place: Place::Card,
        wrong: r#""body": ["See the [tables](https://www.example.org/old)."]"#,
        right: r#""body": ["See the [tables](https://www.example.org/new)."]"#,
    },
    check: moved,
};

pub const UNCHECKED: Rule = Rule {
    name: "unchecked-link",
    severity: Severity::Advice,
    page: Page {
        what: "A link that couldn't be checked: the server doesn't answer, refuses programs or has a fault. Only with \
               `--links`.",
        why: "Many sites answer only browsers, so such a link isn't necessarily dead. A person has to open it.",
        place: Place::Card,
        wrong: r#""body": ["See the [tables](https://www.example.org/for-browsers)."]"#,
        right: r#""body": ["See the [tables](https://www.example.org/tables)."]"#,
    },
    check: unchecked,
};

/// The rules that report what servers answer. Which of their problems a file has changes from day to day.
pub const ANSWERED: [&str; 3] = [DEAD.name, MOVED.name, UNCHECKED.name];

/// The answers with which the examples are checked.
pub fn examples() -> Answers {
    let answers = [
        ("gone", Answer::Gone(404)),
        (
            "old",
            Answer::Moved("https://www.example.org/new".to_owned()),
        ),
        (
            "for-browsers",
            Answer::Unknown("the server answers 403".to_owned()),
        ),
    ];
    answers
        .map(|(path, answer)| (format!("https://www.example.org/{path}"), answer))
        .into()
}

/// The longest address that a help shows, in bytes.
const LONGEST: usize = 300;

/// Notes the addresses whose answers have a part of interest.
fn each<'s, T: Copy + 's>(
    subject: &'s Subject,
    found: &mut Found<'s>,
    part: fn(&'s Answer) -> Option<T>,
    note: fn(T, &Spot) -> Note,
) {
    let Some(answers) = subject.answers else {
        return;
    };
    link::each_web_address(subject, &mut |entry, at, url| {
        if let Some(part) = answers.get(url).and_then(part) {
            let is_inline = subject.marks.strings.contains(&entry);
            let spot = Spot {
                entry,
                at,
                url,
                is_inline,
            };
            found.part(entry, at..at + url.len(), move || note(part, &spot));
        }
    });
}

/// An address in a file.
struct Spot<'s> {
    /// The string.
    entry: u32,
    /// Where it begins in what the string says.
    at: usize,
    url: &'s str,
    /// Whether it is in a text with marks.
    is_inline: bool,
}

fn dead<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let status = |answer: &Answer| match answer {
        Answer::Gone(status) => Some(*status),
        _ => None,
    };
    each(subject, found, status, |status, _| {
        dead_words(status).into()
    });
}

fn moved<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let address = |answer: &'s Answer| match answer {
        Answer::Moved(to) => Some(&**to),
        _ => None,
    };
    each(subject, found, address, |to, spot| {
        if is_home(to) && !is_home(spot.url) {
            return home_words().into();
        }
        moved_words(to).with(rewriting(spot, to))
    });
}

fn unchecked<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let reason = |answer: &'s Answer| match answer {
        Answer::Unknown(reason) => Some(&**reason),
        _ => None,
    };
    each(subject, found, reason, |reason, _| {
        unchecked_words(reason).into()
    });
}

/// Whether an address has no path, as that of a home page. Sites redirect to it from pages that are gone.
fn is_home(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (_, path) = rest.split_once('/').unwrap_or((rest, ""));
    path.is_empty()
}

/// Puts the new address in place of the old one. `None` if it can't be a link, or if a parenthesis would end it.
fn rewriting(spot: &Spot, to: &str) -> Option<Draft> {
    let fits = Link::parse(to).is_ok() && !(spot.is_inline && to.contains(['(', ')']));
    let part = spot.at..spot.at + spot.url.len();
    fits.then(|| Draft::one("write the new address", Target::Said(spot.entry, part), to))
}

fn dead_words(status: u16) -> Words {
    Words {
        message: format!("dead link, answered with {status}"),
        label: "expected the address of a page that is there".to_owned(),
        help: "search for the page's new address, or link to a copy in an archive".to_owned(),
    }
}

fn moved_words(to: &str) -> Words {
    Words {
        message: "link to a page that has moved".to_owned(),
        label: "expected its new address".to_owned(),
        help: if to.len() > LONGEST {
            "open it, then copy the address that the browser shows".to_owned()
        } else {
            format!("write `{to}`")
        },
    }
}

fn home_words() -> Words {
    Words {
        message: "link that leads to a home page now".to_owned(),
        label: "expected the address of the page".to_owned(),
        help: "search for the page on that site, or link to a copy in an archive".to_owned(),
    }
}

fn unchecked_words(reason: &str) -> Words {
    Words {
        message: format!("link that couldn't be checked, because {reason}"),
        label: "expected an answer that says whether the page is there".to_owned(),
        help: "open it in a browser".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_without_a_path_are_home_pages() {
        for url in [
            "https://a.example",
            "https://a.example/",
            "http://a.example:80/",
        ] {
            assert!(is_home(url), "{url}");
        }
        for url in [
            "https://a.example/a",
            "https://a.example/?p=1",
            "https://a.example//",
        ] {
            assert!(!is_home(url), "{url}");
        }
    }
}
