//! What people who write explainers read about each field.

use explainer_cards::check::schema;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The words, as they are written.
fn words() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/schema/fields.json");
    let text = fs::read_to_string(file).expect("the words are there");
    serde_json::from_str(&text).expect("they are JSON")
}

/// All objects of the schema by name.
fn definitions() -> BTreeMap<String, Value> {
    let schema = schema();
    let inner = schema["$defs"].as_object().expect("definitions").clone();
    let all = inner.into_iter().chain([("Explainer".to_owned(), schema)]);
    all.filter(|(_, definition)| definition["properties"].is_object())
        .collect()
}

fn names(object: &Value) -> BTreeSet<String> {
    let fields = object.as_object().expect("an object");
    fields.keys().cloned().collect()
}

fn text<'a>(schema: &'a Value, field: &str) -> &'a str {
    schema[field].as_str().unwrap_or_default()
}

#[test]
fn every_field_has_words_and_all_words_have_a_field() {
    let (words, definitions) = (words(), definitions());
    let known: BTreeSet<String> = definitions.keys().cloned().collect();
    assert_eq!(names(&words), known);
    for (name, definition) in &definitions {
        let fields = names(&definition["properties"]);
        assert_eq!(names(&words[name]["fields"]), fields, "{name}");
    }
}

#[test]
fn the_words_of_every_field_are_in_its_place() {
    for (name, definition) in definitions() {
        for (field, schema) in definition["properties"].as_object().expect("fields") {
            let words = &words()[&name]["fields"][field];
            for part in ["title", "description"] {
                assert_eq!(schema[part], words[part], "{name}.{field}");
            }
        }
    }
}

/// An editor would show it in place of what the field says.
#[test]
fn no_definition_has_words_of_its_own() {
    let schema = schema();
    for (name, definition) in schema["$defs"].as_object().expect("definitions") {
        for part in ["title", "description", "markdownDescription"] {
            assert!(definition.get(part).is_none(), "{name} has a {part}");
        }
    }
}

#[test]
fn no_two_fields_of_an_object_have_the_same_words() {
    for (name, definition) in definitions() {
        for part in ["title", "description"] {
            let fields = definition["properties"].as_object().expect("fields");
            let all: BTreeSet<&str> = fields.values().map(|field| text(field, part)).collect();
            assert_eq!(all.len(), fields.len(), "{name}: {part}");
        }
    }
}

#[test]
fn every_description_is_made_of_sentences() {
    for (name, definition) in definitions() {
        for (field, schema) in definition["properties"].as_object().expect("fields") {
            let (title, description) = (text(schema, "title"), text(schema, "description"));
            assert!(description.ends_with('.'), "{name}.{field}: {description}");
            assert!(!title.ends_with('.'), "{name}.{field}: {title}");
            // Editors show both as plain text.
            assert!(!description.contains('`'), "{name}.{field}: {description}");
        }
    }
}

#[test]
fn every_text_has_an_example_or_a_snippet() {
    for (name, definition) in definitions() {
        for (field, schema) in definition["properties"].as_object().expect("fields") {
            let is_text = schema["type"] == "string" || schema["$ref"] == "#/$defs/Prose";
            let has = |part: &str| schema.get(part).is_some();
            assert!(
                !is_text || has("examples") || has("defaultSnippets"),
                "{name}.{field}"
            );
        }
    }
}

#[test]
fn every_pattern_has_a_message() {
    fn visit(schema: &Value) {
        match schema {
            Value::Object(fields) => {
                assert_eq!(
                    fields.get("pattern").is_some_and(Value::is_string),
                    fields.contains_key("patternErrorMessage"),
                    "{schema}"
                );
                fields.values().for_each(visit);
            }
            Value::Array(items) => items.iter().for_each(visit),
            _ => {}
        }
    }
    visit(&schema());
}
