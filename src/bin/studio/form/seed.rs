//! What a new item or a new section has in it.

use explainer_cards::edit::{Kind, Shape};
use serde_json::{Map, Value, json};

/// A new value: an object with its required fields, a list with one item.
pub fn seed(shape: &Shape) -> Value {
    match shape.kind() {
        Kind::Object => {
            let fields = shape.fields().filter(|(name, _)| shape.requires(name));
            let fields = fields.map(|(name, field)| (name.to_owned(), seed(&field)));
            let mut fields: Map<String, Value> = fields.collect();
            enlarge(shape, &mut fields);
            Value::Object(fields)
        }
        Kind::List => shape.item().map(|item| seed(&item)).into_iter().collect(),
        Kind::Choice => shape.words().next().into(),
        Kind::Number | Kind::Integer => json!(0),
        Kind::Boolean => json!(false),
        _ => json!(""),
    }
}

/// Gives a quiz two answers, one of them right, a table two columns, and an event a title.
fn enlarge(shape: &Shape, fields: &mut Map<String, Value>) {
    match shape.name() {
        Some("Quiz") => {
            fields.insert(
                "options".to_owned(),
                json!([{ "text": "", "correct": true }, { "text": "" }]),
            );
        }
        Some("Event") => {
            fields.insert("title".to_owned(), json!(""));
        }
        Some("Table") => {
            fields.insert("columns".to_owned(), json!(["", ""]));
            fields.insert("rows".to_owned(), json!([["", ""]]));
        }
        _ => {}
    }
}

/// Gives a new item of a list an id that no other item has: the name of the list's items and a number.
pub fn identify(item: &mut Value, shape: &Shape, others: &[String]) {
    let (Some(id), Some(name)) = (item.get_mut("id"), shape.name()) else {
        return;
    };
    let name = name.to_lowercase();
    let ids = (others.len() + 1..).map(|number| format!("{name}-{number}"));
    *id = ids.into_iter().find(|id| !others.contains(id)).into();
}
