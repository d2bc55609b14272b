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
use super::addresses::{Addresses, Reach};
use super::words::Words;
use crate::model::{Date, Explainer};
use crate::words;

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
    /// Between the heading of a column and a cell, where they do not stand in columns.
    pub colon: &'static str,
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
    /// What is in another language than the explainer, and in which.
    Foreign(String, Vec<Span>),
    /// A URL that may be followed, and what it shows.
    Link(String, Vec<Span>),
    /// The number of a source and its URL.
    Citation(usize, Option<String>),
    /// A new line in the same paragraph.
    Break,
}

/// What an explainer says, by its parts.
pub struct Parts {
    /// The title and what stands under it.
    pub header: Vec<Block>,
    /// Of each card its title, its summary and its sections.
    pub cards: Vec<Vec<Block>>,
    /// What stands under the cards.
    pub notes: Vec<Block>,
}

/// Everything that an explainer says.
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

/// The same, part by part.
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

/// What every part of the outline needs to know.
struct Writer<'a> {
    explainer: &'a Explainer,
    options: &'a Options,
    addresses: Addresses<'a>,
    words: &'static words::Words,
    own: &'static Words,
}

impl Writer<'_> {
    /// Whether a date has passed by the day of writing, where that is known.
    fn is_past(&self, date: &Date) -> bool {
        let today = self.options.today.as_ref();
        today.is_some_and(|today| date.is_before(today.as_str()))
    }

    fn date(&self, date: &Date) -> String {
        (self.options.formats.date)(&self.explainer.lang, date)
    }
}
