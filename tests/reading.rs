//! The reader is lenient, so that an old widget can show files of a newer version.

use explainer_cards::model::card::{Impact, Kind};
use explainer_cards::model::explainer::ChangeKind;
use explainer_cards::model::read::{Misfit, Refusal, read};
use explainer_cards::model::repetition::MAX_REPEATED;
use explainer_cards::model::{Date, Explainer, Passage};
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
fn a_list_among_paragraphs_is_a_bullet_list() {
    let file = explainer(&fixture("valid/lists-and-spans.json"));
    let sources = |passage: &Passage| -> Vec<String> {
        let texts = passage.texts().iter();
        texts.map(|text| text.source().to_owned()).collect()
    };
    let [before, list, alone, after] = &file.cards[0].body[..] else {
        panic!("four passages: {:?}", file.cards[0].body)
    };
    assert!(matches!(before, Passage::Paragraph(_)) && matches!(after, Passage::Paragraph(_)));
    assert!(matches!(alone, Passage::List(_)));
    assert_eq!(
        sources(list),
        [
            "It lets **ships** pass",
            "It keeps the tide out[^port]",
            "It holds the [[sill]]"
        ]
    );
    assert_eq!(sources(after), ["And it makes no noise."]);
}

#[test]
fn an_event_can_last_lack_a_title_or_have_a_picture() {
    let file = explainer(&fixture("valid/lists-and-spans.json"));
    let [span, untitled, pictured, _] = &file.cards[1].events[..] else {
        panic!("four events: {:?}", file.cards[1].events)
    };
    assert_eq!(span.end_date.as_ref().map(Date::as_str), Some("2023-06"));
    assert!(untitled.title.is_none() && untitled.text.is_some());
    assert!(untitled.end_date.is_none() && untitled.media.is_none());
    let width = pictured.media.as_ref().and_then(|media| media.width);
    assert_eq!(width, Some(640));
}

/// `check` wants one of the two.
#[test]
fn an_event_with_neither_title_nor_text_is_read() {
    let text = fixture("valid/lists-and-spans.json")
        .replace("\"title\": \"The lock is built\", \"text\"", "\"mood\"");
    assert_eq!(explainer(&text).cards[1].events.len(), 4);
}

#[test]
fn only_texts_and_lists_of_texts_are_passages() {
    for wrong in [
        "7",
        "true",
        "null",
        "{}",
        "[[\"a\"]]",
        "[7]",
        "[null]",
        "[{}]",
    ] {
        let text = fixture("valid/lists-and-spans.json").replace("\"Three things:\"", wrong);
        let (refusal, _) = read(text.as_bytes()).unwrap_err();
        assert_eq!(refusal, Refusal::Invalid(Misfit::Text), "{wrong}");
    }
}

#[test]
fn an_unknown_field_is_ignored() {
    let newer = fixture("valid/minimal.json").replacen('{', "{ \"mood\": [{ \"deep\": 1 }],", 1);
    assert_eq!(explainer(&newer), explainer(&fixture("valid/minimal.json")));
}

#[test]
fn an_unknown_word_is_read_as_the_last_one() {
    let newer = fixture("valid/full.json").replace(
        "\"what\",\n      \"title\"",
        "\"whither\",\n      \"title\"",
    );
    assert_eq!(explainer(&newer).cards[0].kind, Kind::Other);
    let newer = fixture("valid/full.json").replace("\"positive\"", "\"splendid\"");
    assert_eq!(explainer(&newer).cards[0].groups[1].impact, Impact::Unclear);
}

#[test]
fn a_card_needs_only_id_kind_and_title() {
    let card = |fields: &str| {
        let card = format!("{{ \"id\": \"a\", \"kind\": \"why\", \"title\": \"T\"{fields} }}");
        let file = "{ \"version\": 1, \"id\": \"a\", \"lang\": \"en\", \"title\": \"T\", \"summary\": \"S\", ";
        explainer(&format!("{file}\"cards\": [{card}] }}"))
    };
    let locked = card(", \"locked\": true");
    assert!(locked.cards[0].locked && locked.cards[0].is_for_subscribers());
    for fields in ["", ", \"locked\": false", ", \"access\": \"subscriber\""] {
        assert!(card(fields).cards[0].summary.is_none(), "{fields}");
    }
}

#[test]
fn a_field_locked_of_the_file_has_no_effect() {
    let text = fixture("valid/minimal.json").replacen('{', "{ \"locked\": true,", 1);
    let text = text.replacen("\"summary\"", "\"other\"", 1);
    let (refusal, _) = read(text.as_bytes()).unwrap_err();
    assert_eq!(refusal, Refusal::Invalid(Misfit::Missing("summary")));
}

#[test]
fn an_unknown_access_is_for_subscribers() {
    let text = fixture("valid/paywall.json").replace("\"free\"", "\"gold\"");
    assert!(explainer(&text).cards[3].is_for_subscribers());
    assert!(!explainer(&text).cards[0].is_for_subscribers());
}

#[test]
fn null_means_an_absent_field() {
    let text = fixture("valid/minimal.json").replacen('{', "{ \"updated\": null,", 1);
    assert_eq!(explainer(&text).updated, None);
}

