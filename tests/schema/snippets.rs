//! What editors insert for a new card, section or entry.

use explainer_cards::check::{check, schema};
use serde_json::{Value, json};

/// A snippet with a value in each gap: what the gap contains, or else `value`.
fn filled(snippet: &Value, value: &str) -> Value {
    match snippet {
        Value::String(text) => match text.strip_prefix('^') {
            // A value that isn't text.
            Some(text) => serde_json::from_str(&fill(text, "0")).expect("a value"),
            None => fill(text, value).into(),
        },
        Value::Array(items) => items.iter().map(|item| filled(item, value)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| {
                let value = if name == "date" { "2025-01-02" } else { value };
                (name.clone(), filled(field, value))
            })
            .collect(),
        other => other.clone(),
    }
}

/// `${1:why}` → `why`, `${3|positive,negative|}` → `positive`, `$1` → the value
fn fill(text: &str, value: &str) -> String {
    let Some(gap) = text.strip_prefix('$') else {
        return text.to_owned();
    };
    let Some(gap) = gap.strip_prefix('{') else {
        return value.to_owned();
    };
    let gap = gap.strip_suffix('}').expect("a brace");
    if let Some((_, choices)) = gap.split_once('|') {
        return choices
            .split([',', '|'])
            .next()
            .expect("a choice")
            .to_owned();
    }
    gap.split_once(':').expect("a text").1.to_owned()
}

/// A file in which only `field` is new.
fn explainer(field: &str, value: Value) -> Value {
    let mut file = json!({
        "version": 1, "id": "tram", "lang": "en", "title": "Why is it late?", "summary": "The bridge.",
        "cards": [{ "id": "tram", "kind": "why", "title": "Why?", "summary": "The bridge is too weak." }],
    });
    file[field] = value;
    file
}

/// The names of the rules that `check` reports, apart from those about what the author hasn't written yet.
fn problems(file: &Value) -> Vec<String> {
    const EXPECTED: [&str; 5] = [
        "language",
        "link",
        "unknown-language",
        "unused-source",
        "unused-term",
    ];
    let problems = check(file.to_string().as_bytes()).into_iter();
    let problems = problems.filter(|problem| !EXPECTED.contains(&problem.rule));
    problems
        .map(|problem| format!("{}: {}", problem.rule, problem.message))
        .collect()
}

fn snippets(schema: &Value) -> Vec<Value> {
    schema["defaultSnippets"]
        .as_array()
        .cloned()
        .unwrap_or_default()
}

#[test]
fn there_is_a_new_card_for_each_kind() {
    let schema = schema();
    let cards = snippets(&schema["properties"]["cards"]["items"]);
    let kinds: Vec<&Value> = cards.iter().map(|card| &card["body"]["kind"]).collect();
    assert_eq!(json!(kinds), schema["$defs"]["Kind"]["enum"]);
}

#[test]
fn a_new_card_has_all_that_it_needs() {
    for card in snippets(&schema()["properties"]["cards"]["items"]) {
        let card = filled(&card["body"], "tram");
        assert_eq!(
            problems(&explainer("cards", json!([card]))),
            [""; 0],
            "{card}"
        );
    }
}

#[test]
fn every_section_has_all_that_it_needs() {
    let schema = schema();
    let fields = schema["$defs"]["Card"]["properties"]
        .as_object()
        .expect("fields");
    let mut sections = 0;
    for (name, field) in fields {
        for snippet in snippets(field) {
            let mut file = explainer("lang", "en".into());
            file["cards"][0][name] = filled(&snippet["body"], "tram");
            assert_eq!(problems(&file), [""; 0], "{name}");
            sections += 1;
        }
    }
    assert_eq!(sections, 13, "the summary and each section");
}

#[test]
fn every_field_of_the_file_has_all_that_it_needs() {
    let schema = schema();
    for (name, field) in schema["properties"].as_object().expect("fields") {
        for snippet in snippets(field) {
            let value = filled(&snippet["body"], "tram");
            assert_eq!(problems(&explainer(name, value)), [""; 0], "{name}");
        }
    }
}

#[test]
fn a_new_file_has_all_that_it_needs() {
    let [file] = &snippets(&schema())[..] else {
        panic!("one snippet");
    };
    assert_eq!(problems(&filled(&file["body"], "The bridge")), [""; 0]);
}

#[test]
fn no_snippet_is_about_subscribers() {
    let cards = snippets(&schema()["properties"]["cards"]["items"]);
    for card in cards {
        for field in ["access", "locked", "teaser"] {
            assert!(card["body"].get(field).is_none(), "{card}");
        }
    }
}
