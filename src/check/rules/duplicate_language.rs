//! Translations, each in a language of its own.

use super::{Found, Rule, Subject, language};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub const RULE: Rule = Rule {
    name: "duplicate-language",
    severity: Severity::Error,
    page: Page {
        what: "The same language for two files of one explainer.",
        why: "Readers choose the translation by its language. Of two with the same language they can't tell which is \
              which.",
        place: Place::Explainer,
        wrong: r#""translations": [
  { "lang": "fr", "href": "tides.fr.json" },
  { "lang": "fr", "href": "tides.be.json" }
]"#,
        right: r#""translations": [
  { "lang": "fr", "href": "tides.fr.json" },
  { "lang": "fr-BE", "href": "tides.be.json" }
]"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let mut taken: HashMap<String, String> = HashMap::new();
    language::each_of_the_explainer(subject, &mut |pointer, lang| {
        let Ok(tag) = language::parse(lang) else {
            return;
        };
        match taken.entry(tag.into_inner()) {
            Entry::Vacant(free) => {
                free.insert(pointer);
            }
            Entry::Occupied(first) => {
                let first = first.get().clone();
                found.whole(subject.string(&pointer), move || Words {
                    message: format!("duplicate language {}", quoted(lang)),
                    label: "expected another language".to_owned(),
                    help: format!("remove one of the two: {first} has it already"),
                });
            }
        }
    });
}