#[test]
fn the_first_misfit_is_the_reason_for_the_refusal() {
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

/// An explainer with so many citations of a source whose title has so many bytes.
fn citing(times: usize, title: usize) -> String {
    let (citations, title) = ("[^a]".repeat(times), "x".repeat(title));
    format!(
        r#"{{ "version": 1, "id": "tide", "lang": "en", "title": "T", "summary": "S",
             "cards": [{{ "id": "what", "kind": "what", "title": "T", "summary": "S{citations}" }}],
             "sources": [{{ "id": "a", "title": "{title}" }}] }}"#
    )
}

fn refusal(json: &str) -> Option<Refusal> {
    read(json.as_bytes()).err().map(|(reason, _)| reason)
}

#[test]
fn a_file_can_repeat_as_many_bytes_as_the_cap() {
    let around = read(citing(2, 0).as_bytes())
        .expect("a valid file")
        .repeated();
    let most = (MAX_REPEATED - around) / 2;
    assert_eq!(refusal(&citing(2, most)), None);
    let refused = Some(Refusal::Invalid(Misfit::Repeated));
    assert_eq!(refusal(&citing(2, most + 1)), refused);
}

#[test]
fn every_repeated_text_counts() {
    const LONG: &str = "something-that-is-forty-characters-long-";
    let repeated = |head: &str, card: &str, rest: &str| {
        let file = format!(
            r#"{{ "version": 1, "lang": "en", "title": "T", "summary": "S", {head},
                 "cards": [{{ "kind": "what", "summary": "S", {card} }}]{rest} }}"#
        );
        read(file.as_bytes()).expect("a valid file").repeated()
    };
    let head = r#""id": "x""#;
    let titled = r#""id": "what", "title": "T""#;
    let citing = r#""body": ["A [[t]] [^s]."]"#;
    let groups = r#""groups": [{ "id": "g", "name": "G", "impact": "mixed", "text": "T" }]"#;
    let quiz = r#""quiz": { "question": "Q", "options": [{ "text": "A", "correct": true }, { "text": "B" }] }"#;
    let source = r#", "sources": [{ "id": "s", "title": "x", "url": "y" }]"#;
    let term = r#", "glossary": [{ "id": "t", "term": "x", "definition": "D" }]"#;
    let change =
        r#", "changes": [{ "date": "2025", "type": "update", "card": "what", "text": "T" }]"#;
    let table = r#""table": { "caption": "C", "columns": ["x"], "rows": [["a"], ["b"]] }"#;
    // The repeated text, a file with a short one, and the part to replace by a long one.
    for (what, (head, card, rest), (short, long)) in [
        (
            "id of the explainer",
            (head, format!("{titled}, {citing}"), ""),
            ("\"x\"", "id"),
        ),
        (
            "title of a source",
            (head, format!("{titled}, {citing}"), source),
            ("\"x\"", "title"),
        ),
        (
            "address of a source",
            (head, format!("{titled}, {citing}"), source),
            ("\"y\"", "url"),
        ),
        (
            "name of a term",
            (head, format!("{titled}, {citing}"), term),
            ("\"x\"", "term"),
        ),
        (
            "title of a card, by citations",
            (head, format!("{titled}, {citing}"), source),
            ("\"T\"", "title"),
        ),
        (
            "title of a card, by changes",
            (head, titled.to_owned(), change),
            ("\"T\"", "title"),
        ),
        (
            "id of a card, by groups",
            (head, format!("{titled}, {groups}"), ""),
            ("\"what\"", "id"),
        ),
        (
            "id of a card, by options",
            (head, format!("{titled}, {quiz}"), ""),
            ("\"what\"", "id"),
        ),
        (
            "heading of a column",
            (head, format!("{titled}, {table}"), ""),
            ("\"x\"", "columns"),
        ),
    ] {
        let named = format!("\"{long}\": {short}");
        let listed = format!("\"{long}\": [{short}");
        let with = |text: &str| {
            let by = format!("\"{LONG}\"");
            text.replace(&named, &named.replace(short, &by))
                .replace(&listed, &listed.replace(short, &by))
        };
        let before = repeated(head, &card, rest);
        let after = repeated(&with(head), &with(&card), &with(rest));
        assert!(after >= before + 39, "{what}: {before}, then {after}");
    }
}

#[test]
fn every_row_counts_as_long_as_the_longest() {
    let table = |rows: &str| {
        let file = format!(
            r#"{{ "version": 1, "id": "x", "lang": "en", "title": "T", "summary": "S",
                 "cards": [{{ "id": "what", "kind": "what", "title": "T", "summary": "S",
                   "table": {{ "caption": "C", "columns": ["A"], "rows": [{rows}] }} }}] }}"#
        );
        read(file.as_bytes()).expect("a valid file").repeated()
    };
    let wide = format!("[{}\"\"]", "\"\", ".repeat(99));
    let of_one = table("[\"a\"]");
    assert_eq!(
        table(&format!("{wide}{}", ", []".repeat(9))),
        of_one + 10 * 101 - 2
    );
}
