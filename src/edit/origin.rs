//! Which version of the original a translation is of.

use super::set;
use crate::check::{Sibling, translated_from};
use serde_json::Value;

/// Notes in the cards of a translation which version of the original's cards they are of: their `translatedFrom`.
///
/// `cards` has the ids of those that say what the original says; none means all. A card that the original lacks, and one
/// whose content is in another file, stays as it is. So does a text that isn't an explainer.
pub fn note_original(text: &str, original: &Sibling, cards: &[String]) -> String {
    let mut written = text.to_owned();
    let Some(translation) = Sibling::of(text.as_bytes()) else {
        return written;
    };
    for (index, id) in translation.cards().enumerate() {
        let is_wanted = cards.is_empty() || cards.iter().any(|wanted| wanted == id);
        let is_whole = translation.hash(id).is_some();
        if let Some(hash) = original.hash(id).filter(|_| is_wanted && is_whole) {
            let value = Value::from(translated_from(original.lang(), hash));
            let pointer = format!("/cards/{index}/translatedFrom");
            if let Ok(change) = set(&written, &pointer, &value) {
                written = change.apply(&written);
            }
        }
    }
    written
}
