//! Parameters of URLs that tell a site which newsletter, post or advertisement readers come from.

use super::{Found, Rule, Subject, link};
use crate::check::fix::{Draft, Target};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;

pub const RULE: Rule = Rule {
    name: "tracking",
    severity: Severity::Warning,
    page: Page {
        what: "A link with a parameter such as `utm_source` or `fbclid`.",
        why: "Such a parameter tells the site which newsletter, post or advertisement a reader comes from, which is \
              true only of the person who copied the address.",
        place: Place::Card,
        wrong: r#""body": ["See the [tables](https://www.example.org/tables?id=1&utm_source=newsletter)."]"#,
        right: r#""body": ["See the [tables](https://www.example.org/tables?id=1)."]"#,
    },
    check,
};

/// The parameters of Facebook, Google, Instagram, Mailchimp, Microsoft and Yandex.
const NAMES: [&str; 8] = [
    "dclid", "fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "msclkid", "yclid",
];

/// The start of the names that Google Analytics reads (<https://support.google.com/analytics/answer/10917952>).
const START: &str = "utm_";

/// The longest address that a help shows, in bytes. A shortened one would be of no use.
const LONGEST: usize = 300;

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    link::each_web_address(subject, &mut |entry, at, url| {
        let first = parameters(url).find(|parameter| !is_copy(url) && tracks(parameter));
        if let Some(parameter) = first {
            found.part(entry, at..at + url.len(), move || {
                words(url, parameter).with(Some(without(entry, at, url)))
            });
        }
    });
}

/// Removes the parameters that track from an address in a string.
fn without(entry: u32, at: usize, url: &str) -> Draft {
    let (before, _, fragment) = parts(url);
    let query = at + before.len()..at + url.len() - fragment.len();
    let clean = cleaned(url);
    let kept = &clean[before.len()..clean.len() - fragment.len()];
    Draft::one(
        "remove the tracking parameters",
        Target::Said(entry, query),
        kept,
    )
}

/// Whether an address has another one in it, as that of a copy in an archive, where the parameters are part of the name.
fn is_copy(url: &str) -> bool {
    url.matches("://").nth(1).is_some()
}

fn words(url: &str, parameter: &str) -> Words {
    let clean = cleaned(url);
    Words {
        message: format!("tracking parameter {}", quoted(name(parameter))),
        label: "expected the address alone".to_owned(),
        help: if clean.len() > LONGEST {
            "remove this parameter and its value".to_owned()
        } else {
            format!("write `{clean}`")
        },
    }
}

fn parameters(url: &str) -> impl Iterator<Item = &str> {
    let (_, query, _) = parts(url);
    query.split('&')
}

/// What is before the query, the query, and the fragment with its `#`.
fn parts(url: &str) -> (&str, &str, &str) {
    let (address, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let (before, query) = address.split_once('?').unwrap_or((address, ""));
    (before, query, fragment)
}

fn name(parameter: &str) -> &str {
    parameter.split('=').next().unwrap_or_default()
}

fn tracks(parameter: &str) -> bool {
    let name = name(parameter);
    name.starts_with(START) || NAMES.contains(&name)
}

/// The URL without the parameters that track.
fn cleaned(url: &str) -> String {
    let (before, _, fragment) = parts(url);
    let kept = parameters(url).filter(|parameter| !tracks(parameter));
    let query = kept.collect::<Vec<_>>().join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    [before, mark, &query, fragment].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_copy_is_left_alone() {
        assert!(is_copy(
            "https://archive.example/2024/https://a.example/?utm_source=x"
        ));
        assert!(!is_copy("https://a.example/?utm_source=x"));
    }

    #[test]
    fn only_parameters_that_track_are_removed() {
        for (url, clean) in [
            (
                "https://a.example/?utm_source=x&utm_medium=y",
                "https://a.example/",
            ),
            (
                "https://a.example/b?id=1&fbclid=x#part",
                "https://a.example/b?id=1#part",
            ),
            (
                "https://a.example/?gclid=x&id=1&mc_eid",
                "https://a.example/?id=1",
            ),
        ] {
            assert!(parameters(url).any(tracks), "{url}");
            assert_eq!(cleaned(url), clean);
        }
        for url in [
            "https://a.example/",
            "https://a.example/?id=1&source=utm_x",
            "https://a.example/utm_source?a#?utm_source=b",
        ] {
            assert!(!parameters(url).any(tracks), "{url}");
            assert_eq!(cleaned(url), url);
        }
    }
}
