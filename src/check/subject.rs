//! What the rules look at.

use super::answer::Answers;
use super::near::Names;
use super::place::Tree;
use super::settings::Settings;
use super::sibling::{Beside, Neighbour, Sibling, is_same_language, is_translated, origin};
use crate::model::explainer::{MAX_CARDS, Translation};
use crate::model::inline::{self, Fault, FaultKind, Inline, Node};
use crate::model::json::{Document, Kind};
use crate::model::read::{self, Misfit};
use crate::model::{Date, Explainer, Prose};
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// A file that is JSON, and what reading it found.
pub struct Subject<'a> {
    pub document: &'a Document<'a>,
    pub tree: &'a Tree<'a>,
    pub explainer: &'a Explainer,
    /// Where it does not fit the model.
    pub faults: &'a [read::Fault],
    /// The day on which it is checked, if that is known.
    pub today: Option<&'a Date>,
    /// What servers answer to its links, if they were asked.
    pub answers: Option<&'a Answers>,
    /// What is at the addresses in it.
    pub beside: &'a Beside,
    /// The abbreviations that all readers know.
    pub abbreviations: &'a BTreeSet<String>,
    pub cards: Names<'a>,
    pub sources: Names<'a>,
    pub terms: Names<'a>,
    pub marks: Marks<'a>,
    /// The ids of terms by their names and aliases in lower case. Made when first asked for.
    named: OnceCell<HashMap<String, &'a str>>,
    /// Values that are not read, because they do not fit or nobody knows their field.
    unread: HashSet<u32>,
}

/// What the texts with inline marks hold.
#[derive(Default)]
pub struct Marks<'a> {
    /// The strings that may have marks.
    pub strings: HashSet<u32>,
    /// Marks that will not do what their author meant.
    pub faults: Vec<Mark<'a>>,
    /// Sources that are cited.
    pub citations: Vec<Use<'a>>,
    /// Terms that are named.
    pub terms: Vec<Use<'a>>,
    /// The text between the marks.
    pub pieces: Vec<Piece<'a>>,
    /// The targets of links.
    pub links: Vec<Use<'a>>,
}

/// A mark that will not do what its author meant.
pub struct Mark<'a> {
    /// The string.
    pub entry: u32,
    /// The mark itself.
    pub said: &'a str,
    /// Where it is in what the string says.
    pub at: Range<usize>,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// An id in a text, or the target of a link.
#[derive(Clone, Copy)]
pub struct Use<'a> {
    /// The string.
    pub entry: u32,
    /// Where it begins in what the string says.
    pub at: usize,
    pub id: &'a str,
}

/// A part of a text that readers see as it is written.
#[derive(Clone)]
pub struct Piece<'a> {
    /// The string.
    pub entry: u32,
    /// What the whole string says.
    pub source: &'a str,
    /// Where the part is in it.
    pub at: Range<usize>,
    /// Whether it is the text of a link.
    pub in_link: bool,
}

/// A file that another one is a translation of.
pub struct Original<'a> {
    /// Its address, as it is written.
    pub href: &'a str,
    pub sibling: &'a Sibling,
}

/// The fields that readers don't see as they are written, so that they are the same in every language.
pub const UNSEEN: [&str; 20] = [
    "$schema",
    "access",
    "accessed",
    "archive",
    "card",
    "date",
    "endDate",
    "href",
    "id",
    "impact",
    "kind",
    "lang",
    "published",
    "reviewBy",
    "source",
    "src",
    "translatedFrom",
    "type",
    "updated",
    "url",
];

impl<'a> Subject<'a> {
    pub fn of(
        document: &'a Document<'a>,
        tree: &'a Tree<'a>,
        (explainer, faults): (&'a Explainer, &'a [read::Fault]),
        settings: &'a Settings,
    ) -> Self {
        let mut subject = Self {
            document,
            tree,
            explainer,
            faults,
            today: settings.today.as_ref(),
            answers: settings.answers.as_deref(),
            beside: &settings.beside,
            abbreviations: &settings.abbreviations,
            cards: Names::of(explainer.cards.iter().map(|card| &*card.id)),
            sources: Names::of(explainer.sources.iter().map(|source| &*source.id)),
            terms: Names::of(explainer.glossary.iter().map(|term| &*term.id)),
            marks: Marks::default(),
            named: OnceCell::new(),
            unread: faults
                .iter()
                .flat_map(|fault| unread(document, fault))
                .collect(),
        };
        subject.marks = Marks::of(&subject);
        subject
    }

