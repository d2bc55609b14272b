//! Feeds: what Atom and RSS have in common.
//!
//! The id of an entry is the address of the page and stays the same, so a feed reader shows a changed explainer again
//! instead of twice.

pub mod atom;
pub mod rss;

use super::addresses::Reach;
use super::html::{self, Manner, Pictures};
use super::outline::{Block, outline};
use super::{Error, Form, Options, prepared};
use crate::model::{Date, Explainer, inline};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt;
use url::Url;

/// The title of the entry is the title; cards are one deeper.
const MANNER: Manner = Manner {
    shift: 0,
    style: |_| "",
    pictures: Pictures::Shown,
};

/// What a feed of several explainers says of itself.
#[derive(Clone, Debug)]
pub struct Head {
    /// The address at which the feed is, which is its id too and must not change.
    pub address: Url,
    /// Its title. Without one, the name of the publisher of the newest explainer, or else the host of the address.
    pub title: Option<String>,
}

/// Why several explainers can't be one feed. The numbers are those of the explainers, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedError {
    /// The form is no feed.
    NoFeed(Form),
    /// There is no explainer.
    Empty,
    /// An explainer lacks something.
    Entry(usize, Error),
    /// Two explainers have the same address, which is the id of an entry.
    SameUrl(usize, usize, Url),
}

impl fmt::Display for FeedError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NoFeed(form) => write!(out, "`{form}` is no feed; expected `feed` or `rss`"),
            Self::Empty => out.write_str("a feed needs an explainer; there is none"),
            Self::Entry(_, error) => error.fmt(out),
            Self::SameUrl(_, _, url) => write!(
                out,
                "two explainers have the address `{url}`, by which feed readers know an entry; \
                 add `{{name}}`, or `{{id}}` and `{{lang}}`, to `--url`"
            ),
        }
    }
}

impl std::error::Error for FeedError {}

/// Writes several explainers as one feed, [`Form::Feed`] or [`Form::Rss`], the last updated first.
///
/// # Errors
///
/// An explainer or its options lack something, two explainers have the same address, or there is none.
pub fn feed(
    form: Form,
    head: &Head,
    explainers: &[(Explainer, Options)],
) -> Result<String, FeedError> {
    let explainers: Vec<(Explainer, &Options)> = explainers
        .iter()
        .map(|(explainer, options)| (prepared(explainer), options))
        .collect();
    let mut entries = Vec::with_capacity(explainers.len());
    let mut seen = HashMap::new();
    for (index, (explainer, options)) in explainers.iter().enumerate() {
        let entry = Entry::of(form, explainer, options);
        let entry = entry.map_err(|error| FeedError::Entry(index, error))?;
        if let Some(other) = seen.insert(entry.url, index) {
            return Err(FeedError::SameUrl(other, index, entry.url.clone()));
        }
        entries.push(entry);
    }
    // Addresses make the order the same for files in any order.
    entries.sort_by_key(|entry| (Reverse(entry.updated), Reverse(entry.published), entry.url));
    let newest = entries.first().ok_or(FeedError::Empty)?;
    match form {
        Form::Feed => Ok(atom::all(head, newest, &entries)),
        Form::Rss => Ok(rss::all(head, newest, &entries)),
        _ => Err(FeedError::NoFeed(form)),
    }
}

impl Head {
    fn title(&self, newest: &Entry) -> String {
        let publisher = newest.explainer.publisher.as_ref();
        let name = publisher.map(|publisher| publisher.name.to_string());
        let host = || self.address.host_str().unwrap_or_default().to_owned();
        self.title.clone().or(name).unwrap_or_else(host)
    }
}

/// An explainer, with what an entry can't do without.
pub struct Entry<'a> {
    explainer: &'a Explainer,
    options: &'a Options,
    url: &'a Url,
    title: String,
    lang: String,
    published: Option<DateTime<FixedOffset>>,
    updated: DateTime<FixedOffset>,
}

impl<'a> Entry<'a> {
    fn of(form: Form, explainer: &'a Explainer, options: &'a Options) -> Result<Self, Error> {
        let published = explainer.published.as_ref().and_then(midnight);
        let updated = explainer.updated.as_ref().and_then(midnight);
        Ok(Self {
            explainer,
            options,
            url: options.url.as_ref().ok_or(Error::NoUrl(form))?,
            title: explainer.title.to_string(),
            lang: explainer.lang.to_string(),
            published,
            updated: updated.or(published).ok_or(Error::NoDate(form))?,
        })
    }

    /// The summary as plain text.
    fn summary(&self) -> String {
        let name = |id: &str| self.explainer.term(id).map(|term| &*term.term);
        inline::plain(self.explainer.summary.source(), &name)
    }

    /// All below the title as HTML: the entry has a title of its own.
    fn content(&self) -> String {
        let blocks = outline(self.explainer, self.options, Reach::Anywhere);
        let from = blocks
            .iter()
            .position(|block| matches!(block, Block::Heading(1, _)))
            .map_or(0, |title| title + 1);
        html::write(&blocks[from..], MANNER)
    }
}

/// The first moment of the day, month or year, in UTC: the file knows no hours.
fn midnight(date: &Date) -> Option<DateTime<FixedOffset>> {
    let (year, month, day) = date.parts()?;
    let day = NaiveDate::from_ymd_opt(year.into(), month.max(1).into(), day.max(1).into())?;
    Some(day.and_time(NaiveTime::MIN).and_utc().fixed_offset())
}
