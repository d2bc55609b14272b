//! The JSON Schema of the explainer file, for completion and hints in code editors.
//!
//! The types of the model say which fields there are, `schema/fields.json` what people who write explainers read about
//! each.

mod bounds;
mod fields;
mod snippets;

use crate::model::Explainer;
use fields::{Definition, Field};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What identifies the schema. Nothing is loaded from it.
const ID: &str = "urn:explainer-cards:explainer.v1";

/// The definition of the file itself, at the root of the schema.
const ROOT: &str = "Explainer";

/// The schema of version 1. `www/schema/` has a copy; a test holds the two together.
///
/// Beside JSON Schema 2020-12 it has keywords of VS Code: `defaultSnippets`, `enumDescriptions`, `patternErrorMessage`,
/// `doNotSuggest` and `suggestSortText`. Other programs ignore them.
pub fn schema() -> Value {
    let words = fields::all();
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Explainer>().to_value();
    let mut definitions = take(&mut schema, "$defs");
    for (name, definition) in &mut definitions {
        describe(definition, name, &words);
    }
    describe(&mut schema, ROOT, &words);
    bounds::add(&mut schema, &mut definitions);
    let root = &words[ROOT];
    let mut whole = Map::from_iter([
        ("$schema".to_owned(), schema["$schema"].clone()),
        ("$id".to_owned(), ID.into()),
        ("title".to_owned(), json!(root.title)),
        ("description".to_owned(), json!(root.description)),
        ("defaultSnippets".to_owned(), snippets::of_definition(root)),
    ]);
    whole.extend(schema.as_object().cloned().unwrap_or_default());
    whole.insert("$defs".to_owned(), definitions.into());
    whole.into()
}

fn take(value: &mut Value, field: &str) -> Map<String, Value> {
    let taken = value.as_object_mut().and_then(|value| value.remove(field));
    match taken {
        Some(Value::Object(taken)) => taken,
        _ => Map::new(),
    }
}

/// Replaces the Rustdoc of a definition and its fields. Checking is strict: a field that is not known is a mistake.
fn describe(definition: &mut Value, name: &str, words: &BTreeMap<String, Definition>) {
    let needed = definition["required"].clone();
    if let Some(definition) = definition.as_object_mut() {
        // Editors show what a definition says in place of what the field says that refers to it.
        definition.remove("title");
        definition.remove("description");
        list_words(definition);
    }
    let Some(fields) = definition
        .get_mut("properties")
        .and_then(Value::as_object_mut)
    else {
        return;
    };
    for (index, (field, schema)) in fields.iter_mut().enumerate() {
        let is_needed = needed
            .as_array()
            .is_some_and(|all| all.contains(&json!(field)));
        let order = format!("{}{index:02}", u8::from(!is_needed));
        let about = words
            .get(name)
            .and_then(|definition| definition.fields.get(field));
        // A field without words keeps its Rustdoc, and a test fails.
        if let Some(about) = about {
            *schema = property(about, plain(schema), &order, words);
        }
    }
    definition["additionalProperties"] = false.into();
}

/// The words of an enumeration as one list, whose descriptions editors show beside that of the field.
fn list_words(definition: &mut Map<String, Value>) {
    let Some(Value::Array(words)) = definition.remove("oneOf") else {
        return;
    };
    let each = |field| words.iter().map(|word| word[field].clone()).collect();
    let [names, descriptions] = ["const", "description"].map(each);
    definition.insert("type".to_owned(), "string".into());
    definition.insert("enum".to_owned(), Value::Array(names));
    definition.insert("enumDescriptions".to_owned(), Value::Array(descriptions));
}

/// A schema without the value `null`, which says the same as leaving the field out, so that no editor offers it.
/// Without defaults too: editors would insert them.
fn plain(schema: &Value) -> Map<String, Value> {
    let mut choices = schema["anyOf"].as_array().into_iter().flatten();
    let choice = choices.find(|choice| choice["type"] != "null");
    let mut plain = choice
        .unwrap_or(schema)
        .as_object()
        .cloned()
        .unwrap_or_default();
    if let Some(Value::Array(types)) = plain.get("type") {
        let kind = types.iter().find(|kind| *kind != "null").cloned();
        plain.insert("type".to_owned(), kind.unwrap_or_default());
    }
    for field in ["default", "description", "format", "title"] {
        plain.remove(field);
    }
    plain
}

/// The schema of a field, with its words first.
fn property(
    about: &Field,
    mut schema: Map<String, Value>,
    order: &str,
    words: &BTreeMap<String, Definition>,
) -> Value {
    if let Some(items) = schema.get_mut("items") {
        describe_items(items, about, words);
    }
    let mut all = Map::from_iter([
        ("title".to_owned(), json!(about.title)),
        ("description".to_owned(), json!(about.description)),
    ]);
    all.extend(schema);
    if let Some(form) = about.form {
        all.extend(form.schema());
    }
    if let Some(example) = &about.example {
        all.insert("examples".to_owned(), json!([example]));
    }
    if let Some(snippet) = &about.snippet {
        let snippets = snippets::of_field(about, snippet);
        all.insert("defaultSnippets".to_owned(), snippets);
    }
    if about.hidden {
        all.insert("doNotSuggest".to_owned(), true.into());
    }
    all.insert("suggestSortText".to_owned(), json!(order));
    Value::Object(all)
}

/// An entry of a list has the words of its definition, or those of the list.
fn describe_items(items: &mut Value, list: &Field, words: &BTreeMap<String, Definition>) {
    let name = items["$ref"]
        .as_str()
        .and_then(|path| path.strip_prefix("#/$defs/"));
    let name = name.unwrap_or_default().to_owned();
    if let Some(definition) = words.get(&name) {
        items["title"] = json!(definition.title);
        items["description"] = json!(definition.description);
        items["defaultSnippets"] = snippets::of_entry(&name, definition, list.snippet.as_ref());
        return;
    }
    items["title"] = json!(list.title);
    items["description"] = json!(list.description);
    if items["items"].is_object() {
        describe_items(&mut items["items"], list, words);
    }
}
