//! The content of an explainer in reading order, as the few blocks that every form for reading has: headings, paragraphs,
//! lists, tables, pictures.
//!
//! It contains everything that the file contains. The blocks for each section are decided here; the forms only write
//! blocks.

mod card;
mod header;
mod notes;
mod plain;
mod spans;

use super::Options;
use super::addresses::{Addresses, Reach};
use super::words::Words;
use crate::model::{Date, Explainer};
use crate::words;

/// A block of the outline.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 (the explainer), 2 (a card, a list of notes) or 3 (a section).
    Heading(u8, Vec<Span>),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list of items, each of one or more blocks.
    List(Vec<Vec<Block>>),
    /// A list numbered from 1.
    Numbered(Vec<Vec<Block>>),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
}

/// A table. The first cell of a row is its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What separates the heading of a column from a cell in forms without columns.
    pub colon: &'static str,
    pub caption: Vec<Span>,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Vec<Span>>>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its URL, or `None` if the form can't refer to it.
    pub src: Option<String>,
    /// Its description, empty for decoration.
    pub alt: String,
    /// The word for what this is, and a colon.
    pub label: String,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    Text(String),
    Strong(Vec<Span>),
    Emphasis(Vec<Span>),
    /// Text in another language than the explainer, and the language.
    Foreign(String, Vec<Span>),
    /// A link: an allowed URL and its content.
    Link(String, Vec<Span>),
    /// The number of a source and its URL.
    Citation(usize, Option<String>),
    /// A new line in the same paragraph.
    Break,
}

/// The blocks of an explainer by its parts.
pub struct Parts {
    /// The title and the rest of the head.
    pub header: Vec<Block>,
    /// The title, summary and sections of each card.
    pub cards: Vec<Vec<Block>>,
    /// The lists under the cards.
    pub notes: Vec<Block>,
}

/// All blocks of an explainer.
pub fn outline(explainer: &Explainer, options: &Options, reach: Reach) -> Vec<Block> {
    let parts = parts(explainer, options, reach);
    let cards = parts.cards.into_iter().flatten();
    parts
        .header
        .into_iter()
        .chain(cards)
        .chain(parts.notes)
        .collect()
}

/// The blocks by part.
pub fn parts(explainer: &Explainer, options: &Options, reach: Reach) -> Parts {
    let writer = Writer {
        explainer,
        options,
        addresses: Addresses::new(options, reach),
        words: words::Words::of(&explainer.lang),
        own: Words::of(&explainer.lang),
    };
    Parts {
        header: writer.header(),
        cards: explainer
            .cards
            .iter()
            .map(|card| writer.card(card))
            .collect(),
        notes: writer.notes(),
    }
}

/// What every part of the outline needs.
struct Writer<'a> {
    explainer: &'a Explainer,
    options: &'a Options,
    addresses: Addresses<'a>,
    words: &'static words::Words,
    own: &'static Words,
}

impl Writer<'_> {
    /// Whether a date has passed on the day of rendering, if that day is known.
    fn is_past(&self, date: &Date) -> bool {
        let today = self.options.today.as_ref();
        today.is_some_and(|today| date.is_before(today.as_str()))
    }

    fn date(&self, date: &Date) -> String {
        (self.options.formats.date)(&self.explainer.lang, date)
    }
}
