//! The explainer that an import makes, and its text.

use super::event::Event;
use super::ids::{Ids, id};
use super::{Failure, Options};
use crate::edit::format;
use crate::model::explainer::MAX_CARDS;
use crate::model::json::MAX_BYTES;
use serde_json::{Map, Value, json};

/// What a source says, in the parts of an explainer. Texts are as in the file.
#[derive(Debug, Default)]
pub struct Draft {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub publisher: Option<Value>,
    pub authors: Vec<Value>,
    pub cards: Vec<Card>,
}

/// A card.
#[derive(Debug, Default)]
pub struct Card {
    /// A word of `Kind`; empty for `other`.
    pub kind: &'static str,
    /// Empty for a card without one.
    pub title: String,
    /// Paragraphs, and lists of points.
    pub body: Vec<Value>,
    pub table: Option<Value>,
    pub events: Vec<Event>,
    /// Questions and answers.
    pub questions: Vec<(String, String)>,
    pub quiz: Option<Value>,
}

impl Card {
    fn is_empty(&self) -> bool {
        let lists = self.body.is_empty() && self.events.is_empty() && self.questions.is_empty();
        lists && self.table.is_none() && self.quiz.is_none()
    }
}

/// The words for what a person has to write, which `check` reports as placeholders.
#[derive(Clone, Copy)]
pub struct Missing {
    pub title: &'static str,
    pub summary: &'static str,
    pub card: &'static str,
    pub body: &'static str,
    pub caption: &'static str,
    pub column: &'static str,
}

impl Missing {
    /// In French for French, otherwise in English.
    pub fn of(lang: &str) -> Self {
        if crate::words::primary(lang).eq_ignore_ascii_case("fr") {
            return Self {
                title: "Lorem ipsum : le titre",
                summary: "TK : tout le sujet, en une ou deux phrases.",
                card: "Lorem ipsum : le titre de la carte",
                body: "TK : ce que dit cette carte.",
                caption: "TK : ce que compare le tableau.",
                column: "Lorem ipsum : la colonne",
            };
        }
        Self {
            title: "Lorem ipsum: the headline",
            summary: "TK: the whole topic, in one or two sentences.",
            card: "Lorem ipsum: the title of the card",
            body: "TK: what this card says.",
            caption: "TK: what the table compares.",
            column: "Lorem ipsum: the column",
        }
    }
}

impl Draft {
    /// The text of the file, formatted as `fmt` does.
    pub fn write(self, lang: &str, options: &Options) -> Result<String, Failure> {
        if self.cards.is_empty() && self.summary.is_none() {
            return Err(Failure::Nothing);
        }
        if self.cards.len() > MAX_CARDS {
            return Err(Failure::TooManyCards);
        }
        let missing = Missing::of(lang);
        let title = options.title.map(str::to_owned).or(self.title);
        let id = options
            .id
            .map(str::to_owned)
            .or_else(|| id(title.as_deref()?));
        let mut root = Map::new();
        let mut set = |name: &str, value: Value| {
            if !value.is_null() {
                root.insert(name.to_owned(), value);
            }
        };
        set("version", json!(crate::model::explainer::VERSION));
        set("id", json!(id.as_deref().unwrap_or("explainer")));
        set("lang", json!(lang));
        set("title", json!(title.as_deref().unwrap_or(missing.title)));
        set(
            "summary",
            json!(self.summary.as_deref().unwrap_or(missing.summary)),
        );
        set("published", json!(self.published));
        set("updated", json!(self.updated));
        set("publisher", json!(self.publisher));
        if !self.authors.is_empty() {
            set("authors", json!(self.authors));
        }
        let mut ids = Ids::default();
        let mut cards: Vec<Value> = self
            .cards
            .into_iter()
            .enumerate()
            .map(|(index, card)| write_card(card, index + 1, title.as_deref(), &missing, &mut ids))
            .collect();
        if cards.is_empty() {
            let card = Card {
                kind: "what",
                ..Card::default()
            };
            cards.push(write_card(card, 1, None, &missing, &mut ids));
        }
        set("cards", json!(cards));
        let mut text = String::new();
        lay_out(&Value::Object(root), 0, &mut text);
        // Can't fail: it is JSON, unless it is too large.
        let text = format(&text).map_err(|_| Failure::TooLarge)?;
        if text.len() > MAX_BYTES {
            return Err(Failure::TooLarge);
        }
        Ok(text)
    }
}

/// A card as in the file. Without a title of its own it has that of the explainer.
fn write_card(
    card: Card,
    number: usize,
    title: Option<&str>,
    missing: &Missing,
    ids: &mut Ids,
) -> Value {
    let is_empty = card.is_empty();
    let title = Some(&*card.title)
        .filter(|title| !title.trim().is_empty())
        .or(title);
    let id = ids.of(title.unwrap_or_default(), number);
    let title = title.unwrap_or(missing.card);
    let kind = if card.kind.is_empty() {
        "other"
    } else {
        card.kind
    };
    let mut map = Map::new();
    map.insert("id".to_owned(), json!(id));
    map.insert("kind".to_owned(), json!(kind));
    map.insert("title".to_owned(), json!(title));
    let mut set = |name: &str, value: Value| {
        if !value.is_null() {
            map.insert(name.to_owned(), value);
        }
    };
    let list = |items: Vec<Value>| {
        if items.is_empty() {
            Value::Null
        } else {
            Value::Array(items)
        }
    };
    if is_empty {
        set("body", json!([missing.body]));
    }
    set("body", list(card.body));
    set("table", json!(card.table));
    set(
        "events",
        list(card.events.iter().map(Event::json).collect()),
    );
    let questions = card.questions.into_iter();
    let questions =
        questions.map(|(question, answer)| json!({ "question": question, "answer": answer }));
    set("questions", list(questions.collect()));
    set("quiz", json!(card.quiz));
    Value::Object(map)
}

/// The depth of the lists of a card, whose items have a line each.
const LISTS: usize = 3;

/// Writes a value with a line break where `fmt` is to keep one: the fields of the file and of a card have a line each, and
/// the items of a list of several.
fn lay_out(value: &Value, depth: usize, text: &mut String) {
    match value {
        Value::Array(items) => {
            let is_broken = items.iter().any(is_card) || items.len() > 1 && depth <= LISTS;
            text.push_str(if is_broken { "[\n" } else { "[" });
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                lay_out(item, depth + 1, text);
            }
            text.push(']');
        }
        Value::Object(map) => {
            text.push_str(if depth == 0 || is_card(value) {
                "{\n"
            } else {
                "{"
            });
            for (index, (name, item)) in map.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                lay_out(item, depth + 1, text);
            }
            text.push('}');
        }
        other => text.push_str(&other.to_string()),
    }
}

fn is_card(value: &Value) -> bool {
    value.get("kind").is_some()
}
