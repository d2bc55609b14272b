//! References in the order of reading: citations of sources, which number them, and terms.

use super::inline::{Node, each_reference};
use super::{Explainer, Prose};

/// What holds a reference.
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

/// How much text the references of an explainer, and its tables, may repeat, in bytes. Far more than any story needs:
/// a citation repeats some 150 bytes. Without a bound a file of 1 MiB could ask for pages of gigabytes.
pub const MAX_REPEATED: usize = 1 << 20;

/// The least that a reference counts for, in bytes: roughly its tags.
const REFERENCE: usize = 32;

impl Explainer {
    /// Visits each citation and each term in the order of reading, and what holds it.
    pub fn each_reference(&self, visit: &mut dyn FnMut(Holder, &Node)) {
        read(Holder::Summary, &self.summary, visit);
        for (index, card) in self.cards.iter().enumerate() {
            let holder = Holder::Card(index);
            card.each_prose(&mut |place, prose| {
                read(holder, prose, visit);
                // The source of a number stands behind its label.
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

    /// Puts the sources into the order in which they are first cited. Those that nothing cites come last, in the
    /// order of the file.
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

    /// How many bytes of names, titles and ids the references repeat, the controls of groups and quizzes, and the
    /// cells of tables, each of which repeats the heading of its column.
    pub fn repeated(&self) -> usize {
        let mut sum = 0;
        self.each_reference(&mut |holder, node| {
            sum += REFERENCE + self.id.len();
            if let Holder::Card(index) = holder {
                sum += self.cards[index].title.len() + self.cards[index].id.len();
            }
            match node {
                Node::Citation(id) => sum += 2 * id.len(),
                Node::Term(id, _) => {
                    sum += 2 * id.len() + self.term(id).map_or(0, |term| term.term.len());
                }
                _ => {}
            }
            if let Some((_, source)) = self.cited(node) {
                sum += source.publisher.as_ref().unwrap_or(&source.title).len();
            }
        });
        for card in &self.cards {
            let options = card.quiz.as_ref().map_or(0, |quiz| quiz.options.len());
            sum += card.id.len() * (options + card.groups.len());
            sum += card
                .groups
                .iter()
                .map(|group| group.id.len())
                .sum::<usize>();
            if let Some(table) = &card.table {
                let columns: usize = table.columns.iter().map(|column| column.len()).sum();
                sum = sum.saturating_add(columns.saturating_mul(table.rows.len()));
            }
        }
        sum
    }
}

fn read(holder: Holder, prose: &Prose, visit: &mut dyn FnMut(Holder, &Node)) {
    each_reference(&prose.parse(), &mut |node| visit(holder, node));
}
