//! What a code editor offers and says at a place of a file: Microsoft's language service for JSON, which VS Code has.

use crate::node;
use explainer_cards::check::schema;
use serde::Deserialize;
use serde_json::json;

/// What the editor says at the place of `|` in a file.
#[derive(Deserialize)]
struct Said {
    completions: Vec<Completion>,
    hover: String,
    problems: Vec<Found>,
}

#[derive(Deserialize)]
struct Completion {
    label: String,
    order: String,
    /// What is inserted; `$1` and `${1:…}` are gaps.
    text: String,
}

#[derive(Deserialize)]
struct Found {
    message: String,
    text: String,
}

impl Said {
    /// The completions in the order in which they are shown.
    fn labels(&self) -> Vec<&str> {
        let mut all: Vec<&Completion> = self.completions.iter().collect();
        all.sort_by_key(|completion| &completion.order);
        all.into_iter().map(|each| &*each.label).collect()
    }

    /// What a completion inserts, without line breaks and indentation.
    fn inserts(&self, label: &str) -> String {
        let completion = self.completions.iter().find(|each| each.label == label);
        let text = &completion.expect(label).text;
        text.replace(['\n', '\t'], "")
    }

    /// What is wrong with a part of the file.
    fn problem(&self, text: &str) -> &str {
        let problem = self.problems.iter().find(|problem| problem.text == text);
        &problem.expect(text).message
    }
}

/// Calls `check` with what the editor says; not without Node.js.
fn at(marked: &str, check: impl FnOnce(&Said)) {
    let offset = marked.find('|').expect("a mark");
    let text = marked.replacen('|', "", 1);
    let input = json!({ "schema": schema(), "text": text, "offset": offset });
    if let Some(said) = node::run("schema/ask.mjs", "EDITOR_PACKAGES", &input) {
        check(&said);
    }
}

/// The same inside of a card.
fn in_card(marked: &str, check: impl FnOnce(&Said)) {
    at(&format!(r#"{{ "cards": [{{ {marked} }}] }}"#), check);
}

#[test]
fn an_empty_file_is_begun_by_one_completion() {
    at("|", |said| {
        assert_eq!(said.labels(), ["New: Explainer"]);
        let text = said.inserts("New: Explainer");
        assert!(
            text.starts_with(r#"{"version": 1,"id": "${1:my-topic}","lang": "#),
            "{text}"
        );
    });
}

#[test]
fn needed_fields_are_offered_first() {
    at("{ | }", |said| {
        let first = [
            "version", "id", "lang", "title", "summary", "cards", "$schema",
        ];
        assert_eq!(said.labels()[..7], first);
    });
}

#[test]
fn a_field_that_is_there_is_not_offered_again() {
    in_card(r#""id": "why", |"#, |said| {
        assert!(!said.labels().contains(&"id"));
        assert!(said.labels().contains(&"kind"));
    });
}

#[test]
fn a_new_card_is_offered_for_each_kind() {
    at(r#"{ "cards": [|] }"#, |said| {
        assert_eq!(said.labels().len(), 12);
        assert_eq!(
            said.inserts("New card: Who does it affect?"),
            r#"{"id": "${1:who}","kind": "who","title": "${2:Who does it affect?}","summary": "$3","#
                .to_owned()
                + r#""groups": [{"id": "$4","name": "$5","#
                + r#""impact": "${6|positive,negative,mixed,unclear|}","text": "$7"}]}"#
        );
    });
}

#[test]
fn a_new_section_has_its_needed_fields() {
    in_card("|", |said| {
        let figures = r#""figures": [{"value": ${1:0},"label": "$2"}]"#;
        assert_eq!(said.inserts("figures"), figures);
        let media = r#""media": {"src": "$1","alt": "$2","credit": "$3"}"#;
        assert_eq!(said.inserts("media"), media);
    });
}

#[test]
fn a_new_entry_of_a_section_has_its_needed_fields() {
    in_card(r#""questions": [|]"#, |said| {
        assert_eq!(said.labels(), ["New: Question and answer"]);
        let text = said.inserts("New: Question and answer");
        assert_eq!(text, r#"{"question": "$1","answer": "$2"}"#);
    });
}

#[test]
fn a_bullet_list_is_offered_among_paragraphs() {
    in_card(r#""body": [|]"#, |said| {
        assert_eq!(said.inserts("New: Bullet list"), r#"["$1","$2"]"#);
    });
    in_card(r#""body": ["A paragraph", ["a point", |]]"#, |said| {
        assert!(!said.labels().contains(&"New: Bullet list"));
    });
}

