//! A choice of an explainer for mail: some of the cards, and how much of them.

use super::used::Used;
use super::{Error, Options};
use crate::model::Explainer;
use crate::state::Depth;

/// The explainer with the chosen cards, and of glossary, sources and changes what those need.
///
/// # Errors
///
/// There is no card with one of the ids.
pub fn chosen(explainer: &Explainer, options: &Options) -> Result<Explainer, Error> {
    let mut chosen = explainer.clone();
    for id in &options.cards {
        if !explainer.cards.iter().any(|card| &*card.id == id) {
            let ids = explainer.cards.iter().map(|card| card.id.to_string());
            return Err(Error::NoCard(id.clone(), ids.collect()));
        }
    }
    let is_chosen =
        |id: &str| options.cards.is_empty() || options.cards.iter().any(|one| one == id);
    chosen.cards.retain(|card| is_chosen(&card.id));
    if options.depth != Depth::Full {
        chosen.cards.iter_mut().for_each(|card| card.more.clear());
    }
    if options.cards.is_empty() && options.depth == Depth::Full {
        return Ok(chosen);
    }
    let about_chosen = |id: Option<&str>| id.is_none_or(is_chosen);
    chosen
        .changes
        .retain(|change| about_chosen(change.card.as_deref()));
    let used = Used::by(&chosen, |_| true, |_| true);
    keep(&mut chosen.glossary, |index| used.terms.contains(&index));
    keep(&mut chosen.sources, |index| used.sources.contains(&index));
    chosen.index();
    Ok(chosen)
}

fn keep<T>(items: &mut Vec<T>, is_kept: impl Fn(usize) -> bool) {
    let mut index = 0;
    items.retain(|_| {
        index += 1;
        is_kept(index - 1)
    });
}