    /// The translations whose files are known, with their indices.
    pub fn translations(&self) -> impl Iterator<Item = (usize, &'a Translation, &'a Sibling)> {
        let translations = self.explainer.translations.iter().enumerate();
        translations.filter_map(
            |(index, translation)| match self.beside.at(&translation.href)? {
                Neighbour::Explainer(sibling) => Some((index, translation, &**sibling)),
                Neighbour::File | Neighbour::Nothing => None,
            },
        )
    }

    /// The files that this one is a translation of: those that its cards name. While no card says so, any file of another
    /// language may be the original, unless it is itself a translation.
    pub fn originals(&self) -> Vec<Original<'a>> {
        let cards = self.explainer.cards.iter();
        let named = cards.filter_map(|card| Some(origin(card.translated_from.as_deref()?)?.0));
        let named: HashSet<&str> = named.collect();
        let is_translation = is_translated(self.explainer);
        let is_original = |lang: &str, sibling: &Sibling| {
            if is_translation {
                named.iter().any(|named| is_same_language(named, lang))
            } else {
                !sibling.is_translated
            }
        };
        let mut seen = HashSet::new();
        let originals = self.translations().filter(|(_, translation, sibling)| {
            // `translation-id` reports another explainer.
            *sibling.id == *self.explainer.id
                && is_original(&translation.lang, sibling)
                // Two addresses may lead to one file.
                && seen.insert(std::ptr::from_ref(*sibling))
        });
        let original =
            |(_, translation, sibling): (usize, &'a Translation, &'a Sibling)| Original {
                href: &translation.href,
                sibling,
            };
        originals.map(original).collect()
    }

    /// The id of the term with this name or alias, in upper or lower case.
    pub fn term_named(&self, name: &str) -> Option<&'a str> {
        let ids = self.named.get_or_init(|| {
            let mut ids = HashMap::new();
            for term in &self.explainer.glossary {
                for name in std::iter::once(&term.term).chain(&term.aliases) {
                    // The first of several terms with one name.
                    ids.entry(name.to_lowercase()).or_insert(&*term.id);
                }
            }
            ids
        });
        ids.get(&name.to_lowercase()).copied()
    }

    /// The string at a JSON Pointer. `None` where there is none: reading has noted that already.
    pub fn string(&self, pointer: &str) -> Option<u32> {
        self.tree
            .entry(pointer)
            .filter(|entry| self.document.entry(*entry).kind == Kind::String)
    }

    /// The entry of a part of a section, or that of the section where it lacks the part.
    pub fn part_of(&self, section: &str, part: &str) -> Option<u32> {
        let whole = || self.tree.entry(section);
        self.tree.entry(&format!("{section}{part}")).or_else(whole)
    }

    /// Calls `visit` with every string that is read as a value: the name of its field, if it is not in a
    /// list, its place, and what it says.
    pub fn each_string(&self, visit: &mut dyn FnMut(Option<&str>, u32, &str)) {
        self.strings_in(0, visit);
    }

    /// Calls `visit` with every plain string that readers see.
    pub fn each_plain(&self, visit: &mut dyn FnMut(u32, &str)) {
        self.each_string(&mut |name, entry, text| {
            let is_seen = name.is_none_or(|name| !UNSEEN.contains(&name));
            if is_seen && !self.marks.strings.contains(&entry) {
                visit(entry, text);
            }
        });
    }

    /// Calls `visit` with every part of a string that readers see as it is written: the string, all of what it says,
    /// and the part.
    pub fn each_seen(&self, visit: &mut dyn FnMut(u32, &str, Range<usize>)) {
        self.each_plain(&mut |entry, text| visit(entry, text, 0..text.len()));
        for piece in &self.marks.pieces {
            visit(piece.entry, piece.source, piece.at.clone());
        }
    }

    /// What readers see of each text with marks, besides the names of terms and the numbers of sources.
    pub fn texts(&self) -> impl Iterator<Item = (u32, String)> {
        let texts = self
            .marks
            .pieces
            .chunk_by(|one, other| one.entry == other.entry);
        texts.map(|pieces| {
            let seen = pieces.iter().map(|piece| &piece.source[piece.at.clone()]);
            (pieces[0].entry, seen.collect())
        })
    }

    fn strings_in(&self, entry: u32, visit: &mut dyn FnMut(Option<&str>, u32, &str)) {
        let document = self.document;
        let object = document.entry(entry).kind == Kind::Object;
        let mut name = None;
        for (index, child) in document.children(entry).enumerate() {
            match document.entry(child).kind {
                // In an object names and values take turns.
                _ if object && index % 2 == 0 => name = Some(document.string(child)),
                _ if self.unread.contains(&child) => {}
                Kind::Array | Kind::Object => self.strings_in(child, visit),
                Kind::String => visit(name.as_deref(), child, &document.string(child)),
                _ => {}
            }
        }
    }

    /// Calls `visit` with every text that may hold inline markup and its JSON Pointer.
    fn each_prose(&self, visit: &mut dyn FnMut(String, &'a Prose)) {
        let explainer = self.explainer;
        visit("/summary".to_owned(), &explainer.summary);
        for (index, card) in explainer.cards.iter().enumerate() {
            card.each_prose(&mut |place, prose| visit(format!("/cards/{index}{place}"), prose));
        }
        for (index, term) in explainer.glossary.iter().enumerate() {
            visit(format!("/glossary/{index}/definition"), &term.definition);
        }
        for (index, change) in explainer.changes.iter().enumerate() {
            visit(format!("/changes/{index}/text"), &change.text);
        }
    }
}

