//! Ids: well formed, given once, and known where they are used.

use super::super::finding::{Finding, Thing, Wrong};
use super::Subject;
use crate::model::Text;
use std::collections::{HashMap, HashSet};

/// What the attributes `open` and `cards` of the element take for every card.
const EVERY_CARD: &str = "all";

pub fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let explainer = subject.explainer;
    given(subject, found, [("/id".to_owned(), &explainer.id)]);
    let ids = |list: &'static str| move |index: usize| format!("/{list}/{index}/id");
    let pointers = |list| (0..).map(ids(list));
    given(
        subject,
        found,
        pointers("cards").zip(explainer.cards.iter().map(|card| &card.id)),
    );
    given(
        subject,
        found,
        pointers("glossary").zip(explainer.glossary.iter().map(|term| &term.id)),
    );
    given(
        subject,
        found,
        pointers("sources").zip(explainer.sources.iter().map(|each| &each.id)),
    );
    for (index, card) in explainer.cards.iter().enumerate() {
        if &*card.id == EVERY_CARD {
            subject.report(found, &format!("/cards/{index}/id"), Wrong::Reserved);
        }
        let groups = card.groups.iter().enumerate();
        let ids = groups.map(|(at, each)| (format!("/cards/{index}/groups/{at}/id"), &each.id));
        given(subject, found, ids);
    }
    used(subject, found);
}

/// Checks ids where they are given.
fn given<'a>(
    subject: &Subject,
    found: &mut dyn FnMut(Finding),
    ids: impl IntoIterator<Item = (String, &'a Text)>,
) {
    let mut taken: HashMap<&str, String> = HashMap::new();
    for (pointer, id) in ids {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.trim().is_empty() {
            // `texts` reports it.
        } else if !id.bytes().all(fits) {
            subject.report(found, &pointer, Wrong::Id);
        } else if let Some(first) = taken.get(&**id) {
            subject.report(found, &pointer, Wrong::Taken(first.clone()));
        } else {
            taken.insert(id, pointer);
        }
    }
}

/// Checks ids where they are used in fields; `texts` checks those in texts.
fn used(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let explainer = subject.explainer;
    let sources: HashSet<&str> = explainer.sources.iter().map(|source| &*source.id).collect();
    let cards: HashSet<&str> = explainer.cards.iter().map(|card| &*card.id).collect();
    for (index, card) in explainer.cards.iter().enumerate() {
        for (at, figure) in card.figures.iter().enumerate() {
            if let Some(source) = &figure.source
                && !sources.contains(&**source)
            {
                let pointer = format!("/cards/{index}/figures/{at}/source");
                subject.report(found, &pointer, Wrong::Unknown(Thing::Source));
            }
        }
    }
    for (index, change) in explainer.changes.iter().enumerate() {
        if let Some(id) = &change.card
            && !cards.contains(&**id)
        {
            subject.report(
                found,
                &format!("/changes/{index}/card"),
                Wrong::Unknown(Thing::Card),
            );
        }
    }
}
