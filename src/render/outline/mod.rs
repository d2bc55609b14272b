//! What an explainer says, in reading order, as the few shapes that every form for reading has:
//! headings, paragraphs, lists, tables, pictures.
//!
//! It holds everything that the file holds. Which section comes out as which shape is decided here
//! once; the forms only know shapes.

mod card;
mod header;
mod notes;
mod plain;
mod spans;

use super::Options;
use super::words::Words;
use crate::model::link::Link;
use crate::model::{Date, Explainer};
use crate::words;
pub use plain::clean;

/// One piece of the outline.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 (the explainer), 2 (a card, a list of notes) or 3 (a section).
    Heading(u8, Vec<Span>),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// Items, each of one or more blocks.
    List(Vec<Vec<Block>>),
    /// Items that count from 1.
    Numbered(Vec<Vec<Block>>),
    /// A comparison.
    Table(Table),
    /// A picture.
    Picture(Picture),
}

/// A comparison in rows and columns. The first cell of a row is its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub caption: Vec<Span>,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Vec<Span>>>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Where it is; nothing if that means nothing where the form is read.
    pub src: Option<String>,
    /// What it shows, empty for decoration.
    pub alt: String,
    /// The word for what this is.
    pub label: &'static str,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// A piece of a paragraph. No text in it has control characters or line breaks.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    Text(String),
    Strong(Vec<Span>),
    Emphasis(Vec<Span>),
    /// A URL that may be followed, and what it shows.
    Link(String, Vec<Span>),
    /// The number of a source and its URL.
    Citation(usize, Option<String>),
    /// A new line in the same paragraph.
    Break,
}

/// Where a form is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Perhaps on the publisher's own site: paths stay paths.
    Site,
    /// In a mail program or a feed reader: only whole URLs lead anywhere.
    Anywhere,
}

/// Everything that an explainer says.
pub fn outline(explainer: &Explainer, options: &Options, reach: Reach) -> Vec<Block> {
    let writer = Writer {
        explainer,
        options,
        reach,
        words: words::Words::of(&explainer.lang),
        own: Words::of(&explainer.lang),
    };
    let mut blocks = writer.header();
    for card in &explainer.cards {
        writer.card(card, &mut blocks);
    }
    writer.notes(&mut blocks);
    blocks
}

/// What every part of the outline needs to know.
struct Writer<'a> {
    explainer: &'a Explainer,
    options: &'a Options,
    reach: Reach,
    words: &'static words::Words,
    own: &'static Words,
}

impl Writer<'_> {
    fn date(&self, date: &Date) -> String {
        clean(&(self.options.formats.date)(&self.explainer.lang, date))
    }

    /// Where a link leads; nothing where it leads nowhere.
    fn href(&self, link: Link) -> Option<String> {
        let text = link.as_str();
        if !text.starts_with('/') {
            return Some(text.to_owned());
        }
        let site = self.options.url.as_ref();
        let whole = site.and_then(|site| site.join(text).ok());
        let path = (self.reach == Reach::Site).then(|| text.to_owned());
        whole.map(String::from).or(path)
    }

    /// The URL of a field if it is a link.
    fn url(&self, url: Option<&str>) -> Option<String> {
        self.href(Link::parse(url?).ok()?)
    }

    /// Where a file is that the explainer file names: a picture, a translation. By the contract, a
    /// link other than `mailto:`, or a path relative to the explainer file.
    fn address(&self, text: &str) -> Option<String> {
        let first = text.split('/').next().unwrap_or_default();
        if first.is_empty() || first.contains(':') {
            let link = Link::parse(text).ok()?;
            let is_mail = first.to_ascii_lowercase().starts_with("mailto:");
            return self.href(link).filter(|_| !is_mail);
        }
        // Judged like a link, as a path from the root.
        Link::parse(&format!("/{text}")).ok()?;
        let file = self.options.file.as_ref();
        let whole = file.and_then(|file| file.join(text).ok());
        let path = (self.reach == Reach::Site).then(|| text.to_owned());
        whole.map(String::from).or(path)
    }
}
