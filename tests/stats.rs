//! `explainer-cards stats` measures what an editor plans.

#[path = "tool/said.rs"]
mod said;
mod tool;

use explainer_cards::model::read::read;
use explainer_cards::stats::{Sentence, Stats};
use said::said;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tool::explainer_cards;

fn stats(file: &Value) -> Stats {
    Stats::of(&read(file.to_string().as_bytes()).expect("it is an explainer"))
}

fn tram() -> Value {
    json!({
        "version": 1, "id": "tram", "lang": "en", "title": "Why so late?", "summary": "It opens in **autumn**.",
        "reviewBy": "2026-02-12",
        "cards": [{
            "id": "why", "kind": "why", "title": "Why?", "summary": "A [[tram]] is heavy.[^city] The bridge, of 1931, is weak.",
            "body": ["No."], "more": ["Yes."],
            "media": { "src": "a.jpg", "alt": "A bridge", "credit": "B" }
        }],
        "glossary": [{ "id": "tram", "term": "train in a street", "definition": "A train." }],
        "sources": [{ "id": "city", "title": "Report" }, { "id": "ft", "title": "Trams" }]
    })
}

#[test]
fn everything_that_readers_can_open_is_counted() {
    let stats = stats(&tram());
    // Title 3, summary 4, card title 1, its summary 7 and 6, body 1, more 1.
    assert_eq!(stats.words, 23);
    let counts = [
        stats.cards,
        stats.sections,
        stats.sources,
        stats.terms,
        stats.pictures,
    ];
    assert_eq!(counts, [1, 3, 2, 1, 1]);
    assert_eq!((stats.title_characters, stats.summary_characters), (12, 19));
    assert_eq!(stats.review_by.as_deref(), Some("2026-02-12"));
}

#[test]
fn bullet_lists_and_what_events_contain_are_counted() {
    let mut file = tram();
    let before = stats(&file);
    let card = &mut file["cards"][0];
    card["body"] = json!(["No.", ["One point", "Another"]]);
    card["more"] = json!([["Yes."]]);
    card["events"] = json!([{
        "date": "2024", "endDate": "2025", "text": "It closed.",
        "media": { "src": "b.jpg", "alt": "A fence", "credit": "B", "caption": "The fence" }
    }]);
    let after = stats(&file);
    // The list 3, the text of the event 2, its caption 2.
    assert_eq!(after.words - before.words, 7);
    assert_eq!((before.pictures, after.pictures), (1, 2));
}

#[test]
fn the_longest_sentence_is_given_as_readers_see_it() {
    let longest = Sentence {
        words: 7,
        card: Some("why".to_owned()),
        text: "A train in a street is heavy.".to_owned(),
    };
    assert_eq!(stats(&tram()).longest_sentence, Some(longest));
}

#[test]
fn sentences_of_chinese_end_without_a_space() {
    let mut file = tram();
    file["lang"] = json!("zh-Hans");
    file["cards"] = json!([{ "id": "a", "kind": "what", "title": "T", "body": ["桥太弱。电车比以前的更重。"] }]);
    let longest = stats(&file).longest_sentence.expect("a sentence");
    assert_eq!((longest.words, &*longest.text), (8, "电车比以前的更重。"));
}

#[test]
fn the_time_follows_the_pace_of_the_language() {
    let seconds = |lang: &str| {
        let mut file = tram();
        file["lang"] = json!(lang);
        file["cards"][0]["body"] = json!(["word ".repeat(1_000)]);
        stats(&file).seconds
    };
    // 1,022 words at 228 and 195 words a minute.
    assert_eq!((seconds("en"), seconds("fr")), (268, 314));
}

// The command. -------------------------------------------------------------------------------

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let arguments = [&["stats"], arguments].concat();
    said(explainer_cards(folder, &arguments))
}

#[test]
fn people_get_a_line_for_each_size() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), tram().to_string()).unwrap();
    let (status, out, err) = run(folder.path(), &["a.json"]);
    let bytes = tram().to_string().len();
    assert_eq!((status, &*err), (Some(0), ""));
    let lines: Vec<&str> = out.lines().collect();
    let expected = [
        "a.json",
        "  words              23",
        "  reading time       10 s",
        "  cards              1",
        "  sections           3",
        "  sources            2",
        "  terms              1",
        "  pictures           1",
        "  title              12 characters",
        "  summary            19 characters",
        "  longest sentence   7 words, card `why`: A train in a street is heavy.",
        "  review by          2026-02-12",
    ];
    assert_eq!(lines[..12], expected);
    let size = lines[12].strip_prefix(&format!("  size               {bytes} bytes, "));
    let brotli = size.and_then(|size| size.strip_suffix(" after brotli")?.parse().ok());
    assert!(
        brotli.is_some_and(|brotli: usize| brotli > 100 && brotli < bytes),
        "{out}"
    );
}

#[test]
fn programs_get_an_object_for_each_file() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.json", "b.json"] {
        fs::write(folder.path().join(name), tram().to_string()).unwrap();
    }
    let (status, out, _) = run(folder.path(), &["--format", "json", "."]);
    let rows: Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(
        (status, rows[1]["file"].as_str()),
        (Some(0), Some("./b.json"))
    );
    assert_eq!(rows[0]["words"], 23);
    assert_eq!(rows[0]["longestSentence"]["card"], "why");
    assert_eq!(rows[0]["titleCharacters"], 12);
}

#[test]
fn a_file_that_is_no_explainer_is_reported_beside_the_others() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), "{}").unwrap();
    fs::write(folder.path().join("b.json"), tram().to_string()).unwrap();
    let (status, out, err) = run(folder.path(), &["."]);
    assert_eq!(status, Some(1));
    assert!(out.starts_with("./b.json\n"), "{out}");
    assert!(
        err.contains("error[invalid]: missing field `version`"),
        "{err}"
    );
    assert_eq!(run(folder.path(), &["gone.json"]).0, Some(2));
}
