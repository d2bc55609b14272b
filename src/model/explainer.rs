//! The types of the explainer file, version 1.

use super::card::Card;
use super::index::Index;
use super::inline::Node;
use super::{Date, Prose, Text};
use serde::Deserialize;

/// The version of the file format that this code reads.
pub const VERSION: u32 = 1;
/// The largest number of cards in an explainer.
pub const MAX_CARDS: usize = 200;

/// An explainer, the content of one JSON file.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Explainer {
    /// The location of the JSON Schema, for code editors. Example: `"../schema/explainer.v1.schema.json"`.
    #[serde(rename = "$schema")]
    pub schema: Option<Text>,
    /// The version of the file format: 1.
    pub version: u32,
    /// The name of the explainer in events and links: `[a-z0-9-]+`. Example: `"hbm-export-controls"`.
    pub id: Text,
    /// The language of the text, a BCP 47 tag. Example: `"fr"`, `"zh-Hans"`.
    pub lang: Text,
    /// The headline, plain text.
    pub title: Text,
    /// The whole topic in one or two sentences, shown under the title.
    pub summary: Prose,
    /// The day of first publication.
    pub published: Option<Date>,
    /// The day of the last change to the content.
    pub updated: Option<Date>,
    /// The day by which the content is to be checked again.
    pub review_by: Option<Date>,
    /// The publisher.
    pub publisher: Option<Publisher>,
    /// The authors.
    #[serde(default)]
    pub authors: Vec<Author>,
    /// The cards in reading order, 1 to 200.
    pub cards: Vec<Card>,
    /// The terms that need a definition.
    #[serde(default)]
    pub glossary: Vec<Term>,
    /// The sources of the claims. Readers see them numbered in the order in which the texts first cite them.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The changes after publication.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// The same explainer in other languages, which readers can switch to.
    #[serde(default)]
    pub translations: Vec<Translation>,
    /// The indices of sources and terms by id.
    #[serde(skip)]
    pub(super) places: [Index; 2],
}

/// The publisher of an explainer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Publisher {
    /// Its name. Example: `"Le Quotidien"`.
    pub name: Text,
    /// Its home page.
    pub url: Option<Text>,
}

/// An author of an explainer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Author {
    /// The name as it is shown.
    pub name: Text,
    /// A page about the author.
    pub url: Option<Text>,
}

/// A term and its definition.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Term {
    /// The name in `[[id]]`: `[a-z0-9-]+`.
    pub id: Text,
    /// The term. Example: `"HBM"`.
    pub term: Text,
    /// Other spellings and forms. Example: `["High-Bandwidth Memory"]`.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// What it means, in a sentence or two.
    pub definition: Prose,
}

/// A source of a claim.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Source {
    /// The name in `[^id]`: `[a-z0-9-]+`.
    pub id: Text,
    /// Its title as published.
    pub title: Text,
    /// The language of the title and the quote, a BCP 47 tag, if it differs from the explainer's.
    pub lang: Option<Text>,
    /// Who published it. Example: `"Financial Times"`.
    pub publisher: Option<Text>,
    /// Its location.
    pub url: Option<Text>,
    /// The day of its publication.
    pub published: Option<Date>,
    /// The day on which the newsroom last read it. The latest of these days is shown as the date of the last check.
    pub accessed: Option<Date>,
    /// An archived copy.
    pub archive: Option<Text>,
    /// The passage that supports the claim.
    pub quote: Option<Text>,
}

/// A change after publication.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Change {
    /// The day of the change.
    pub date: Date,
    /// The kind of change.
    #[serde(rename = "type")]
    pub kind: ChangeKind,
    /// The id of the changed card.
    pub card: Option<Text>,
    /// What was changed, and why.
    pub text: Prose,
}

/// The kind of a change. The widget reads an unknown word as the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub enum ChangeKind {
    /// A mistake was corrected.
    Correction,
    /// New information was added.
    Update,
}

/// The same explainer in another language.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Translation {
    /// Its language, a BCP 47 tag.
    pub lang: Text,
    /// The location of its file, relative to this file.
    pub href: Text,
}

impl Explainer {
    /// Updates the indices that [`Explainer::source`] and [`Explainer::term`] use. Call it after changing `sources` or
    /// `glossary`; reading a file calls it.
    pub fn index(&mut self) {
        let sources = self.sources.iter().map(|source| source.id.clone());
        let terms = self.glossary.iter().map(|term| term.id.clone());
        self.places = [
            Index::new(&mut sources.zip(0..)),
            Index::new(&mut terms.zip(0..)),
        ];
    }

    /// The source with an id, and its number, counted from 1.
    pub fn source(&self, id: &str) -> Option<(usize, &Source)> {
        let place = first(&self.places[0], id)?;
        Some((place + 1, self.sources.get(place)?))
    }

    /// The source that a node cites, and its number.
    pub fn cited(&self, node: &Node) -> Option<(usize, &Source)> {
        match node {
            Node::Citation(id) => self.source(id),
            _ => None,
        }
    }

    /// The term with an id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.glossary.get(first(&self.places[1], id)?)
    }

    /// The day of the last correction of a card.
    pub fn corrected(&self, card: &Card) -> Option<&Date> {
        let of_card = self.changes.iter().filter(|change| {
            change.kind == ChangeKind::Correction && change.card.as_ref() == Some(&card.id)
        });
        // ISO 8601 dates in the same format sort as text.
        of_card
            .map(|change| &change.date)
            .max_by_key(|date| date.as_str())
    }

    /// The day on which the newsroom last read one of the sources.
    pub fn checked(&self) -> Option<&Date> {
        // ISO 8601 dates in the same format sort as text.
        self.sources
            .iter()
            .filter_map(|source| source.accessed.as_ref())
            .max_by_key(|date| date.as_str())
    }
}

/// The first index of a name.
fn first(places: &Index, name: &str) -> Option<usize> {
    let (_, place) = places.get(name).first()?;
    usize::try_from(*place).ok()
}
