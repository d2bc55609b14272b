//! The parts of a JSON text, each as it is written.

use explainer_cards::model::json::{Document, Kind};
use yew::AttrValue;

/// A value and what is directly inside.
pub enum Json {
    /// The fields with their texts.
    Object(Vec<(AttrValue, AttrValue)>),
    /// The texts of the items.
    List(Vec<AttrValue>),
    /// What a string says.
    Text(AttrValue),
    /// A number, `true`, `false` or `null`.
    Other,
}

/// Reads a value. Nothing if it is not JSON.
pub fn read(text: &str) -> Option<Json> {
    let document = Document::parse(text.as_bytes()).ok()?;
    Some(Json::of(&document))
}

impl Json {
    /// The outermost value of a document.
    pub fn of(document: &Document) -> Self {
        let raw = |entry| AttrValue::from(document.raw(entry).to_owned());
        match document.entry(0).kind {
            Kind::Null | Kind::True | Kind::False | Kind::Number => Self::Other,
            Kind::String => Self::Text(document.string(0).into_owned().into()),
            Kind::Array => Self::List(document.children(0).map(raw).collect()),
            Kind::Object => {
                let mut children = document.children(0);
                let mut fields = vec![];
                while let (Some(name), Some(value)) = (children.next(), children.next()) {
                    fields.push((document.string(name).into_owned().into(), raw(value)));
                }
                Self::Object(fields)
            }
        }
    }

    /// What a string says.
    pub fn text(&self) -> Option<&AttrValue> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a field.
    pub fn field(&self, name: &str) -> Option<&AttrValue> {
        let Self::Object(fields) = self else {
            return None;
        };
        fields
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, raw)| raw)
    }

    /// What the string in a field says.
    pub fn field_text(&self, name: &str) -> Option<AttrValue> {
        read(self.field(name)?)?.text().cloned()
    }
}
