//! Feeds with the explainer as their one entry: what Atom and RSS have in common.
//!
//! The id of the entry is the address of the page and stays the same, so a feed reader shows a changed
//! explainer again instead of twice.

pub mod atom;
pub mod rss;

use super::addresses::Reach;
use super::html::{self, Manner, Pictures};
use super::outline::{Block, outline};
use super::{Error, Form, Options};
use crate::model::{Date, Explainer, inline};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use url::Url;

/// The title of the entry is the title; cards are one deeper.
const MANNER: Manner = Manner {
    shift: 0,
    style: |_| "",
    pictures: Pictures::Shown,
};

/// What an entry can't do without.
struct Entry<'a> {
    url: &'a Url,
    title: String,
    lang: String,
    published: Option<DateTime<FixedOffset>>,
    updated: DateTime<FixedOffset>,
}

impl<'a> Entry<'a> {
    fn of(form: Form, explainer: &Explainer, options: &'a Options) -> Result<Self, Error> {
        let published = explainer.published.as_ref().and_then(midnight);
        let updated = explainer.updated.as_ref().and_then(midnight);
        Ok(Self {
            url: options.url.as_ref().ok_or(Error::NoUrl(form))?,
            title: explainer.title.to_string(),
            lang: explainer.lang.to_string(),
            published,
            updated: updated.or(published).ok_or(Error::NoDate(form))?,
        })
    }
}

/// The first moment of the day, month or year, in UTC: the file knows no hours.
fn midnight(date: &Date) -> Option<DateTime<FixedOffset>> {
    let (year, month, day) = date.parts()?;
    let day = NaiveDate::from_ymd_opt(year.into(), month.max(1).into(), day.max(1).into())?;
    Some(day.and_time(NaiveTime::MIN).and_utc().fixed_offset())
}

/// The summary as plain text.
fn summary(explainer: &Explainer) -> String {
    let name = |id: &str| explainer.term(id).map(|term| &*term.term);
    inline::plain(explainer.summary.source(), &name)
}

/// All below the title as HTML: the entry has a title of its own.
fn content(explainer: &Explainer, options: &Options) -> String {
    let blocks = outline(explainer, options, Reach::Anywhere);
    let from = blocks
        .iter()
        .position(|block| matches!(block, Block::Heading(1, _)))
        .map_or(0, |title| title + 1);
    html::write(&blocks[from..], MANNER)
}
