//! Links: each leads where readers may be sent.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use crate::check::subject::{Mark, Use};
use crate::model::Text;
use crate::model::address::Address;
use crate::model::inline::FaultKind;
use crate::model::link::{Link, LinkFault};

pub const RULE: Rule = Rule {
    name: "link",
    severity: Severity::Error,
    page: Page {
        what: "A URL that is refused as a link.",
        why: "For a URL that isn't allowed the widget shows the text without a link. Allowed are web addresses, mail \
              addresses, and paths on the publisher's own site.",
        place: Place::Card,
        wrong: r#""body": ["See the [tables](www.example.org)."]"#,
        right: r#""body": ["See the [tables](https://www.example.org/)."]"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    each_url(subject, &mut |pointer, url| {
        if let Err(fault) = Link::parse(url) {
            found.whole(subject.string(&pointer), move || words(url, fault));
        }
    });
    each_address(subject, &mut |pointer, text| {
        if let Err(fault) = Address::parse(text) {
            found.whole(subject.string(&pointer), move || file_words(text, fault));
        }
    });
    for Mark {
        entry,
        said,
        at,
        kind,
    } in &subject.marks.faults
    {
        if let FaultKind::Link(fault) = kind {
            found.part(*entry, at.clone(), || words(said, *fault));
        }
    }
}

/// Calls `visit` with every field that is a URL.
fn each_url<'s>(subject: &'s Subject, visit: &mut dyn FnMut(String, &'s str)) {
    let explainer = subject.explainer;
    let mut url = |pointer: String, url: Option<&'s Text>| {
        if let Some(url) = url {
            visit(pointer, url);
        }
    };
    if let Some(publisher) = &explainer.publisher {
        url("/publisher/url".to_owned(), publisher.url.as_ref());
    }
    for (index, author) in explainer.authors.iter().enumerate() {
        url(format!("/authors/{index}/url"), author.url.as_ref());
    }
    for (index, source) in explainer.sources.iter().enumerate() {
        url(format!("/sources/{index}/url"), source.url.as_ref());
        url(format!("/sources/{index}/archive"), source.archive.as_ref());
    }
}

/// Calls `visit` with every address of a file, which may be seen from the explainer's own.
fn each_address<'s>(subject: &'s Subject, visit: &mut dyn FnMut(String, &'s str)) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        for (place, media) in card.pictures() {
            visit(format!("/cards/{index}{place}/src"), &media.src);
        }
    }
    for (index, translation) in subject.explainer.translations.iter().enumerate() {
        visit(format!("/translations/{index}/href"), &translation.href);
    }
}

/// Calls `visit` with every address that begins with a host, valid ones only: the string, where the address begins in
/// it, and the address.
pub fn each_web_address<'s>(subject: &'s Subject, visit: &mut dyn FnMut(u32, usize, &'s str)) {
    let mut add = |entry: Option<u32>, at, url: &'s str| {
        if let Some(entry) = entry
            && !host(url).is_empty()
        {
            visit(entry, at, url);
        }
    };
    let mut whole = |pointer: String, url: &'s str| {
        if Link::parse(url).is_ok() {
            add(subject.string(&pointer), 0, url);
        }
    };
    each_url(subject, &mut whole);
    each_address(subject, &mut whole);
    for Use { entry, at, id } in &subject.marks.links {
        add(Some(*entry), *at, id);
    }
}

/// The host of a URL without its port, empty if it has none: a path, a mail address.
pub fn host(url: &str) -> &str {
    let Some((scheme, rest)) = url.split_once("://") else {
        return "";
    };
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    if is_web { &rest[..end] } else { "" }
}

/// Whether a host is another one, or a part of it: `www.example.org` of `example.org`.
pub fn is_of(host: &str, other: &str) -> bool {
    let start = host.len().checked_sub(other.len());
    let end = start.and_then(|start| Some((start, host.get(start..)?)));
    end.is_some_and(|(start, end)| {
        end.eq_ignore_ascii_case(other) && (start == 0 || host[..start].ends_with('.'))
    })
}

pub fn words(url: &str, fault: LinkFault) -> Words {
    let (label, help) = match fault {
        LinkFault::Control => (
            "expected no spaces and no invisible characters",
            "remove them; write `%20` for a space that belongs there",
        ),
        LinkFault::Backslash => ("expected no backslashes", "write `/` instead"),
        LinkFault::Scheme => (
            "expected `https://`, `http://`, `mailto:` or a single `/` first",
            "write a web address in full: `https://…`",
        ),
        LinkFault::User => (
            "expected no user name before the host: it hides where the link leads",
            "remove the user name and the `@`",
        ),
        LinkFault::Host => (
            "expected the name of a host",
            "write one such as `www.example.org`; a name in another script in its `xn--` form",
        ),
    };
    Words {
        message: format!("invalid link {}", quoted(url)),
        label: label.to_owned(),
        help: help.to_owned(),
    }
}

fn file_words(text: &str, fault: LinkFault) -> Words {
    let words = words(text, fault);
    let message = format!("invalid address {}", quoted(text));
    match fault {
        LinkFault::Scheme => Words {
            message,
            label: "expected `https://`, `http://` or a path first".to_owned(),
            help: "write `https://…`, a path from the root (`/…`), or a path seen from this file"
                .to_owned(),
        },
        _ => Words { message, ..words },
    }
}
