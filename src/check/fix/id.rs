//! A new id in place of one that is malformed, everywhere it is used.

use super::{Draft, Target};
use crate::check::quote::quoted;
use crate::check::rules::id::{fits, slug};
use crate::check::subject::{Mark, Subject};
use crate::model::inline::FaultKind;

/// The longest list whose ids are compared.
const MOST: usize = 1_000;

/// Writes the id that is proposed for a malformed one, at a JSON Pointer. `None` if another id of the list is or will be
/// the same.
pub fn rename(subject: &Subject, pointer: &str, id: &str) -> Option<Draft> {
    let new = slug(id)?;
    let list = pointer
        .strip_suffix("/id")?
        .rsplit_once('/')
        .map(|(list, _)| list);
    let ids = list.map_or_else(|| Some(vec![]), |list| ids(subject, list))?;
    let same = |other: &&str| **other == *id;
    let taken =
        |other: &&str| **other == *new || !fits(other) && slug(other).as_ref() == Some(&new);
    let is_only = ids.iter().filter(|other| same(other)).count() <= 1;
    if !is_only || ids.iter().any(|other| !same(other) && taken(other)) {
        return None;
    }
    let mut edits = vec![whole(subject, subject.string(pointer)?, &new)];
    match list {
        Some("/cards") => edits.extend(changes(subject, id, &new)),
        Some("/sources") => {
            edits.extend(figures(subject, id, &new));
            edits.extend(marks(
                subject,
                &|mark| of_source(mark) == Some(id),
                id,
                &new,
            ));
        }
        Some("/glossary") => {
            edits.extend(marks(subject, &|mark| of_term(mark) == Some(id), id, &new));
        }
        _ => {}
    }
    Some(Draft::new(
        format!("write {} everywhere", quoted(&new)),
        edits,
    ))
}

/// The ids of a list. `None` if there are too many.
fn ids<'s>(subject: &'s Subject, list: &str) -> Option<Vec<&'s str>> {
    let explainer = subject.explainer;
    let ids: Vec<&str> = match list {
        "/cards" => explainer.cards.iter().map(|card| &*card.id).collect(),
        "/sources" => explainer.sources.iter().map(|source| &*source.id).collect(),
        "/glossary" => explainer.glossary.iter().map(|term| &*term.id).collect(),
        groups => {
            let mut steps = groups.split('/').skip(2);
            let card = steps.next()?.parse::<usize>().ok()?;
            let groups = &explainer.cards.get(card)?.groups;
            groups.iter().map(|group| &*group.id).collect()
        }
    };
    (ids.len() <= MOST).then_some(ids)
}

fn whole(subject: &Subject, entry: u32, new: &str) -> (Target, String) {
    (Target::entry(subject.document, entry), format!("\"{new}\""))
}

fn changes(subject: &Subject, id: &str, new: &str) -> Vec<(Target, String)> {
    let changes = subject.explainer.changes.iter().enumerate();
    let named = changes.filter(|(_, change)| change.card.as_deref() == Some(id));
    let entries = named.filter_map(|(index, _)| subject.string(&format!("/changes/{index}/card")));
    entries.map(|entry| whole(subject, entry, new)).collect()
}

fn figures(subject: &Subject, id: &str, new: &str) -> Vec<(Target, String)> {
    let mut edits = vec![];
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        for (at, figure) in card.figures.iter().enumerate() {
            let pointer = || format!("/cards/{index}/figures/{at}/source");
            if figure.source.as_deref() == Some(id)
                && let Some(entry) = subject.string(&pointer())
            {
                edits.push(whole(subject, entry, new));
            }
        }
    }
    edits
}

/// The id in each mark of a kind. A malformed id makes no mark, so the marks are among the faults.
fn marks(
    subject: &Subject,
    is_meant: &dyn Fn(&Mark) -> bool,
    id: &str,
    new: &str,
) -> Vec<(Target, String)> {
    let meant = subject.marks.faults.iter().filter(|mark| is_meant(mark));
    // `[[` and `[^` are two bytes each.
    let place = |mark: &Mark| mark.at.start + 2..mark.at.start + 2 + id.len();
    let target = |mark: &Mark| Target::Said(mark.entry, place(mark));
    meant.map(|mark| (target(mark), new.to_owned())).collect()
}

fn of_source<'a>(mark: &Mark<'a>) -> Option<&'a str> {
    let is_source = matches!(mark.kind, FaultKind::Source);
    let said = mark.said.strip_prefix("[^")?.strip_suffix(']')?;
    is_source.then_some(said)
}

fn of_term<'a>(mark: &Mark<'a>) -> Option<&'a str> {
    let is_term = matches!(mark.kind, FaultKind::Term);
    let said = mark.said.strip_prefix("[[")?;
    is_term.then_some(said)
}
