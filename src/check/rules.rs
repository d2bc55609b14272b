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
use super::place::entry;
use crate::model::json::{Document, Kind};
use crate::model::{Explainer, Prose};

/// What the rules look at.
pub struct Subject<'a> {
    pub document: &'a Document<'a>,
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
        entry(self.document, pointer)
            .filter(|entry| self.document.entry(*entry).kind == Kind::String)
    }

    /// Reports the string at a JSON Pointer as wrong.
    fn report(&self, found: &mut dyn FnMut(Finding), pointer: &str, wrong: Wrong) {
        if let Some(entry) = self.string(pointer) {
            found(Finding::whole(entry, wrong));
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
