//! Translations: the same explainer in the language that the file says, with a way back.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::{quoted, shown};
use crate::check::sibling::{Sibling, is_same_language};
use std::collections::HashMap;

pub const ID: Rule = Rule {
    name: "translation-id",
    severity: Severity::Error,
    page: Page {
        what: "A translation whose file has another `id`.",
        why: "Addresses such as `#tides_what` contain the id. If it differs, a link to a card leads nowhere after the \
              reader has chosen another language.",
        place: Place::Beside(&[("moon.fr.json", MOON), ("tides.fr.json", FRENCH)]),
        wrong: r#""translations": [{ "lang": "fr", "href": "moon.fr.json" }]"#,
        right: r#""translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
    },
    check: id,
};

pub const LANGUAGE: Rule = Rule {
    name: "translation-language",
    severity: Severity::Error,
    page: Page {
        what: "A translation whose file is in another language than `translations` says. `en` and `en-GB` are the same \
               here.",
        why: "Readers choose a language by its name and get another one.",
        place: Place::Beside(&[("tides.fr.json", FRENCH)]),
        wrong: r#""translations": [{ "lang": "de", "href": "tides.fr.json" }]"#,
        right: r#""translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
    },
    check: language,
};

pub const ONE_WAY: Rule = Rule {
    name: "one-way-translation",
    severity: Severity::Warning,
    page: Page {
        what: "A translation whose file doesn't list this language among its own translations.",
        why: "Readers who have chosen the other language can't come back to this one.",
        place: Place::Beside(&[("draft.fr.json", DRAFT), ("tides.fr.json", FRENCH)]),
        wrong: r#""translations": [{ "lang": "fr", "href": "draft.fr.json" }]"#,
        right: r#""translations": [{ "lang": "fr", "href": "tides.fr.json" }]"#,
    },
    check: one_way,
};

const FRENCH: &str = r#""lang": "fr",
"translations": [{ "lang": "en", "href": "tides.json" }]"#;

const MOON: &str = r#""id": "moon",
"lang": "fr",
"translations": [{ "lang": "en", "href": "moon.json" }]"#;

const DRAFT: &str = r#""lang": "fr""#;

fn id<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let own = &*subject.explainer.id;
    for (index, translation, sibling) in subject.translations() {
        if sibling.id != own {
            let entry = subject.string(&format!("/translations/{index}/href"));
            found.whole(entry, move || Words {
                message: format!("translation with another id: {}", quoted(&sibling.id)),
                label: format!("expected a file with the id {}", quoted(own)),
                help: format!(
                    "write `\"id\": \"{}\"` in {}, or correct the path",
                    shown(own),
                    quoted(&translation.href)
                ),
            });
        }
    }
}

fn language<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, translation, sibling) in subject.translations() {
        if !is_same_language(&translation.lang, &sibling.lang) {
            let entry = subject.string(&format!("/translations/{index}/lang"));
            found.whole(entry, move || Words {
                message: format!("translation in another language: {}", quoted(&sibling.lang)),
                label: format!("expected the language of {}", quoted(&translation.href)),
                help: format!(
                    "write {} here, or correct `lang` in that file",
                    quoted(&sibling.lang)
                ),
            });
        }
    }
}

fn one_way<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let own = &*subject.explainer.lang;
    // Many addresses may lead to one file, which may have many translations.
    let mut known: HashMap<*const Sibling, bool> = HashMap::new();
    for (index, translation, sibling) in subject.translations() {
        let leads_back = || {
            let mut languages = sibling.translations.iter();
            languages.any(|lang| is_same_language(lang, own))
        };
        if !*known.entry(sibling).or_insert_with(leads_back) {
            let entry = subject.string(&format!("/translations/{index}/href"));
            found.whole(entry, move || Words {
                message: "translation without a way back".to_owned(),
                label: format!(
                    "expected {} among the translations of that file",
                    quoted(own)
                ),
                help: format!(
                    "add `{{ \"lang\": \"{}\", \"href\": \"…\" }}` to `translations` in {}",
                    shown(own),
                    quoted(&translation.href)
                ),
            });
        }
    }
}
