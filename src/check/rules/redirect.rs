//! Links that lead to another link: readers can't see where, the service counts their clicks, and if it ends, so do its
//! links.

use super::{Found, Rule, Subject, link};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;

pub const RULE: Rule = Rule {
    name: "redirect",
    severity: Severity::Warning,
    page: Page {
        what: "A link by way of another service, such as `bit.ly` or `www.google.com/url`.",
        why: "Readers can't see where such a link leads, the service counts who follows it, and when the service ends, \
              so does the link.",
        place: Place::Card,
        wrong: r#""body": ["See the [tables](https://bit.ly/tables)."]"#,
        right: r#""body": ["See the [tables](https://www.example.org/tables)."]"#,
    },
    check,
};

/// Hosts that have nothing but redirects, and those that mail programs write in place of the links of a mail.
const HOSTS: [&str; 17] = [
    "bit.ly",
    "buff.ly",
    "dlvr.it",
    "goo.gl",
    "is.gd",
    "l.facebook.com",
    "l.instagram.com",
    "lm.facebook.com",
    "lnkd.in",
    "ow.ly",
    "rebrand.ly",
    "safelinks.protection.outlook.com",
    "t.co",
    "tiny.cc",
    "tinyurl.com",
    "trib.al",
    "urldefense.com",
];

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    link::each_web_address(subject, &mut |entry, at, url| {
        let host = link::host(url);
        if redirects(host, url) {
            found.part(entry, at..at + url.len(), move || words(host));
        }
    });
}

fn redirects(host: &str, url: &str) -> bool {
    HOSTS.iter().any(|known| link::is_of(host, known)) || is_result(host, url)
}

/// Whether it is copied from the results of a search: `https://www.google.fr/url?q=…`.
fn is_result(host: &str, url: &str) -> bool {
    let name = host.strip_prefix("www.").unwrap_or(host);
    let path = url.split('/').nth(3).unwrap_or_default();
    name.starts_with("google.") && (path == "url" || path.starts_with("url?"))
}

fn words(host: &str) -> Words {
    Words {
        message: format!("link to the redirector {}", quoted(host)),
        label: "expected the address that it leads to".to_owned(),
        help: "open it, then copy the address that the browser shows".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirectors_are_found() {
        let found = |url| redirects(link::host(url), url);
        for url in [
            "https://t.co/a",
            "http://BIT.LY/a",
            "https://maps.app.goo.gl/a",
            "https://www.google.fr/url?q=https://tide.example",
            "https://l.facebook.com/l.php?u=a",
            "https://eur01.safelinks.protection.outlook.com/?url=a",
        ] {
            assert!(found(url), "{url}");
        }
        for url in [
            "https://reddit.co/a",
            "https://www.google.com/maps?q=url",
            "https://www.facebook.com/tide",
            "https://tide.example/t.co",
        ] {
            assert!(!found(url), "{url}");
        }
    }
}
