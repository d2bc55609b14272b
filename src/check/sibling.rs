//! What is at the addresses in a file: the same explainer in other languages, and pictures.

use crate::compare::fingerprints;
use crate::model::Explainer;
use crate::model::address::Address;
use crate::model::inline::Node;
use crate::model::json::{Document, Kind};
use crate::model::read::read_all;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// What is at the relative addresses in a file, by the addresses as they are written. Nothing is reported about an address
/// that isn't among them.
#[derive(Clone, Debug, Default)]
pub struct Beside(BTreeMap<String, Neighbour>);

/// What is at an address.
#[derive(Clone, Debug)]
pub enum Neighbour {
    /// Nothing.
    Nothing,
    /// A file, but no explainer that the widget shows.
    File,
    /// An explainer.
    Explainer(Arc<Sibling>),
}

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The same explainer in another language.
    Translation,
    /// A picture.
    Picture,
}

impl Beside {
    /// Calls `find` for each relative address in a file. It returns `None` if it can't tell what is there.
    pub fn of(bytes: &[u8], find: &mut dyn FnMut(Target, &str) -> Option<Neighbour>) -> Self {
        // Most files lead nowhere, and reading them takes as long as checking some of them.
        let has_addresses =
            str::from_utf8(bytes).is_ok_and(|text| text.contains(HREF) || text.contains(SRC));
        let document = has_addresses.then(|| Document::parse(bytes).ok()).flatten();
        let Some(document) = document else {
            return Self::default();
        };
        let mut places = BTreeMap::new();
        each_address(&document, &mut |target, address| {
            if matches!(Address::parse(address), Ok(Address::Relative(_)))
                && !places.contains_key(address)
                && let Some(neighbour) = find(target, address)
            {
                places.insert(address.to_owned(), neighbour);
            }
        });
        Self(places)
    }

    /// What is at an address, if that is known.
    pub fn at(&self, address: &str) -> Option<&Neighbour> {
        self.0.get(address)
    }
}

/// The names of the fields that lead to other files, as they are written. Nobody writes them with escapes.
const HREF: &str = "\"href\"";
const SRC: &str = "\"src\"";

/// Calls `visit` with every `href` and every `src`.
fn each_address(document: &Document, visit: &mut dyn FnMut(Target, &str)) {
    let objects =
        (0..document.entry(0).next).filter(|entry| document.entry(*entry).kind == Kind::Object);
    for key in objects.flat_map(|object| document.children(object).step_by(2)) {
        let target = match document.raw(key) {
            HREF => Target::Translation,
            SRC => Target::Picture,
            _ => continue,
        };
        // The value follows its name.
        if document.entry(key + 1).kind == Kind::String {
            visit(target, &document.string(key + 1));
        }
    }
}

/// What the check of an explainer has to know about the same explainer in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    pub(super) id: String,
    pub(super) lang: String,
    /// The cards.
    pub(super) cards: Vec<Version>,
    /// The ids of the sources that it cites.
    pub(super) cited: Vec<String>,
    /// The ids of the terms that it names.
    pub(super) named: Vec<String>,
    /// The languages of its translations.
    pub(super) translations: Vec<String>,
    /// Whether it says of a card what it was translated from.
    pub(super) is_translated: bool,
}

/// A card, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub id: String,
    /// See [`fingerprints`].
    pub hash: Option<String>,
}

