//! The amount of text that is repeated when an explainer is shown.
//!
//! A page repeats the publisher of a source at each citation, the heading of a column at each cell that is stacked on
//! phones, and so on. Without a limit a file of 1 MiB could produce a page of gigabytes.

use super::Explainer;
use super::inline::Node;
use super::reference::Holder;

/// The largest number of bytes that an explainer may repeat. This is far more than a story needs: a citation repeats
/// about 250 bytes.
pub const MAX_REPEATED: usize = 1 << 20;

/// The smallest size of a reference, in bytes: roughly its tags.
const REFERENCE: usize = 32;

impl Explainer {
    /// The number of bytes of names, titles, ids and addresses that are repeated, in the form that repeats the most.
    ///
    /// Sums and products saturate. In wasm `usize` has 32 bits: with wrapping sums a page would accept files that the
    /// tool refuses.
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
            // Each option of a quiz and each group has the id of the card twice.
            let options = card.quiz.as_ref().map_or(0, |quiz| quiz.options.len());
            let controls = 2 * (options + card.groups.len());
            sum = sum
                .saturating_add(2 * self.id.len())
                .saturating_add(controls.saturating_mul(card.id.len()));
            if let Some(table) = &card.table {
                // On phones the headings are repeated in each row. Some forms pad all rows to the longest one.
                let rows = table.rows.iter().map(Vec::len);
                let widest = rows.fold(table.columns.len(), usize::max);
                let headings: usize = table.columns.iter().map(|column| column.len()).sum();
                sum = sum.saturating_add(table.rows.len().saturating_mul(headings + widest));
            }
        }
        sum
    }
}