/// The values that are not read for a fault. What nobody reads nobody sees, and its place may be under names
/// as long as the file.
fn unread(document: &Document, fault: &read::Fault) -> Vec<u32> {
    let entry = fault.entry;
    match fault.misfit {
        // The fault is at the name, the value comes after it.
        Misfit::Unknown(_) => vec![entry + 1],
        Misfit::TooManyCards => document.children(entry).skip(MAX_CARDS).collect(),
        Misfit::Missing(_) | Misfit::Version | Misfit::NoCards | Misfit::Repeated => vec![],
        _ => match document.entry(entry).kind {
            Kind::Array | Kind::Object => vec![entry],
            _ => vec![],
        },
    }
}

impl<'a> Marks<'a> {
    fn of(subject: &Subject<'a>) -> Self {
        let mut marks = Self::default();
        subject.each_prose(&mut |pointer, prose| {
            if let Some(entry) = subject.string(&pointer) {
                marks.strings.insert(entry);
                let source = prose.source();
                let tree = inline::parse_with(source, &mut |Fault { at, kind }| {
                    let said = &source[at.clone()];
                    marks.faults.push(Mark {
                        entry,
                        said,
                        at,
                        kind,
                    });
                });
                marks.add((entry, source), &tree, false);
            }
        });
        marks
    }

    fn add(&mut self, text: (u32, &'a str), tree: &[Inline<'a>], in_link: bool) {
        let (entry, source) = text;
        for inline in tree {
            let start = inline.at;
            // `[[` and `[^` are two bytes each.
            let used = |id| Use {
                entry,
                at: start + 2,
                id,
            };
            match &inline.node {
                Node::Text(part) => self.pieces.push(Piece {
                    entry,
                    source,
                    at: start..start + part.len(),
                    in_link,
                }),
                Node::Citation(id) => self.citations.push(used(id)),
                Node::Term(id, content) => {
                    self.terms.push(used(id));
                    self.add(text, content, in_link);
                }
                Node::Link(link, content) => {
                    let id = link.as_str();
                    let length = source[start..].find(&format!("]({id})")).unwrap_or(0);
                    let at = start + length + 2;
                    self.links.push(Use { entry, at, id });
                    self.add(text, content, true);
                }
                Node::Strong(content) | Node::Emphasis(content) => {
                    self.add(text, content, in_link);
                }
            }
        }
    }
}
