//! All texts of an explainer file.

use serde_json::Value;

/// Calls `visit` with each text that readers see, and with whether it is inline text. Ids, keywords, dates,
/// URLs and language tags aren't such texts.
pub fn each_text(json: &str, visit: &mut dyn FnMut(&mut String, bool)) -> String {
    let mut value: Value = serde_json::from_str(json).expect("it is JSON");
    walk("", "", &mut value, visit);
    value.to_string()
}

const KEPT: [&str; 19] = [
    "$schema",
    "id",
    "lang",
    "kind",
    "access",
    "impact",
    "type",
    "date",
    "endDate",
    "published",
    "updated",
    "reviewBy",
    "accessed",
    "url",
    "archive",
    "href",
    "source",
    "card",
    "src",
];

const PLAIN: [&str; 15] = [
    "title",
    "teaser",
    "name",
    "alt",
    "credit",
    "unit",
    "columns",
    "question",
    "term",
    "aliases",
    "publisher",
    "quote",
    "options/text",
    "events/title",
    "sources/title",
];

fn walk(list: &str, name: &str, value: &mut Value, visit: &mut dyn FnMut(&mut String, bool)) {
    match value {
        Value::String(text) => {
            let whole = format!("{list}/{name}");
            visit(text, !PLAIN.contains(&name) && !PLAIN.contains(&&*whole));
        }
        Value::Array(items) => {
            for item in items {
                let list = if item.is_object() { name } else { list };
                walk(list, name, item, visit);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                if !KEPT.contains(&name.as_str()) {
                    walk(list, name, field, visit);
                }
            }
        }
        _ => {}
    }
}
