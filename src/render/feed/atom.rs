//! An Atom feed (RFC 4287). Other than RSS it says what is HTML, in which language, and when it changed.

use super::super::addresses::{Addresses, Reach};
use super::super::{Error, Form, Options};
use super::{Entry, Head};
use crate::model::Explainer;
use atom_syndication::{self as syndication, Content, Feed, Link, Person, Text};

/// A feed with one entry.
pub fn atom(explainer: &Explainer, options: &Options) -> Result<String, Error> {
    let one = Entry::of(Form::Feed, explainer, options)?;
    let mut id = one.url.clone();
    id.set_fragment(Some("feed"));
    let feed = Feed {
        title: Text::plain(one.title.clone()),
        id: id.into(),
        updated: one.updated,
        links: vec![alternate(&one)],
        entries: vec![entry(&one, None)],
        lang: Some(one.lang),
        ..Feed::default()
    };
    Ok(feed.to_string() + "\n")
}

/// A feed with several entries.
pub fn all(head: &Head, newest: &Entry, entries: &[Entry]) -> String {
    let own = Link {
        href: head.address.to_string(),
        rel: "self".to_owned(),
        mime_type: Some("application/atom+xml".to_owned()),
        ..Link::default()
    };
    let written = |one: &Entry| {
        let lang = (one.lang != newest.lang).then_some(&*one.lang);
        entry(one, lang)
    };
    let feed = Feed {
        title: Text::plain(head.title(newest)),
        id: head.address.to_string(),
        updated: newest.updated,
        links: vec![own],
        entries: entries.iter().map(written).collect(),
        lang: Some(newest.lang.clone()),
        ..Feed::default()
    };
    feed.to_string() + "\n"
}

/// An entry, whose texts have a language of their own if it is another one than the feed's.
fn entry(one: &Entry, lang: Option<&str>) -> syndication::Entry {
    let text = |value: String| Text {
        lang: lang.map(str::to_owned),
        ..Text::plain(value)
    };
    syndication::Entry {
        title: text(one.title.clone()),
        id: one.url.to_string(),
        updated: one.updated,
        published: one.published,
        authors: authors(one),
        links: vec![alternate(one)],
        summary: Some(text(one.summary())),
        content: Some(Content {
            content_type: Some("html".to_owned()),
            value: Some(one.content()),
            lang: lang.map(str::to_owned),
            ..Content::default()
        }),
        ..syndication::Entry::default()
    }
}

/// The link to the page.
fn alternate(entry: &Entry) -> Link {
    Link {
        href: entry.url.to_string(),
        rel: "alternate".to_owned(),
        hreflang: Some(entry.lang.clone()),
        mime_type: Some("text/html".to_owned()),
        ..Link::default()
    }
}

/// Atom asks for one author at least: else the publisher, or the host of the page.
fn authors(entry: &Entry) -> Vec<Person> {
    let Entry {
        explainer,
        options,
        url,
        ..
    } = entry;
    let addresses = Addresses::new(options, Reach::Anywhere);
    let person = |name: &str, url: Option<&str>| Person {
        name: name.to_owned(),
        uri: addresses.url(url),
        ..Person::default()
    };
    let authors = explainer.authors.iter();
    let authors: Vec<Person> = authors
        .map(|author| person(&author.name, author.url.as_deref()))
        .collect();
    if !authors.is_empty() {
        return authors;
    }
    vec![match &explainer.publisher {
        Some(publisher) => person(&publisher.name, publisher.url.as_deref()),
        None => person(url.host_str().unwrap_or(url.as_str()), None),
    }]
}