#[test]
fn an_event_needs_only_a_date_and_words() {
    let event = |fields: &str, check: &dyn Fn(&Said)| {
        in_card(&format!(r#""events": [{{ {fields} }}]"#), check);
    };
    event(r#""date": "2024", |"#, &|said| {
        assert_eq!(said.labels(), ["endDate", "title", "text", "media"]);
        let media = r#""media": {"src": "$1","alt": "$2","credit": "$3"}"#;
        assert_eq!(said.inserts("media"), media);
    });
    let missing = |said: &Said| {
        let problems = said.problems.iter();
        problems
            .filter(|each| each.message.contains("title"))
            .count()
    };
    event(r#""date": "2024", "text": "a"|"#, &|with_text| {
        event(r#""date": "2024"|"#, &|without| {
            assert_eq!(missing(without), missing(with_text) + 1);
        });
    });
}

#[test]
fn a_text_gets_its_quotes() {
    in_card("|", |said| {
        assert_eq!(said.inserts("summary"), r#""summary": "$1""#);
    });
}

#[test]
fn the_words_of_a_field_are_offered() {
    in_card(r#""groups": [{ "impact": | }]"#, |said| {
        let words = [
            r#""positive""#,
            r#""negative""#,
            r#""mixed""#,
            r#""unclear""#,
        ];
        assert_eq!(said.labels(), words);
    });
}

#[test]
fn null_is_never_offered() {
    for place in [
        r#""published": |"#,
        r#""publisher": |"#,
        r#""cards": [{ "summary": | }]"#,
        r#""cards": [{ "access": | }]"#,
        r#""cards": [{ "figures": [{ "value": 1, "unit": | }] }]"#,
        r#""cards": [{ "media": { "width": | } }]"#,
    ] {
        at(&format!("{{ {place} }}"), |said| {
            assert!(
                !said.labels().contains(&"null"),
                "{place}: {:?}",
                said.labels()
            );
        });
    }
}

#[test]
fn a_locked_card_is_never_offered() {
    in_card("|", |said| {
        assert!(!said.labels().contains(&"locked"));
        assert_eq!(said.inserts("access"), r#""access": $1"#);
    });
}

#[test]
fn every_field_is_explained_in_its_own_words() {
    at(
        r#"{ "publ|ished": "2025-01-02", "updated": "2025-01-03" }"#,
        |said| {
            let words = "First published\n\nThe day on which the explainer first appeared\\.";
            assert_eq!(said.hover, words);
        },
    );
    at(
        r#"{ "published": "2025-01-02", "up|dated": "2025-01-03" }"#,
        |said| {
            assert!(
                said.hover
                    .starts_with("Last changed\n\nThe day on which you last")
            );
        },
    );
}

#[test]
fn a_field_with_an_object_is_explained_in_its_own_words() {
    in_card(r#""ta|ble": {}"#, |said| {
        assert_eq!(
            said.hover,
            "Comparison\n\nA table that compares a few things\\."
        );
    });
}

#[test]
fn a_word_is_explained_beside_its_field() {
    in_card(r#""kind": "w|hy""#, |said| {
        let parts = [
            "Question that the card answers",
            "`why`: Why does it matter?",
        ];
        for part in parts {
            assert!(said.hover.contains(part), "{}", said.hover);
        }
    });
}

#[test]
fn the_entries_of_a_list_are_explained() {
    in_card(r#""body": ["A |sentence"]"#, |said| {
        assert!(
            said.hover.starts_with("Text\n\nThe answer in full"),
            "{}",
            said.hover
        );
    });
}

#[test]
fn a_wrong_form_is_explained_by_what_to_write() {
    let file = r#"{ "id": "My Topic", "lang": "fr_FR", "updated": "12.8.2025", "title": "",
        "cards": [{ "id": "all" }] }|"#;
    at(file, |said| {
        let id = "Use only small letters a to z, digits and hyphens, such as harbour-tram";
        assert_eq!(said.problem(r#""My Topic""#), id);
        let lang = "Use a language tag such as fr, en-GB or zh-Hans";
        assert_eq!(said.problem(r#""fr_FR""#), lang);
        let date = "Use a day, a month or a year: 2024-12-02, 2024-12 or 2024";
        assert_eq!(said.problem(r#""12.8.2025""#), date);
        assert_eq!(
            said.problem(r#""""#),
            "Write a text, or leave the field out"
        );
        let card =
            "Use only small letters a to z, digits and hyphens, such as how-it-began, but not all";
        assert_eq!(said.problem(r#""all""#), card);
    });
}

#[test]
fn an_unknown_field_is_a_problem() {
    at(r#"{ "sumary": "x" }|"#, |said| {
        assert_eq!(
            said.problem(r#""sumary""#),
            "Property sumary is not allowed."
        );
    });
}

#[test]
fn a_valid_file_has_no_problem() {
    at(
        &format!(
            "{}|",
            include_str!("../fixtures/valid/full.json").replace('|', "\\u007c")
        ),
        |said| {
            let problems: Vec<_> = said
                .problems
                .iter()
                .map(|problem| &problem.message)
                .collect();
            assert!(problems.is_empty(), "{problems:?}");
        },
    );
}
