//! Translations of what the original says now.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::{quoted, shown};
use crate::check::sibling::{is_same_language, origin};

pub const RULE: Rule = Rule {
    name: "stale-translation",
    severity: Severity::Warning,
    page: Page {
        what: "A card of a translation whose original has changed since `explainer-cards sync` wrote `translatedFrom`, or \
               a `translatedFrom` that it didn't write.",
        why: "What was corrected in the original is still wrong in the translation, and nobody notices.",
        place: Place::Beside(&[("tides.fr.json", FRENCH)]),
        wrong: r#""cards": [
  { "id": "what", "kind": "what", "title": "What is a tide?", "translatedFrom": "fr:00000000" }
],
"translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
        right: r#""cards": [
  { "id": "what", "kind": "what", "title": "What is a tide?", "translatedFrom": "fr:e8450b8b" }
],
"translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
    },
    check,
};

const FRENCH: &str = r#""lang": "fr",
"cards": [
  { "id": "what", "kind": "what", "title": "Qu’est-ce qu’une marée ?" }
],
"translations": [{ "lang": "en", "href": "tides.json" }]"#;

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let translations: Vec<_> = subject.translations().collect();
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        let Some(text) = card.translated_from.as_deref() else {
            continue;
        };
        let entry = subject.string(&format!("/cards/{index}/translatedFrom"));
        let Some((lang, hash)) = origin(text) else {
            found.whole(entry, move || unknown(text));
            continue;
        };
        let original = translations.iter().copied();
        let mut original = original.filter(|(_, each, _)| is_same_language(&each.lang, lang));
        if let Some((_, translation, sibling)) = original.next()
            && let Some(now) = sibling.hash(&card.id)
            && now != hash
        {
            found.whole(entry, move || stale(&card.id, &translation.href));
        }
    }
}

fn stale(card: &str, original: &str) -> Words {
    Words {
        message: format!("stale translation of card {}", quoted(card)),
        label: format!("the card has changed in {} since", quoted(original)),
        help: format!(
            "translate what changed, then run `explainer-cards sync --card {}` with {} and this file",
            shown(card),
            quoted(original)
        ),
    }
}

fn unknown(text: &str) -> Words {
    Words {
        message: format!("unknown origin {}", quoted(text)),
        label: "expected a language and a hash of 8 digits, such as `fr:0123abcd`".to_owned(),
        help: "run `explainer-cards sync`, which writes it, or remove it".to_owned(),
    }
}
