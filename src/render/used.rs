//! Which terms and sources the content of some cards uses.

use crate::model::explainer::Change;
use crate::model::inline::{self, Node};
use crate::model::{Card, Explainer, Prose};
use std::collections::{BTreeSet, HashMap};

/// The indices of terms and sources, in the order of the file.
pub struct Used {
    pub terms: BTreeSet<usize>,
    pub sources: BTreeSet<usize>,
}

impl Used {
    /// What the summary, these cards and these changes use, and the definitions of the terms in them.
    pub fn by(
        explainer: &Explainer,
        reads_card: impl Fn(&Card) -> bool,
        reads_change: impl Fn(&Change) -> bool,
    ) -> Self {
        let mut used = Self {
            terms: BTreeSet::new(),
            sources: BTreeSet::new(),
        };
        let terms = first(explainer.glossary.iter().map(|term| &*term.id));
        let sources = first(explainer.sources.iter().map(|source| &*source.id));
        // Texts that remain to be searched.
        let mut ahead: Vec<&Prose> = vec![&explainer.summary];
        for card in explainer.cards.iter().filter(|card| reads_card(card)) {
            card.each_prose(&mut |_, prose| ahead.push(prose));
            let figures = card.figures.iter();
            let named = figures.filter_map(|figure| sources.get(figure.source.as_deref()?));
            used.sources.extend(named);
        }
        let changes = explainer.changes.iter();
        let changes = changes.filter(|change| reads_change(change));
        ahead.extend(changes.map(|change| &change.text));
        while let Some(prose) = ahead.pop() {
            inline::each_reference(&inline::parse(prose.source()), &mut |node| match node {
                Node::Citation(id) => used.sources.extend(sources.get(*id)),
                Node::Term(id, _) => {
                    let index = terms.get(*id).copied();
                    let new = index.filter(|index| used.terms.insert(*index));
                    ahead.extend(new.map(|index| &explainer.glossary[index].definition));
                }
                _ => {}
            });
        }
        used
    }
}

/// The index of the first item with each id.
fn first<'a>(
    ids: impl DoubleEndedIterator<Item = &'a str> + ExactSizeIterator,
) -> HashMap<&'a str, usize> {
    ids.enumerate()
        .rev()
        .map(|(index, id)| (id, index))
        .collect()
}
