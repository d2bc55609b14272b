//! URLs in fields. `texts` checks those in texts.

use super::super::finding::{Finding, Wrong};
use super::Subject;
use crate::model::Text;
use crate::model::address::Address;
use crate::model::link::Link;

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
        if let Err(fault) = Address::parse(text) {
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
