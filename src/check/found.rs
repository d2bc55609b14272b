//! What a rule finds.

use super::allowed::OfRule;
use super::place::{Places, Spot};
use super::problem::{Note, Problem, Severity, Words};
use crate::model::json::Document;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many problems of one rule are listed. A file may have a hundred thousand of them, mostly by one
/// mistake of a program.
pub const LISTED: usize = 100;

/// What one rule has found: the first problems in the order of the file, and how many there are.
#[derive(Default)]
pub struct Found<'s> {
    /// By their places, then by the order in which they were found.
    first: BTreeMap<(u32, usize, usize), Finding<'s>>,
    count: usize,
    allowed: OfRule<'s>,
}

/// Something wrong with an entry.
struct Finding<'s> {
    spot: Spot,
    /// Called for what is listed.
    note: Box<dyn FnOnce() -> Note + 's>,
}

impl<'s> Found<'s> {
    /// Notes nothing that is allowed.
    pub fn without(allowed: OfRule<'s>) -> Self {
        Self {
            allowed,
            ..Self::default()
        }
    }

    /// Notes something wrong with an entry as a whole. Does nothing where there is no entry: the reader has
    /// reported that.
    pub fn whole<N: Into<Note>>(&mut self, entry: Option<u32>, words: impl FnOnce() -> N + 's) {
        if let Some(entry) = entry {
            self.add(Spot::Whole(entry), words);
        }
    }

    /// Notes something wrong with a part of what a string says, in bytes.
    pub fn part<N: Into<Note>>(
        &mut self,
        entry: u32,
        part: Range<usize>,
        words: impl FnOnce() -> N + 's,
    ) {
        self.add(Spot::Part(entry, part), words);
    }

    /// Notes something wrong with a part of what a string says, which the words quote.
    pub fn quote<N: Into<Note>>(
        &mut self,
        document: &'s Document<'s>,
        entry: u32,
        part: Range<usize>,
        words: impl FnOnce(&str) -> N + 's,
    ) {
        self.part(entry, part.clone(), move || {
            words(&document.string(entry)[part])
        });
    }

    /// Notes something wrong with an object or a list, of which its bracket is enough to point at.
    pub fn bracket<N: Into<Note>>(&mut self, entry: u32, words: impl FnOnce() -> N + 's) {
        self.add(Spot::Bracket(entry), words);
    }

    fn add<N: Into<Note>>(&mut self, spot: Spot, words: impl FnOnce() -> N + 's) {
        let (entry, at) = spot.order();
        if self.allowed.take(entry) {
            return;
        }
        let place = (entry, at, self.count);
        self.count += 1;
        // One more than is listed: it stands for the rest.
        let full = self.first.len() > LISTED;
        if full
            && self
                .first
                .last_key_value()
                .is_some_and(|(last, _)| place > *last)
        {
            return;
        }
        let note = Box::new(|| words().into());
        self.first.insert(place, Finding { spot, note });
        if full {
            self.first.pop_last();
        }
    }

    /// The problems in words.
    pub fn problems(self, rule: &'static str, severity: Severity, places: &Places) -> Vec<Problem> {
        let more = self.count.saturating_sub(LISTED);
        let problem = |(index, finding): (usize, Finding)| {
            let more = if index < LISTED { 0 } else { more };
            let Note { words, fix } = match more {
                0 => (finding.note)(),
                more => Words::more(more).into(),
            };
            let range = places.range(&finding.spot);
            let (line, column) = places.position(range.start);
            Problem {
                rule,
                severity,
                pointer: places.tree().pointer(finding.spot.entry()),
                line,
                column,
                message: words.message,
                label: words.label,
                help: words.help,
                more,
                start: range.start,
                end: range.end,
                fix: fix.map(|draft| draft.fix(places)),
            }
        };
        self.first.into_values().enumerate().map(problem).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_problems_of_the_file_are_kept_in_any_order_of_finding() {
        for reversed in [false, true] {
            let mut entries: Vec<u32> = (0..1_000).collect();
            if reversed {
                entries.reverse();
            }
            let mut found = Found::default();
            for entry in entries {
                found.whole(Some(entry), || Words::more(2));
            }
            let kept: Vec<u32> = found.first.keys().map(|(entry, _, _)| *entry).collect();
            assert_eq!(kept, (0..=100).collect::<Vec<u32>>());
            assert_eq!(found.count, 1_000);
        }
    }
}
