//! Reading is lenient: what a newer version of the format may bring does not cost the reader the
//! explainer.

use explainer_cards::model::card::{Impact, Kind};
use explainer_cards::model::citation::MAX_REPEATED;
use explainer_cards::model::explainer::ChangeKind;
use explainer_cards::model::read::{Misfit, Refusal, read};
use explainer_cards::model::{Date, Explainer};
use std::path::Path;

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    std::fs::read_to_string(path).expect("the fixture is there")
}

fn explainer(text: &str) -> Explainer {
    read(text.as_bytes()).expect("it is an explainer")
}

#[test]
fn every_field_of_version_1_is_read() {
    let full = explainer(&fixture("valid/full.json"));
    assert_eq!(&*full.id, "tide");
    assert_eq!(full.authors.len(), 2);
    assert_eq!(
        full.review_by.as_ref().map(Date::as_str),
        Some("2026-03-01")
    );
    assert_eq!(full.checked().map(Date::as_str), Some("2025-02-28"));
    assert_eq!(full.changes[0].kind, ChangeKind::Correction);
    assert_eq!(&*full.translations[0].href, "tide.fr.json");
    let card = &full.cards[0];
    assert_eq!(card.kind, Kind::What);
    assert_eq!(card.figures[0].value.as_str(), "12.40");
    assert_eq!(card.figures[0].value.fraction_digits(), Some(2));
    assert_eq!(card.events[0].date.parts(), Some((1687, 0, 0)));
    assert_eq!(card.events[1].date.parts(), Some((1833, 5, 0)));
    let impacts: Vec<Impact> = card.groups.iter().map(|group| group.impact).collect();
    let all = [
        Impact::Mixed,
        Impact::Positive,
        Impact::Negative,
        Impact::Unclear,
    ];
    assert_eq!(impacts, all);
    assert_eq!(card.media.as_ref().and_then(|media| media.width), Some(640));
    assert_eq!(card.table.as_ref().map(|table| table.rows.len()), Some(2));
    let quiz = card.quiz.as_ref().expect("a quiz");
    assert_eq!(
        [quiz.options[0].correct, quiz.options[1].correct],
        [true, false]
    );
    let counts = [
        card.body.len(),
        card.questions.len(),
        card.views.len(),
        card.unknowns.len(),
    ];
    assert_eq!(counts, [2, 1, 1, 1]);
    assert_eq!([card.next.len(), card.more.len()], [1, 1]);
}

#[test]
fn a_field_of_a_newer_version_is_passed_over() {
    let newer = fixture("valid/minimal.json").replacen('{', "{ \"mood\": [{ \"deep\": 1 }],", 1);
    assert_eq!(explainer(&newer), explainer(&fixture("valid/minimal.json")));
}

#[test]
fn a_word_of_a_newer_version_counts_as_the_vaguest_one() {
    let newer = fixture("valid/full.json").replace(
        "\"what\",\n      \"title\"",
        "\"whither\",\n      \"title\"",
    );
    assert_eq!(explainer(&newer).cards[0].kind, Kind::Other);
    let newer = fixture("valid/full.json").replace("\"positive\"", "\"splendid\"");
    assert_eq!(explainer(&newer).cards[0].groups[1].impact, Impact::Unclear);
}

#[test]
fn a_locked_card_needs_no_summary_and_every_other_one_does() {
    let card = |fields: &str| {
        let card = format!("{{ \"id\": \"a\", \"kind\": \"why\", \"title\": \"T\"{fields} }}");
        let file = "{ \"version\": 1, \"id\": \"a\", \"lang\": \"en\", \"title\": \"T\", \"summary\": \"S\", ";
        format!("{file}\"cards\": [{card}] }}")
    };
    let locked = explainer(&card(", \"locked\": true"));
    assert!(locked.cards[0].locked && locked.cards[0].is_for_subscribers());
    for fields in ["", ", \"locked\": false", ", \"access\": \"subscriber\""] {
        let (refusal, _) = read(card(fields).as_bytes()).unwrap_err();
        assert_eq!(
            refusal,
            Refusal::Invalid(Misfit::Missing("summary")),
            "{fields}"
        );
    }
}

