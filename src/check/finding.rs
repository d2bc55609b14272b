//! What a rule finds: something wrong, and where.

use super::place::{Lines, Tree, written};
use super::problem::Problem;
use super::wording;
use crate::model::json::Document;
use crate::model::link::LinkFault;
use crate::model::read::Misfit;
use crate::model::{Explainer, inline};
use std::ops::Range;

/// Something wrong with a file that is JSON.
#[derive(Clone, Debug)]
pub enum Wrong {
    /// It does not fit the model.
    Misfit(Misfit),
    /// An id with other characters than `a-z`, `0-9` and `-`.
    Id,
    /// An id that means something else where cards are named.
    Reserved,
    /// An id that is taken; where it stands first.
    Taken(String),
    /// An id that stands for nothing; what it should stand for.
    Unknown(Thing),
    /// Text that says nothing.
    Blank,
    /// No date.
    Date,
    /// A date before another one that has to come first.
    Before(&'static str, String),
    /// An event before the one above it, which is of this day.
    EventBefore(String),
    /// No language tag.
    Language,
    /// A tag of a language that CLDR does not know.
    UnknownLanguage,
    /// A language that is given twice; where first.
    SameLanguage(String),
    /// The address of a file that is neither a link nor relative.
    Address(LinkFault),
    /// A URL that is no link.
    Link(LinkFault),
    /// Inline markup that does not mean what it looks like.
    Markup(inline::FaultKind),
    /// Marks in a field where they mean nothing.
    Marks,
    /// HTML, which means nothing in a text.
    Html,
    /// A term or source that no text uses.
    Unused(Thing),
    /// A bar that no other is beside, in this unit.
    LoneBar,
    /// A table without rows.
    NoRows,
    /// A table without columns.
    NoColumns,
    /// A row with another number of cells than there are columns.
    Cells {
        /// The number of columns.
        columns: usize,
        /// The number of cells.
        cells: usize,
    },
    /// A field of a locked card that others may not read.
    Content,
    /// A locked card that everybody may read.
    LockedForAll,
    /// A teaser of a card that everybody may read.
    Teaser,
    /// A quiz with fewer than two options.
    FewOptions,
    /// A quiz with another number of right options than one.
    Correct(usize),
}

/// Something that an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Card,
    Source,
    Term,
}

/// The ids that there are.
pub struct Ids<'a> {
    cards: Vec<&'a str>,
    sources: Vec<&'a str>,
    terms: Vec<&'a str>,
}

impl<'a> Ids<'a> {
    pub fn of(explainer: &'a Explainer) -> Self {
        Self {
            cards: explainer.cards.iter().map(|card| &*card.id).collect(),
            sources: explainer.sources.iter().map(|each| &*each.id).collect(),
            terms: explainer.glossary.iter().map(|term| &*term.id).collect(),
        }
    }

    /// Those of things of one sort.
    pub fn known(&self, what: Thing) -> &[&'a str] {
        match what {
            Thing::Card => &self.cards,
            Thing::Source => &self.sources,
            Thing::Term => &self.terms,
        }
    }
}

/// Something wrong, and where.
#[derive(Clone, Debug)]
pub struct Finding {
    pub wrong: Wrong,
    entry: u32,
    /// The part of what the string says that is wrong; nothing for the whole entry.
    part: Option<Range<usize>>,
}

impl Finding {
    /// Something wrong with an entry as a whole.
    pub fn whole(entry: u32, wrong: Wrong) -> Self {
        Self {
            wrong,
            entry,
            part: None,
        }
    }

    /// Something wrong with a part of what a string says.
    pub fn part(entry: u32, part: Range<usize>, wrong: Wrong) -> Self {
        Self {
            wrong,
            entry,
            part: Some(part),
        }
    }

    /// The finding in words.
    pub fn problem(&self, document: &Document, tree: &Tree, ids: &Ids, lines: &Lines) -> Problem {
        let range = self.range(document);
        let (line, column) = lines.position(range.start);
        let pointer = tree.pointer(self.entry);
        let said = &document.text()[range.clone()];
        let wording = match self.wrong {
            Wrong::Unknown(what) => wording::unknown(what, said, ids.known(what)),
            _ => wording::of(self, document, self.entry, said),
        };
        Problem {
            rule: wording.rule,
            severity: wording.severity,
            pointer,
            line,
            column,
            message: wording.message,
            help: wording.help,
            start: range.start,
            end: range.end,
        }
    }

    /// The bytes that are wrong.
    fn range(&self, document: &Document) -> Range<usize> {
        let entry = document.entry(self.entry);
        let start = entry.start as usize;
        let raw = document.raw(self.entry);
        match &self.part {
            Some(part) => start + written(raw, part.start)..start + written(raw, part.end),
            // A missing field: point at the brace, not at everything inside.
            None if matches!(self.wrong, Wrong::Misfit(Misfit::Missing(_))) => start..start + 1,
            None => start..entry.end as usize,
        }
    }
}
