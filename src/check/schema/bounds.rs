//! What the types can't say.

use super::fields::pattern_of;
use crate::model::explainer::{MAX_CARDS, VERSION};
use serde_json::{Map, Value, json};

/// The largest number of a figure; see `docs/contracts/explainer.md`.
const MAX: f64 = 1e308;

/// The only text that can be empty: that of a decoration.
const ALT: (&str, &str) = ("Media", "alt");

pub fn add(explainer: &mut Value, definitions: &mut Map<String, Value>) {
    let root = &mut explainer["properties"];
    bound(&mut root["version"], json!({ "const": VERSION }));
    bound(
        &mut root["cards"],
        json!({ "minItems": 1, "maxItems": MAX_CARDS }),
    );
    for (definition, field, bounds) in of_fields() {
        bound(&mut definitions[definition]["properties"][field], bounds);
    }
    bound(
        &mut definitions["Decimal"],
        json!({ "minimum": -MAX, "maximum": MAX }),
    );
    bound(&mut definitions["Date"], date());
    bound(&mut definitions["Event"], title_or_text());
    bound(&mut definitions["Passage"], paragraph_or_list());
    let conditions = cards_for_subscribers(&definitions["Card"]);
    bound(&mut definitions["Card"], conditions);
    each_text(explainer, &mut |text| bound(text, some_text()));
    for (name, definition) in definitions {
        each_text(definition, &mut |text| bound(text, some_text()));
        if name == ALT.0 {
            let alt = definition["properties"][ALT.1].as_object_mut();
            let alt = alt.expect("a picture has it");
            alt.remove("pattern");
            alt.remove("patternErrorMessage");
        }
    }
}

fn bound(schema: &mut Value, bounds: impl Into<Value>) {
    if let (Value::Object(schema), Value::Object(bounds)) = (schema, bounds.into()) {
        schema.extend(bounds);
    }
}

fn of_fields() -> [(&'static str, &'static str, Value); 6] {
    let right = json!({ "properties": { "correct": { "const": true } }, "required": ["correct"] });
    [
        ("Table", "columns", json!({ "minItems": 1 })),
        ("Table", "rows", json!({ "minItems": 1 })),
        ("Media", "width", json!({ "maximum": u32::MAX })),
        ("Media", "height", json!({ "maximum": u32::MAX })),
        ("Quiz", "options", json!({ "minItems": 2 })),
        (
            "Quiz",
            "options",
            json!({ "contains": right, "minContains": 1, "maxContains": 1 }),
        ),
    ]
}

/// Rust also knows how many days a month has.
fn date() -> Map<String, Value> {
    pattern_of(
        "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        "Use a day, a month or a year: 2024-12-02, 2024-12 or 2024",
    )
}

/// What happened has to be said somewhere.
fn title_or_text() -> Value {
    json!({ "anyOf": [{ "required": ["title"] }, { "required": ["text"] }] })
}

/// A paragraph and, in its place, a bullet list.
fn paragraph_or_list() -> Value {
    let text = json!({ "$ref": "#/$defs/Prose" });
    let list = json!({
        "title": "Bullet list",
        "description": "Short points, one text in quotes for each.",
        "type": "array",
        "items": text,
        "minItems": 1,
        "defaultSnippets": [{
            "label": "New: Bullet list",
            "description": "Short points, one text in quotes for each.",
            "body": ["$1", "$2"],
        }],
    });
    json!({ "anyOf": [text, list] })
}

fn some_text() -> Map<String, Value> {
    pattern_of("\\S", "Write a text, or leave the field out")
}

/// Calls `visit` with the schema of each text that has no other form.
fn each_text(schema: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    let is_text = schema["type"] == "string";
    if is_text && schema.get("pattern").is_none() && schema.get("enum").is_none() {
        visit(schema);
    }
    if let Some(items) = schema.get_mut("items") {
        each_text(items, visit);
    }
    let fields = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (_, field) in fields.into_iter().flatten() {
        each_text(field, visit);
    }
}

/// A locked card has its head alone, and only a card for subscribers has another title for everybody else.
///
/// The conditions apply only to cards that have the field, because an editor offers the fields of every condition that
/// it tries.
fn cards_for_subscribers(card: &Value) -> Value {
    const HEAD: [&str; 5] = ["id", "kind", "access", "title", "locked"];
    let for_subscribers = json!({ "const": "subscriber" });
    let fields = card["properties"].as_object().into_iter().flatten();
    let content = fields.map(|(name, _)| name.as_str());
    let content = content.filter(|name| !HEAD.contains(name));
    let mut head: Map<String, Value> = content
        .map(|name| (name.to_owned(), false.into()))
        .collect();
    head.insert("access".to_owned(), for_subscribers.clone());
    json!({
        "dependentSchemas": {
            "locked": {
                "if": { "properties": { "locked": { "const": true } } },
                "then": { "properties": head, "required": ["access"] },
            },
            "teaser": { "properties": { "access": for_subscribers }, "required": ["access"] },
        }
    })
}
