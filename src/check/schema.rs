//! The JSON Schema of the explainer file, for completion and hints in code editors.

use crate::model::Explainer;
use crate::model::explainer::{MAX_CARDS, VERSION};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

/// The schema of version 1, made from the types of the model. `www/schema/` has a copy; a test
/// holds the two together.
pub fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Explainer>();
    RecursiveTransform(strict).transform(&mut schema);
    RecursiveTransform(describe).transform(&mut schema);
    bound(&mut schema);
    let mut schema = schema.to_value();
    lock(&mut schema["$defs"]["Card"]);
    schema
}

/// Checking is strict: a field that is not known is a mistake.
fn strict(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
}

/// Descriptions are one line each, whatever the width of the source.
fn describe(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        *text = text.replace('\n', " ");
    }
}

/// A locked card has its head alone.
fn lock(card: &mut Value) {
    const HEAD: [&str; 5] = ["id", "kind", "access", "title", "locked"];
    let fields = card["properties"].as_object().into_iter().flatten();
    let content = fields.map(|(name, _)| name.as_str());
    let content = content.filter(|name| !HEAD.contains(name));
    let mut then: Map<String, Value> = content
        .map(|name| (name.to_owned(), false.into()))
        .collect();
    then.insert("access".to_owned(), json!({ "const": "subscriber" }));
    card["if"] = json!({ "properties": { "locked": { "const": true } }, "required": ["locked"] });
    card["then"] = json!({ "properties": then, "required": ["access"] });
}

/// What the types can't say.
fn bound(schema: &mut Schema) {
    let id = json!({ "type": "string", "pattern": "^[a-z0-9-]+$" });
    let bounds = json_schema!({
        "version": { "const": VERSION },
        "id": id,
        "cards": { "minItems": 1, "maxItems": MAX_CARDS },
    });
    let Some(Value::Object(properties)) = schema.get_mut("properties") else {
        return;
    };
    for (name, bound) in bounds.as_object().into_iter().flatten() {
        if let (Some(Value::Object(property)), Value::Object(bound)) =
            (properties.get_mut(name), bound)
        {
            property.extend(bound.clone());
        }
    }
}
