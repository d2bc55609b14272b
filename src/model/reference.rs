//! References in reading order: citations, which determine the numbers of sources, and terms.

use super::inline::{Node, each_reference};
use super::{Explainer, Prose};

/// The part of an explainer that contains a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The summary of the explainer.
    Summary,
    /// The card at an index.
    Card(usize),
    /// The list of terms.
    Glossary,
    /// The list of changes.
    Changes,
}

impl Explainer {
    /// Visits each citation and each term in reading order, with the part that contains it.
    pub fn each_reference(&self, visit: &mut dyn FnMut(Holder, &Node)) {
        read(Holder::Summary, &self.summary, visit);
        for (index, card) in self.cards.iter().enumerate() {
            let holder = Holder::Card(index);
            card.each_prose(&mut |place, prose| {
                read(holder, prose, visit);
                // The citation of a figure's source follows its label.
                let figure = place.index.filter(|_| place.section == "figures");
                let figure = figure.and_then(|index| card.figures.get(index));
                if let Some(id) = figure.and_then(|figure| figure.source.as_deref()) {
                    visit(holder, &Node::Citation(id));
                }
            });
        }
        for term in &self.glossary {
            read(Holder::Glossary, &term.definition, visit);
        }
        for change in &self.changes {
            read(Holder::Changes, &change.text, visit);
        }
    }

    /// Sorts the sources by their first citation. Sources that are never cited come last, in the order of the file.
    pub fn sort_sources(&mut self) {
        let mut order = vec![];
        let mut is_cited = vec![false; self.sources.len()];
        self.each_reference(&mut |_, node| {
            let Some((number, _)) = self.cited(node) else {
                return;
            };
            if !std::mem::replace(&mut is_cited[number - 1], true) {
                order.push(number - 1);
            }
        });
        order.extend((0..is_cited.len()).filter(|index| !is_cited[*index]));
        let mut sources: Vec<_> = std::mem::take(&mut self.sources)
            .into_iter()
            .map(Some)
            .collect();
        self.sources = order
            .iter()
            .filter_map(|index| sources[*index].take())
            .collect();
        self.index();
    }
}

fn read(holder: Holder, prose: &Prose, visit: &mut dyn FnMut(Holder, &Node)) {
    each_reference(&prose.parse(), &mut |node| visit(holder, node));
}
