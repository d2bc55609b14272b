//! An Atom feed (RFC 4287) with the explainer as its one entry.
//!
//! Atom and not RSS 2.0, because Atom says what is HTML, in which language, and when it changed. The
//! id of the entry is the address of the page and stays the same, so a feed reader shows a changed
//! explainer again instead of twice.

use super::addresses::{Addresses, Reach};
use super::html::{self, Manner, Pictures};
use super::outline::{Block, clean, outline};
use super::{Error, Form, Options};
use crate::model::{Date, Explainer, inline};
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use chrono::NaiveDate;
use url::Url;

/// The title of the entry is the title; cards are one deeper.
const MANNER: Manner = Manner {
    shift: 0,
    style: |_| "",
    pictures: Pictures::Shown,
};

pub fn feed(explainer: &Explainer, options: &Options) -> Result<String, Error> {
    let url = options.url.as_ref().ok_or(Error::NoUrl(Form::Feed))?;
    let published = explainer.published.as_ref().and_then(midnight);
    let updated = explainer.updated.as_ref().and_then(midnight);
    let updated = updated.or(published).ok_or(Error::NoDate(Form::Feed))?;
    let link = Link {
        href: url.to_string(),
        rel: "alternate".to_owned(),
        hreflang: Some(clean(&explainer.lang)),
        mime_type: Some("text/html".to_owned()),
        ..Link::default()
    };
    let entry = Entry {
        title: Text::plain(clean(&explainer.title)),
        id: url.to_string(),
        updated,
        published,
        authors: authors(explainer, options, url),
        links: vec![link.clone()],
        summary: Some(Text::plain(summary(explainer))),
        content: Some(content(explainer, options)),
        ..Entry::default()
    };
    let mut id = url.clone();
    id.set_fragment(Some("feed"));
    let feed = Feed {
        title: entry.title.clone(),
        id: id.into(),
        updated,
        links: vec![link],
        entries: vec![entry],
        lang: Some(clean(&explainer.lang)),
        ..Feed::default()
    };
    Ok(feed.to_string() + "\n")
}

/// The first moment of the day, month or year, in UTC: the file knows no hours.
fn midnight(date: &Date) -> Option<FixedDateTime> {
    let (year, month, day) = date.parts()?;
    let day = NaiveDate::from_ymd_opt(year.into(), month.max(1).into(), day.max(1).into())?;
    Some(
        day.and_time(chrono::NaiveTime::MIN)
            .and_utc()
            .fixed_offset(),
    )
}

/// Atom asks for one author at least: else the publisher, or the host of the page.
fn authors(explainer: &Explainer, options: &Options, url: &Url) -> Vec<Person> {
    let addresses = Addresses::new(options, Reach::Anywhere);
    let person = |name: &str, url: Option<&str>| Person {
        name: clean(name),
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

fn summary(explainer: &Explainer) -> String {
    let name = |id: &str| explainer.term(id).map(|term| &*term.term);
    clean(&inline::plain(explainer.summary.source(), &name))
}

fn content(explainer: &Explainer, options: &Options) -> Content {
    let blocks = outline(explainer, options, Reach::Anywhere);
    // The kicker and the title: the entry has a title of its own.
    let from = blocks
        .iter()
        .position(|block| matches!(block, Block::Heading(1, _)))
        .map_or(0, |title| title + 1);
    Content {
        content_type: Some("html".to_owned()),
        value: Some(html::write(&blocks[from..], MANNER)),
        ..Content::default()
    }
}
