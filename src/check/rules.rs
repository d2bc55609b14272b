//! The rules, beyond what reading finds.

mod access;
mod dates;
mod html;
mod ids;
mod languages;
mod links;
mod sections;
mod texts;

use super::finding::{Finding, Wrong};
use super::place::Tree;
use crate::model::json::{Document, Kind};
use crate::model::{Explainer, Prose};

/// What the rules look at.
pub struct Subject<'a> {
    pub document: &'a Document<'a>,
    pub tree: &'a Tree<'a>,
    pub explainer: &'a Explainer,
}

/// Finds what is wrong in one respect.
pub type Rule = fn(&Subject, &mut dyn FnMut(Finding));

/// All rules.
pub const ALL: [Rule; 8] = [
    access::check,
    dates::check,
    html::check,
    ids::check,
    languages::check,
    links::check,
    sections::check,
    texts::check,
];

impl Subject<'_> {
    /// The string at a JSON Pointer. `None` where there is none: reading has noted that already.
    fn string(&self, pointer: &str) -> Option<u32> {
        self.tree
            .entry(pointer)
            .filter(|entry| self.document.entry(*entry).kind == Kind::String)
    }

    /// Reports the string at a JSON Pointer as wrong.
    fn report(&self, found: &mut dyn FnMut(Finding), pointer: &str, wrong: Wrong) {
        if let Some(entry) = self.string(pointer) {
            found(Finding::whole(entry, wrong));
        }
    }

    /// Calls `visit` with every string that is a value: the name of its field, if it is not in a list,
    /// its place, and what it says.
    fn each_string(&self, visit: &mut dyn FnMut(Option<&str>, u32, &str)) {
        self.strings_in(0, visit);
    }

    fn strings_in(&self, entry: u32, visit: &mut dyn FnMut(Option<&str>, u32, &str)) {
        let document = self.document;
        let object = document.entry(entry).kind == Kind::Object;
        let mut name = None;
        for (index, child) in document.children(entry).enumerate() {
            match document.entry(child).kind {
                // In an object names and values take turns.
                _ if object && index % 2 == 0 => name = Some(document.string(child)),
                Kind::Array | Kind::Object => self.strings_in(child, visit),
                Kind::String => visit(name.as_deref(), child, &document.string(child)),
                _ => {}
            }
        }
    }

    /// Calls `visit` with every text that may hold inline markup and its JSON Pointer.
    fn each_prose(&self, visit: &mut dyn FnMut(String, &Prose)) {
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
