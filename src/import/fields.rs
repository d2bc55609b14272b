//! The fields of a JSON object. Each is taken once; what nobody takes is reported, so that nothing is lost in silence.

use super::loss::Losses;
use serde_json::{Map, Value};

/// What to do about a field that has no place in an explainer.
const HELP: &str = "write what readers need of it into a card";

/// How the place of a row of a spreadsheet begins.
pub const ROW: &str = "row ";

/// An object and its place in the source.
pub struct Fields {
    map: Map<String, Value>,
    /// A JSON Pointer.
    pub place: String,
}

/// An item of an array and its place.
pub struct Item {
    pub value: Value,
    pub place: String,
}

impl Fields {
    /// The cells of a row, by their columns.
    pub fn of_row(number: usize, cells: impl Iterator<Item = (String, String)>) -> Self {
        let cells = cells.map(|(column, text)| (column, Value::String(text)));
        Self {
            map: cells.collect(),
            place: format!("{ROW}{number}"),
        }
    }

    /// The fields of an object. Reports a value that isn't one.
    pub fn of(item: Item, losses: &mut Losses) -> Option<Self> {
        let Item { value, place } = item;
        match value {
            Value::Object(map) => Some(Self { map, place }),
            other => {
                report(&other, &place, losses);
                None
            }
        }
    }

    /// The place of a field.
    pub fn at(&self, name: &str) -> String {
        at(&self.place, name)
    }

    /// Whether there is such a field.
    pub fn has(&self, name: &str) -> bool {
        self.map.contains_key(name)
    }

    /// Takes a text or a number, as text. `None` for a blank one, or a value of another kind, which stays.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let text = match self.map.get(name)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        self.map.shift_remove(name);
        (!text.is_empty()).then_some(text)
    }

    /// Puts a text back.
    pub fn put(&mut self, name: &str, text: String) {
        self.map.insert(name.to_owned(), Value::String(text));
    }

    /// Takes an object.
    pub fn object(&mut self, name: &str) -> Option<Self> {
        let place = self.at(name);
        match self.map.get_mut(name)? {
            Value::Object(map) => {
                let map = std::mem::take(map);
                self.map.shift_remove(name);
                Some(Self { map, place })
            }
            _ => None,
        }
    }

    /// Takes the items of an array; a single object counts as an array of one, as in JSON-LD.
    pub fn list(&mut self, name: &str) -> Vec<Item> {
        let place = self.at(name);
        match self.map.get(name) {
            Some(Value::Array(_) | Value::Object(_)) => {}
            _ => return vec![],
        }
        match self.map.shift_remove(name) {
            Some(Value::Array(values)) => {
                let items = values.into_iter().enumerate();
                items
                    .map(|(index, value)| Item {
                        value,
                        place: format!("{place}/{index}"),
                    })
                    .collect()
            }
            Some(value) => vec![Item { value, place }],
            None => vec![],
        }
    }

    /// Takes fields that mean nothing outside of the source, such as its own ids.
    pub fn drop(&mut self, names: &[&str]) {
        for name in names {
            self.map.shift_remove(*name);
        }
    }

    /// Takes fields that say how the other program shows its content.
    pub fn settings(&mut self, names: &[&str], losses: &mut Losses) {
        for name in names {
            if let Some(value) = self.map.shift_remove(*name)
                && !said(&value).is_empty()
            {
                losses.setting(name);
            }
        }
    }

    /// Reports what nobody has taken.
    pub fn finish(self, losses: &mut Losses) {
        for (name, value) in &self.map {
            report(value, &at(&self.place, name), losses);
        }
    }
}

/// The place of a field in an object (RFC 6901), or of a cell in a row.
fn at(place: &str, name: &str) -> String {
    if place.starts_with(ROW) {
        return format!("{place}, column `{name}`");
    }
    let name = name.replace('~', "~0").replace('/', "~1");
    format!("{place}/{name}")
}

/// Reports a value that has no place in an explainer, unless it says nothing.
pub fn report(value: &Value, place: &str, losses: &mut Losses) {
    let said = said(value);
    if !said.is_empty() {
        let name = place
            .rsplit(['/', '`'])
            .find(|part| !part.is_empty() && part.parse::<u32>().is_err());
        let message = match name {
            Some(name) if !name.is_empty() => format!("`{name}` left out"),
            _ => "value left out".to_owned(),
        };
        losses.add(place, &message, &said, HELP);
    }
}

/// All texts, numbers and `true`s in a value.
fn said(value: &Value) -> String {
    match value {
        Value::Null | Value::Bool(false) => String::new(),
        Value::Bool(true) => "true".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) => joined(items.iter().map(said)),
        Value::Object(map) => joined(map.values().map(said)),
    }
}

fn joined(said: impl IntoIterator<Item = String>) -> String {
    let said = said.into_iter().filter(|text| !text.is_empty());
    said.collect::<Vec<_>>().join("; ")
}
