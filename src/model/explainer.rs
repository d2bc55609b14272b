//! The explainer file, version 1.

use super::card::Card;
use super::index::Index;
use super::inline::Node;
use super::{Date, Prose, Text};
use serde::Deserialize;

/// The version of the file format that this code reads.
pub const VERSION: u32 = 1;
/// How many cards one explainer may have.
pub const MAX_CARDS: usize = 200;

/// A whole explainer: what one JSON file holds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Explainer {
    /// Where the JSON Schema of this file is; for code editors only. Example:
    /// `"../schema/explainer.v1.schema.json"`.
    #[serde(rename = "$schema")]
    pub schema: Option<Text>,
    /// The version of the file format: 1.
    pub version: u32,
    /// What links and events call this explainer: `[a-z0-9-]+`. Example: `"hbm-export-controls"`.
    pub id: Text,
    /// The language of the text, a BCP 47 tag. Example: `"fr"`, `"zh-Hans"`.
    pub lang: Text,
    /// The headline of the explainer, plain text.
    pub title: Text,
    /// The whole matter in one or two sentences, shown under the title.
    pub summary: Prose,
    /// The day it first came out.
    pub published: Option<Date>,
    /// The day its content last changed.
    pub updated: Option<Date>,
    /// The day by which somebody has to check again that it is still true.
    pub review_by: Option<Date>,
    /// Who publishes it.
    pub publisher: Option<Publisher>,
    /// Who wrote it.
    #[serde(default)]
    pub authors: Vec<Author>,
    /// The cards in reading order: 1 to 200.
    pub cards: Vec<Card>,
    /// The words that need a definition.
    #[serde(default)]
    pub glossary: Vec<Term>,
    /// What the claims rest on. Readers see them numbered in the order in which the texts cite them.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// What was changed or corrected since it came out.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// The same explainer in other languages.
    #[serde(default)]
    pub translations: Vec<Translation>,
    /// Where each source and each term is in its list, by its id.
    #[serde(skip)]
    pub(super) places: [Index; 2],
}

/// Who publishes an explainer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Publisher {
    /// Its name. Example: `"Le Quotidien"`.
    pub name: Text,
    /// Its home page.
    pub url: Option<Text>,
}

/// Somebody who wrote an explainer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Author {
    /// The name as it is to be shown.
    pub name: Text,
    /// A page about the author.
    pub url: Option<Text>,
}

/// A word and its definition.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Term {
    /// What `[[id]]` in a text calls it: `[a-z0-9-]+`.
    pub id: Text,
    /// The word itself. Example: `"HBM"`.
    pub term: Text,
    /// Other ways to write it. Example: `["High-Bandwidth Memory"]`.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// What it means, in a sentence or two.
    pub definition: Prose,
}

/// Something a claim rests on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Source {
    /// What `[^id]` in a text calls it: `[a-z0-9-]+`.
    pub id: Text,
    /// Its title as it was published.
    pub title: Text,
    /// The language of title and quote, a BCP 47 tag, where it is another than that of the explainer.
    pub lang: Option<Text>,
    /// Who published it. Example: `"Financial Times"`.
    pub publisher: Option<Text>,
    /// Where it is.
    pub url: Option<Text>,
    /// The day it came out.
    pub published: Option<Date>,
    /// The day somebody of the newsroom last read it. The latest of these days is the explainer's
    /// "checked on".
    pub accessed: Option<Date>,
    /// A lasting copy.
    pub archive: Option<Text>,
    /// The words of the source that the claim rests on.
    pub quote: Option<Text>,
}

/// A change made after publication.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Change {
    /// The day it was made.
    pub date: Date,
    /// What sort of change it is.
    #[serde(rename = "type")]
    pub kind: ChangeKind,
    /// The id of the card it is about.
    pub card: Option<Text>,
    /// What was changed, and why.
    pub text: Prose,
}

/// What sort of change was made. A word that an older widget does not know counts as the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub enum ChangeKind {
    /// Something was wrong.
    Correction,
    /// Something new came to be known.
    Update,
}

/// The same explainer in another language.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Translation {
    /// Its language, a BCP 47 tag.
    pub lang: Text,
    /// Where its file is, seen from this one.
    pub href: Text,
}

impl Explainer {
    /// Makes [`Explainer::source`] and [`Explainer::term`] find what is in the lists now. Reading a file does so;
    /// whoever changes `sources` or `glossary` afterwards does so again.
    pub fn index(&mut self) {
        let sources = self.sources.iter().map(|source| source.id.clone());
        let terms = self.glossary.iter().map(|term| term.id.clone());
        self.places = [
            Index::new(&mut sources.zip(0..)),
            Index::new(&mut terms.zip(0..)),
        ];
    }

    /// The number and the source that an id stands for; numbers count from 1.
    pub fn source(&self, id: &str) -> Option<(usize, &Source)> {
        let place = first(&self.places[0], id)?;
        Some((place + 1, self.sources.get(place)?))
    }

    /// The number and the source that a node cites.
    pub fn cited(&self, node: &Node) -> Option<(usize, &Source)> {
        match node {
            Node::Citation(id) => self.source(id),
            _ => None,
        }
    }

    /// The term that an id stands for.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.glossary.get(first(&self.places[1], id)?)
    }

    /// The last day on which a card was corrected.
    pub fn corrected(&self, card: &Card) -> Option<&Date> {
        let of_card = self.changes.iter().filter(|change| {
            change.kind == ChangeKind::Correction && change.card.as_ref() == Some(&card.id)
        });
        // ISO 8601 dates of one form sort as text.
        of_card
            .map(|change| &change.date)
            .max_by_key(|date| date.as_str())
    }

    /// The last day on which somebody opened one of the sources.
    pub fn checked(&self) -> Option<&Date> {
        // ISO 8601 dates of one form sort as text.
        self.sources
            .iter()
            .filter_map(|source| source.accessed.as_ref())
            .max_by_key(|date| date.as_str())
    }
}

/// The first place of a name.
fn first(places: &Index, name: &str) -> Option<usize> {
    let (_, place) = places.get(name).first()?;
    usize::try_from(*place).ok()
}
