//! A draft of the change log.

use super::difference::{Action, Difference, Part};
use super::words::Words;
use crate::model::{Date, Explainer};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// The number of parts that an entry names for each action.
const NAMED: usize = 5;

/// An entry for `changes`, with the fields of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// The day of the change.
    pub date: String,
    /// `correction` or `update`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The id of the card that changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// What changed, in the language of the file if there are words for it, otherwise in English.
    pub text: String,
}

/// Drafts the change log of the new file: one entry for each card that changed, and one for what is in no card of it.
///
/// An entry is an update if something was added, otherwise a correction: only an editor knows whether what changed was
/// wrong. What readers needn't be told isn't named: dates of the file, the order of cards and lists, who can read a card.
/// A card about which the new file already has a new entry gets none.
pub fn draft(differences: &[Difference], new: &Explainer, date: &Date) -> Vec<Draft> {
    let words = Words::of(&new.lang);
    let ids: HashSet<&str> = new.cards.iter().map(|card| &*card.id).collect();
    let mut by_card: HashMap<Option<&str>, Vec<&Difference>> = HashMap::new();
    for difference in differences.iter().filter(|each| is_told(each)) {
        let card = difference.card.as_deref().filter(|id| ids.contains(id));
        by_card.entry(card).or_default().push(difference);
    }
    for card in written(differences, new) {
        by_card.remove(&card);
    }
    let cards = new.cards.iter().map(|card| Some(&*card.id)).chain([None]);
    let drafts = cards.filter_map(|card| {
        let differences = by_card.remove(&card)?;
        Some(Draft {
            date: date.as_str().to_owned(),
            kind: kind(&differences),
            card: card.map(str::to_owned),
            text: words.sentences(&differences, NAMED),
        })
    });
    drafts.collect()
}

/// The cards about which an entry of the new file is new.
fn written<'e>(
    differences: &[Difference],
    new: &'e Explainer,
) -> impl Iterator<Item = Option<&'e str>> {
    let is_new = |each: &&Difference| each.part == Part::Change && each.action == Action::Added;
    let added = differences.iter().filter(is_new);
    added.filter_map(|each| {
        let place: usize = each.pointer.rsplit('/').next()?.parse().ok()?;
        Some(new.changes.get(place)?.card.as_deref())
    })
}

fn kind(differences: &[&Difference]) -> &'static str {
    let is_added = |each: &&Difference| each.action == Action::Added;
    if differences.iter().any(is_added) {
        "update"
    } else {
        "correction"
    }
}

/// Whether readers are told about it.
fn is_told(difference: &Difference) -> bool {
    match (difference.part, difference.action) {
        (Part::Author | Part::Change | Part::Translation, _) | (_, Action::Moved) => false,
        (Part::Explainer | Part::Card, Action::Changed | Action::Renamed) => {
            matches!(difference.field, Some("title" | "summary"))
        }
        _ => true,
    }
}
