//! Hosts that only the newsroom's own network can reach.

use super::{Found, Rule, Subject, link};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;

pub const RULE: Rule = Rule {
    name: "private-host",
    severity: Severity::Error,
    page: Page {
        what: "A link to a host that the public DNS doesn't have, such as `localhost` or `cms.internal`.",
        why: "Readers can't reach a host that only the network of the newsroom has.",
        place: Place::Card,
        wrong: r#""body": ["See the [tables](http://cms.internal/tables)."]"#,
        right: r#""body": ["See the [tables](https://www.example.org/tables)."]"#,
    },
    check,
};

/// The last parts of names that the public DNS doesn't have: those for special use
/// (<https://www.iana.org/assignments/special-use-domain-names>), without `example`, which examples need, and those that
/// private networks use ([RFC 6762, appendix G](https://www.rfc-editor.org/rfc/rfc6762#appendix-G)).
const ENDS: [&str; 11] = [
    "corp",
    "home",
    "home.arpa",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localhost",
    "private",
    "test",
];

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    link::each_web_address(subject, &mut |entry, at, url| {
        let host = link::host(url);
        if is_private(host) {
            found.part(entry, at..at + url.len(), move || words(host));
        }
    });
}

/// Names of one part, such as `intranet`, are private too: ICANN prohibits public ones
/// (<https://www.icann.org/en/announcements/details/new-gtld-dotless-domain-names-prohibited-30-8-2013-en>).
fn is_private(host: &str) -> bool {
    !host.contains('.') || ENDS.iter().any(|end| link::is_of(host, end))
}

fn words(host: &str) -> Words {
    Words {
        message: format!("private host {}", quoted(host)),
        label: "expected a host that every reader can reach".to_owned(),
        help: "write the address that readers have to use".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_private_networks_are_found() {
        for host in [
            "localhost",
            "wiki",
            "a.LOCAL",
            "cms.news.internal",
            "x.home.arpa",
        ] {
            assert!(is_private(host), "{host}");
        }
        for host in [
            "www.example.org",
            "local.example",
            "thelocal.com",
            "home.cern",
        ] {
            assert!(!is_private(host), "{host}");
        }
    }
}
