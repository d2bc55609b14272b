//! What people who write explainers read about each field: `fields.json`.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A definition of the schema.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    pub title: String,
    pub description: String,
    /// What to insert for a new one, where no list has it.
    pub snippet: Option<Value>,
    pub fields: BTreeMap<String, Field>,
}

/// A field of a definition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub title: String,
    pub description: String,
    /// What an id or a language looks like.
    pub form: Option<Form>,
    /// A value, which editors insert for the author to overwrite.
    pub example: Option<Value>,
    /// A value with gaps for the author, in the syntax of VS Code's snippets.
    pub snippet: Option<Value>,
    /// Whether editors don't offer the field.
    #[serde(default)]
    pub hidden: bool,
}

/// A form that a text must have.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub enum Form {
    #[serde(rename = "id")]
    Id,
    #[serde(rename = "id of a card")]
    CardId,
    #[serde(rename = "language")]
    Language,
}

impl Form {
    /// The pattern, and what an editor shows for a text that doesn't match.
    pub fn schema(self) -> Map<String, Value> {
        let (pattern, message) = match self {
            Self::Id => (
                "^[a-z0-9-]+$",
                "Use only small letters a to z, digits and hyphens, such as harbour-tram",
            ),
            Self::CardId => (
                "^(?!all$)[a-z0-9-]+$",
                "Use only small letters a to z, digits and hyphens, such as how-it-began, but not all",
            ),
            // Rust knows more about tags; this is the form of every valid one.
            Self::Language => (
                "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$",
                "Use a language tag such as fr, en-GB or zh-Hans",
            ),
        };
        pattern_of(pattern, message)
    }
}

/// A pattern with what an editor shows for a text that doesn't match.
pub fn pattern_of(pattern: &str, message: &str) -> Map<String, Value> {
    Map::from_iter([
        ("pattern".to_owned(), json!(pattern)),
        ("patternErrorMessage".to_owned(), json!(message)),
    ])
}

/// All definitions by name.
pub fn all() -> BTreeMap<String, Definition> {
    serde_json::from_str(include_str!("fields.json")).expect("a test reads it")
}
