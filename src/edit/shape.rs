//! What the schema says about a place in the file.

use super::place::index;
use super::pointer;
use crate::check::schema;
use serde_json::{Map, Value};
use std::sync::LazyLock;

static SCHEMA: LazyLock<Value> = LazyLock::new(schema);

/// What the schema says about a value: its kind, and what may be inside.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// What the field says about itself.
    field: &'static Value,
    /// What it refers to, or the same.
    target: &'static Value,
    /// The name of the definition that it refers to.
    name: Option<&'static str>,
}

impl PartialEq for Shape {
    /// Whether they are the same place in the schema.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.field, other.field)
    }
}

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An object with fields.
    Object,
    /// A list of items.
    List,
    /// A text.
    Text,
    /// A text that is one of several words.
    Choice,
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// The one value that is allowed.
    Constant,
    /// Anything.
    Other,
}

impl Shape {
    /// The explainer itself.
    pub fn root() -> Self {
        Self {
            field: &SCHEMA,
            target: &SCHEMA,
            name: Some("Explainer"),
        }
    }

    /// The value at a JSON Pointer, whether a file has it or not.
    pub fn at(pointer: &str) -> Option<Self> {
        pointer::tokens(pointer).try_fold(Self::root(), |shape, token| match shape.kind() {
            Kind::List => index(&token).and_then(|_| shape.item()),
            Kind::Object => shape.field(&token),
            _ => index(&token).and_then(|_| shape.list()?.item()),
        })
    }

    /// The shape of a schema inside the schema of the file.
    fn of(field: &'static Value) -> Self {
        let mut shape = Self {
            field,
            target: field,
            name: None,
        };
        // A passage refers to two alternatives, the first of which refers to the definition of a text.
        while let Some(inner) = inner(shape.target) {
            shape.name = reference(inner).or(shape.name);
            shape.target = reference(inner).map_or(inner, |name| &SCHEMA["$defs"][name]);
        }
        shape
    }

    /// The list that fits in the place of a text: the bullet list among the paragraphs of `body` and `more`.
    pub fn list(&self) -> Option<Self> {
        let definition = &SCHEMA["$defs"][reference(self.field)?];
        let list = alternatives(definition).find(|one| one["type"] == "array");
        list.filter(|_| self.kind() == Kind::Text).map(Self::of)
    }

    /// The kind of the value.
    pub fn kind(&self) -> Kind {
        if self.field.get("const").is_some() {
            return Kind::Constant;
        }
        if self.target.get("oneOf").is_some() || self.target.get("enum").is_some() {
            return Kind::Choice;
        }
        let kind = &self.target["type"];
        let kind = kind.as_array().map_or(kind, |kinds| {
            let kind = kinds.iter().find(|kind| *kind != "null");
            kind.unwrap_or(&Value::Null)
        });
        match kind.as_str() {
            Some("object") => Kind::Object,
            Some("array") => Kind::List,
            Some("string") => Kind::Text,
            Some("number") => Kind::Number,
            Some("integer") => Kind::Integer,
            Some("boolean") => Kind::Boolean,
            _ => Kind::Other,
        }
    }

    /// The name of its definition: `Card`, `Prose`. Nothing if it is plain.
    pub fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// What the schema says about it in English.
    pub fn description(&self) -> &'static str {
        let own = self.field["description"].as_str();
        own.or(self.target["description"].as_str()).unwrap_or("")
    }

    /// The fields of an object in their order.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, Self)> + use<> {
        let fields = self.properties().into_iter().flatten();
        fields.map(|(name, field)| (name.as_str(), Self::of(field)))
    }

    /// A field of an object.
    pub fn field(&self, name: &str) -> Option<Self> {
        self.properties()?.get(name).map(Self::of)
    }

    /// Whether an object must have a field.
    pub fn requires(&self, name: &str) -> bool {
        let required = self.target["required"].as_array();
        required.is_some_and(|required| required.iter().any(|other| other == name))
    }

    /// What a list contains.
    pub fn item(&self) -> Option<Self> {
        self.target.get("items").map(Self::of)
    }

    /// The words to choose from.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        let choices = self.target["oneOf"].as_array().into_iter().flatten();
        let named = choices.filter_map(|choice| choice["const"].as_str());
        let listed = self.target["enum"].as_array().into_iter().flatten();
        named.chain(listed.filter_map(Value::as_str))
    }

    fn properties(&self) -> Option<&'static Map<String, Value>> {
        self.target["properties"].as_object()
    }
}

/// What a schema stands for: the definition that it refers to, or the first alternative of a value that isn't an object.
fn inner(schema: &'static Value) -> Option<&'static Value> {
    if reference(schema).is_some() {
        return Some(schema);
    }
    let is_object = schema["properties"].is_object();
    alternatives(schema)
        .find(|one| one["type"] != "null")
        .filter(|_| !is_object)
}

/// The alternatives of a value.
fn alternatives(schema: &'static Value) -> impl Iterator<Item = &'static Value> {
    let lists = ["anyOf", "allOf"]
        .iter()
        .find_map(|name| schema[*name].as_array());
    lists.into_iter().flatten()
}

/// The name of the definition that a schema refers to.
fn reference(schema: &'static Value) -> Option<&'static str> {
    schema["$ref"].as_str()?.strip_prefix("#/$defs/")
}
