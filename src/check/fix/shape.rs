//! What the schema says about a place: which types fit, and which fields are needed.

use crate::check::schema::schema;
use crate::model::json::{Document, Kind};
use serde_json::Value;
use std::sync::OnceLock;

/// The schema of a value.
#[derive(Clone, Copy, Debug)]
pub struct Shape(&'static Value);

fn whole() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA.get_or_init(schema)
}

impl Shape {
    /// The schema of the value at a JSON Pointer.
    pub fn at(pointer: &str) -> Option<Self> {
        let mut steps = pointer.split('/').skip(1);
        steps.try_fold(Self(whole()), |around, step| {
            around.items().or_else(|| around.field(step))
        })
    }

    /// The schema of a field of an object.
    pub fn field(self, name: &str) -> Option<Self> {
        self.choices()
            .find_map(|choice| choice.get("properties")?.get(name))
            .map(Self)
    }

    /// The schema of the items of a list.
    pub fn items(self) -> Option<Self> {
        self.choices()
            .find_map(|choice| choice.get("items"))
            .map(Self)
    }

    /// The fields that an object needs.
    pub fn required(self) -> impl Iterator<Item = &'static str> {
        let list = self.resolved().get("required").and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str)
    }

    /// Whether an object needs a field.
    pub fn requires(self, name: &str) -> bool {
        self.required().any(|field| field == name)
    }

    /// Whether an object needs a field: always, or because it has no other one in its place. An event has a title or a
    /// text.
    pub fn requires_in(self, document: &Document, object: u32, name: &str) -> bool {
        let either = self.resolved().get("anyOf").and_then(Value::as_array);
        let either = either.into_iter().flatten();
        let names = either.filter_map(|choice| choice["required"][0].as_str());
        let names: Vec<&str> = names.collect();
        let has_other = names
            .iter()
            .any(|other| *other != name && document.get(object, other).is_some());
        self.requires(name) || names.contains(&name) && !has_other
    }

    /// Whether a type fits: `string`, `number`, `integer`, `boolean`, `array` or `object`.
    pub fn is(self, kind: &str) -> bool {
        self.choices().any(|choice| match choice.get("type") {
            Some(Value::String(one)) => one == kind,
            Some(Value::Array(kinds)) => kinds.iter().any(|one| one == kind),
            _ => false,
        })
    }

    /// Whether a text and a list of texts both fit: among paragraphs.
    pub fn is_passage(self) -> bool {
        self.is("string") && self.is("array")
    }

    /// Whether the reader accepts a value here: its type, the fields that it needs, and what is in it. Unknown fields and
    /// words are accepted.
    pub fn fits(self, document: &Document, entry: u32) -> bool {
        match document.entry(entry).kind {
            Kind::Null => false,
            Kind::True | Kind::False => self.is("boolean"),
            Kind::Number => {
                self.is("number")
                    || self.is("integer") && document.raw(entry).parse::<u32>().is_ok()
            }
            Kind::String => self.is("string"),
            Kind::Array => self.items().is_some_and(|items| {
                document
                    .children(entry)
                    .all(|item| items.fits(document, item))
            }),
            Kind::Object => self.is("object") && self.fits_fields(document, entry),
        }
    }

    fn fits_fields(self, document: &Document, object: u32) -> bool {
        let mut children = document.children(object);
        while let (Some(name), Some(value)) = (children.next(), children.next()) {
            let shape = self.field(&document.string(name));
            if shape.is_some_and(|shape| !shape.fits(document, value)) {
                return false;
            }
        }
        self.required()
            .all(|field| document.get(object, field).is_some())
    }

    /// The schemas of which one has to fit.
    fn choices(self) -> impl Iterator<Item = &'static Value> {
        let whole = self.resolved();
        let any = ["anyOf", "oneOf"]
            .into_iter()
            .filter_map(|word| whole.get(word)?.as_array());
        let any = any.flatten().map(|choice| Self(choice).resolved());
        std::iter::once(whole).chain(any)
    }

    /// The schema that a reference leads to.
    fn resolved(self) -> &'static Value {
        let target = self.0.get("$ref").and_then(Value::as_str);
        target
            .and_then(|target| whole().pointer(target.strip_prefix('#')?))
            .unwrap_or(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_file_has_a_shape() {
        for (pointer, kind) in [
            ("", "object"),
            ("/authors/3", "object"),
            ("/cards/0/body/1", "string"),
            ("/cards/0/body/1", "array"),
            ("/cards/0/more/1/0", "string"),
            ("/cards/0/events/0/endDate", "string"),
            ("/cards/0/events/0/media/width", "integer"),
            ("/cards/0/figures/0/value", "number"),
            ("/cards/0/table/rows/2/1", "string"),
            ("/cards/0/media/width", "integer"),
            ("/publisher", "object"),
            ("/published", "string"),
            ("/cards/0/kind", "string"),
        ] {
            assert!(
                Shape::at(pointer).is_some_and(|shape| shape.is(kind)),
                "{pointer}"
            );
        }
        assert!(Shape::at("/sumary").is_none());
    }

    #[test]
    fn a_value_fits_if_the_reader_accepts_it() {
        let fits = |pointer, value: &str| {
            let document = Document::parse(value.as_bytes()).unwrap();
            Shape::at(pointer).unwrap().fits(&document, 0)
        };
        assert!(fits("/cards/0/body", r#"["a", "b"]"#));
        assert!(!fits("/cards/0/body", r#"["a", 1]"#));
        assert!(fits("/cards/0/body", r#"["a", ["b", "c"]]"#));
        assert!(!fits("/cards/0/body", r#"["a", [["b"]]]"#));
        assert!(!fits("/cards/0/unknowns", r#"["a", ["b"]]"#));
        assert!(fits(
            "/cards/0/events",
            r#"[{ "date": "2024", "text": "a" }]"#
        ));
        assert!(fits("/authors", r#"[{ "name": "Ada", "email": 1 }]"#));
        assert!(!fits("/authors", r#"[{ "email": "a" }]"#));
        assert!(!fits("/cards/0/media/width", "1.5"));
    }
}