#[test]
fn a_file_that_says_it_is_locked_needs_its_summary_all_the_same() {
    let text = fixture("valid/minimal.json").replacen('{', "{ \"locked\": true,", 1);
    let text = text.replacen("\"summary\"", "\"other\"", 1);
    let (refusal, _) = read(text.as_bytes()).unwrap_err();
    assert_eq!(refusal, Refusal::Invalid(Misfit::Missing("summary")));
}

#[test]
fn a_word_for_access_that_is_not_known_is_for_subscribers() {
    let text = fixture("valid/paywall.json").replace("\"free\"", "\"gold\"");
    assert!(explainer(&text).cards[3].is_for_subscribers());
    assert!(!explainer(&text).cards[0].is_for_subscribers());
}

#[test]
fn null_stands_for_a_field_that_is_absent() {
    let text = fixture("valid/minimal.json").replacen('{', "{ \"updated\": null,", 1);
    assert_eq!(explainer(&text).updated, None);
}

#[test]
fn the_first_thing_that_does_not_fit_is_the_reason_to_refuse() {
    let text = fixture("valid/minimal.json").replace("\"Why are there tides?\"", "7");
    let (refusal, at) = read(text.as_bytes()).unwrap_err();
    assert_eq!(refusal, Refusal::Invalid(Misfit::Text));
    assert_eq!(text[at as usize..].chars().next(), Some('7'));
}

#[test]
fn another_version_is_refused() {
    let text = fixture("valid/minimal.json").replace("\"version\": 1", "\"version\": 2");
    assert_eq!(
        read(text.as_bytes()).unwrap_err().0,
        Refusal::Invalid(Misfit::Version)
    );
}

/// An explainer that cites a source with a title of so many bytes twice.
fn cited_twice(title: usize) -> String {
    let title = "x".repeat(title);
    format!(
        r#"{{ "version": 1, "id": "tide", "lang": "en", "title": "T", "summary": "S",
             "cards": [{{ "id": "what", "kind": "what", "title": "T", "summary": "S[^a][^a]" }}],
             "sources": [{{ "id": "a", "title": "{title}" }}] }}"#
    )
}

#[test]
fn a_file_may_repeat_as_many_bytes_as_the_cap_says_and_no_more() {
    let around = read(cited_twice(0).as_bytes())
        .expect("it is short")
        .repeated();
    let most = (MAX_REPEATED - around) / 2;
    assert!(read(cited_twice(most).as_bytes()).is_ok());
    let refused = read(cited_twice(most + 1).as_bytes()).map_err(|(reason, _)| reason);
    assert_eq!(refused, Err(Refusal::Invalid(Misfit::Repeated)));
}

#[test]
fn whatever_is_repeated_counts() {
    let repeated = |cards: &str, rest: &str| {
        let file = format!(
            r#"{{ "version": 1, "id": "tide", "lang": "en", "title": "T", "summary": "S",
                 "cards": [{{ "id": "what", "kind": "what", "title": "T", "summary": "S", {cards} }}]{rest} }}"#
        );
        read(file.as_bytes()).expect("it is short").repeated()
    };
    let short = repeated(r#""body": ["A [[t]] [^s]."]"#, "");
    for rest in [
        r#", "glossary": [{ "id": "t", "term": "A long name of it", "definition": "D" }]"#,
        r#", "sources": [{ "id": "s", "title": "A long title of it" }]"#,
        r#", "sources": [{ "id": "s", "title": "T", "publisher": "A long publisher" }]"#,
    ] {
        let long = repeated(r#""body": ["A [[t]] [^s]."]"#, rest);
        assert!(long >= short + 15, "{rest}");
    }
    let row = r#"["A", "1"]"#;
    let table = |rows: &str| {
        let table = format!(
            r#""table": {{ "caption": "C", "columns": ["Long heading", "Other"], "rows": [{rows}] }}"#
        );
        repeated(&table, "")
    };
    assert_eq!(table(&format!("{row}, {row}")), 2 * table(row));
}
