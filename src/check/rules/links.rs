//! URLs in fields. `texts` checks those in texts.

use super::super::finding::{Finding, Wrong};
use super::Subject;
use crate::model::Text;
use crate::model::link::{Link, LinkFault};

pub fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let explainer = subject.explainer;
    let mut url = |pointer: String, url: Option<&Text>| {
        if let Some(Err(fault)) = url.map(|url| Link::parse(url)) {
            subject.report(found, &pointer, Wrong::Link(fault));
        }
    };
    let publisher = explainer.publisher.as_ref();
    url(
        "/publisher/url".to_owned(),
        publisher.and_then(|publisher| publisher.url.as_ref()),
    );
    for (author, index) in explainer.authors.iter().zip(0..) {
        url(format!("/authors/{index}/url"), author.url.as_ref());
    }
    for (source, index) in explainer.sources.iter().zip(0..) {
        url(format!("/sources/{index}/url"), source.url.as_ref());
        url(format!("/sources/{index}/archive"), source.archive.as_ref());
    }
    addresses(subject, found);
}

/// Checks the addresses of files, which may be seen from the explainer's own.
fn addresses(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let explainer = subject.explainer;
    let mut address = |pointer: String, text: &Text| {
        if let Err(fault) = address(text) {
            subject.report(found, &pointer, Wrong::Address(fault));
        }
    };
    for (card, index) in explainer.cards.iter().zip(0..) {
        if let Some(media) = &card.media {
            address(format!("/cards/{index}/media/src"), &media.src);
        }
    }
    for (translation, index) in explainer.translations.iter().zip(0..) {
        address(format!("/translations/{index}/href"), &translation.href);
    }
}

/// Accepts what may be fetched: a web address, or a path. A colon in the first step of a relative
/// path would make a scheme of it.
fn address(text: &str) -> Result<(), LinkFault> {
    let first = text.split('/').next().unwrap_or("");
    // A folder may have such a name, but hardly one has.
    if first.starts_with("www.") {
        return Err(LinkFault::Scheme);
    }
    let relative = !first.is_empty() && !first.contains(':');
    let link = if relative {
        Link::parse(&format!("/{text}")).map(drop)
    } else {
        Link::parse(text).map(drop)
    };
    if text.starts_with("mailto:") {
        Err(LinkFault::Scheme)
    } else {
        link
    }
}
