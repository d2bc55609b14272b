//! How an item is called in the head of its disclosure.

use super::json::read;
use yew::AttrValue;

/// The fields that can name an item, the best first.
const NAMES: [&str; 10] = [
    "title", "term", "name", "question", "label", "caption", "text", "href", "lang", "id",
];

/// The name of an item: its date, if it has one, and the first text that names it.
pub fn title(item: &str) -> Option<AttrValue> {
    let item = read(item)?;
    if let Some(text) = item.text() {
        return Some(text.clone()).filter(|text| !text.is_empty());
    }
    let text = |name: &str| item.field_text(name).filter(|text| !text.trim().is_empty());
    let name = NAMES.iter().find_map(|name| text(name));
    match (text("date"), name) {
        (Some(date), Some(name)) => Some(format!("{date} · {name}").into()),
        (date, name) => name.or(date),
    }
}
