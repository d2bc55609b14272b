//! An Atom feed (RFC 4287). Other than RSS it says what is HTML, in which language, and when it changed.

use super::super::addresses::{Addresses, Reach};
use super::super::{Error, Form, Options};
use super::{Entry, content, summary};
use crate::model::Explainer;
use atom_syndication::{self as syndication, Content, Feed, Link, Person, Text};
use url::Url;

pub fn atom(explainer: &Explainer, options: &Options) -> Result<String, Error> {
    let entry = Entry::of(Form::Feed, explainer, options)?;
    let link = Link {
        href: entry.url.to_string(),
        rel: "alternate".to_owned(),
        hreflang: Some(entry.lang.clone()),
        mime_type: Some("text/html".to_owned()),
        ..Link::default()
    };
    let mut id = entry.url.clone();
    id.set_fragment(Some("feed"));
    let feed = Feed {
        title: Text::plain(entry.title.clone()),
        id: id.into(),
        updated: entry.updated,
        links: vec![link.clone()],
        entries: vec![syndication::Entry {
            title: Text::plain(entry.title),
            id: entry.url.to_string(),
            updated: entry.updated,
            published: entry.published,
            authors: authors(explainer, options, entry.url),
            links: vec![link],
            summary: Some(Text::plain(summary(explainer))),
            content: Some(Content {
                content_type: Some("html".to_owned()),
                value: Some(content(explainer, options)),
                ..Content::default()
            }),
            ..syndication::Entry::default()
        }],
        lang: Some(entry.lang),
        ..Feed::default()
    };
    Ok(feed.to_string() + "\n")
}

/// Atom asks for one author at least: else the publisher, or the host of the page.
fn authors(explainer: &Explainer, options: &Options, url: &Url) -> Vec<Person> {
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
