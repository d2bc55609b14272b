//! How much text an explainer repeats.
//!
//! A page says the publisher of a source at each citation, the heading of a column at each cell that phones stack, and
//! so on. Without a bound a file of 1 MiB could ask for pages of gigabytes.

use super::Explainer;
use super::inline::Node;
use super::reference::Holder;

/// How many bytes an explainer may repeat. Far more than any story needs: a citation repeats some 250.
pub const MAX_REPEATED: usize = 1 << 20;

/// The least that a reference counts for, in bytes: roughly its tags.
const REFERENCE: usize = 32;

impl Explainer {
    /// How many bytes of names, titles, ids and addresses are repeated, in the form that repeats the most.
    ///
    /// Sums and products saturate: they can be larger than the 32 bits that a page counts in, which would come out
    /// small, and the page would accept what the tool refuses.
    pub fn repeated(&self) -> usize {
        let mut sum = 0_usize;
        self.each_reference(&mut |holder, node| {
            let (title, card) = match holder {
                Holder::Card(index) => (&self.cards[index].title, self.cards[index].id.len()),
                _ => (&self.title, 0),
            };
            let mut bytes = REFERENCE + self.id.len() + title.len() + card;
            if let Node::Citation(id) | Node::Term(id, _) = node {
                bytes += 2 * id.len();
            }
            if let Node::Term(id, _) = node {
                bytes += self.term(id).map_or(0, |term| term.term.len());
            }
            if let Some((_, source)) = self.cited(node) {
                bytes += source.publisher.as_ref().unwrap_or(&source.title).len();
                bytes += source.url.as_ref().map_or(0, |url| url.len());
            }
            sum = sum.saturating_add(bytes);
        });
        for change in &self.changes {
            let mut cards = self.cards.iter();
            if let Some(card) = cards.find(|card| Some(&card.id) == change.card.as_ref()) {
                sum = sum.saturating_add(self.id.len() + card.id.len() + card.title.len());
            }
        }
        for card in &self.cards {
            // A quiz and groups name the card in each control, twice.
            let options = card.quiz.as_ref().map_or(0, |quiz| quiz.options.len());
            let controls = 2 * (options + card.groups.len());
            sum = sum
                .saturating_add(2 * self.id.len())
                .saturating_add(controls.saturating_mul(card.id.len()));
            if let Some(table) = &card.table {
                // Phones repeat the headings in each row; some forms fill up all rows to the length of the longest.
                let rows = table.rows.iter().map(Vec::len);
                let widest = rows.fold(table.columns.len(), usize::max);
                let headings: usize = table.columns.iter().map(|column| column.len()).sum();
                sum = sum.saturating_add(table.rows.len().saturating_mul(headings + widest));
            }
        }
        sum
    }
}