impl Sibling {
    /// Reads an explainer. `None` if the widget refuses the file.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let document = Document::parse(bytes).ok()?;
        let (explainer, faults) = read_all(&document);
        if faults.iter().any(|fault| fault.misfit.refuses()) {
            return None;
        }
        let cards = explainer.cards.iter().zip(fingerprints(&document));
        let version = |(card, hash): (&crate::model::Card, _)| Version {
            id: card.id.to_string(),
            hash,
        };
        let translations = explainer.translations.iter();
        Some(Self {
            id: explainer.id.to_string(),
            lang: explainer.lang.to_string(),
            cards: cards.map(version).collect(),
            cited: used(&explainer, |node| match node {
                Node::Citation(id) => explainer.source(id).map(|_| *id),
                _ => None,
            }),
            named: used(&explainer, |node| match node {
                Node::Term(id, _) => explainer.term(id).map(|_| *id),
                _ => None,
            }),
            translations: translations.map(|each| each.lang.to_string()).collect(),
            is_translated: is_translated(&explainer),
        })
    }

    /// The hash of a card as it is now, if it has such a card and readers see its content.
    pub fn hash(&self, card: &str) -> Option<&str> {
        let card = self.cards.iter().find(|each| each.id == card)?;
        card.hash.as_deref()
    }

    /// Whether a card has changed since a translation noted its version in `translatedFrom`. A version of a file in
    /// another language says nothing of this one.
    pub fn has_changed(&self, card: &str, translated_from: &str) -> bool {
        origin(translated_from).is_some_and(|(lang, hash)| {
            is_same_language(&self.lang, lang) && self.hash(card).is_some_and(|now| now != hash)
        })
    }

    /// The ids of the cards.
    pub fn cards(&self) -> impl Iterator<Item = &str> {
        self.cards.iter().map(|card| &*card.id)
    }

    /// The language.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The name of the explainer, the same in all languages.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// The ids that the references of an explainer have, each once, in reading order.
fn used(
    explainer: &Explainer,
    mut id: impl for<'n> FnMut(&Node<'n>) -> Option<&'n str>,
) -> Vec<String> {
    let mut ids = vec![];
    let mut seen = HashSet::new();
    explainer.each_reference(&mut |_, node| {
        if let Some(id) = id(node)
            && seen.insert(id.to_owned())
        {
            ids.push(id.to_owned());
        }
    });
    ids
}

/// Whether an explainer says of a card what it was translated from.
pub(super) fn is_translated(explainer: &Explainer) -> bool {
    let mut cards = explainer.cards.iter();
    cards.any(|card| card.translated_from.is_some())
}

/// What `translatedFrom` of a card says: the language of the original, and the hash of its card.
pub fn origin(text: &str) -> Option<(&str, &str)> {
    let (lang, hash) = text.split_once(':')?;
    let is_hash = hash.len() == 8
        && hash
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (!lang.is_empty() && is_hash).then_some((lang, hash))
}

/// What `translatedFrom` of a card says.
pub fn translated_from(lang: &str, hash: &str) -> String {
    format!("{lang}:{hash}")
}

/// Whether a translation in one of these languages is one in the other, though one of the tags may say less: `en` and
/// `en-GB`.
pub fn is_same_language(one: &str, other: &str) -> bool {
    let mut subtags = one.split('-').zip(other.split('-'));
    subtags.all(|(one, other)| one.eq_ignore_ascii_case(other))
}

/// The name of a file at an address that is relative to another file: `a/b.json` for `../b.json` in `a/c/d.json`. Names
/// have `/` between folders. `None` if the address leads out of the folder that the names begin in.
pub(super) fn joined(name: &str, address: &str) -> Option<String> {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let mut folders: Vec<&str> = name.split('/').collect();
    folders.pop();
    for step in address[..end].split('/') {
        match step {
            "" | "." => {}
            ".." => drop(folders.pop()?),
            step => folders.push(step),
        }
    }
    folders.retain(|folder| !matches!(*folder, "." | ""));
    Some(folders.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_relative_to_its_file() {
        for (name, address, expected) in [
            ("a.json", "b.json", Some("b.json")),
            ("./a/c.json", "b.json#x", Some("a/b.json")),
            ("a/c/d.json", "../b.json", Some("a/b.json")),
            ("a.json", "../b.json", None),
        ] {
            assert_eq!(joined(name, address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn a_tag_that_says_less_is_the_same_language() {
        for (one, other, same) in [
            ("en", "en-GB", true),
            ("EN-gb", "en", true),
            ("en-US", "en-GB", false),
            ("en", "eng", false),
        ] {
            assert_eq!(is_same_language(one, other), same, "{one} {other}");
        }
    }

    #[test]
    fn only_what_sync_writes_is_an_origin() {
        assert_eq!(origin("zh-Hans:0123abcd"), Some(("zh-Hans", "0123abcd")));
        for text in [
            "",
            "fr",
            "fr:",
            ":0123abcd",
            "fr:0123ABCD",
            "fr:0123abcde",
            "fr:0123abc",
            "fr:a:0123abc",
        ] {
            assert_eq!(origin(text), None, "{text}");
        }
    }
}
