//! The teaser of an explainer: the same file without the content for subscribers.
//!
//! Only fields that the model knows are copied, because a field of a newer version could contain anything.

use super::used::Used;
use crate::model::explainer::Change;
use crate::model::json::{Document, Kind};
use crate::model::read::{Misfit, Refusal, read_all};
use crate::model::{Card, Explainer};
use crate::words::Words;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// Writes the teaser of a file as formatted JSON.
///
/// # Errors
///
/// The first reason why the widget would refuse the file, and the byte offset it is about.
pub fn teaser(bytes: &[u8]) -> Result<String, (Refusal, u32)> {
    let document = Document::parse(bytes)
        .map_err(|faults| (Refusal::Syntax(faults[0].kind), faults[0].start))?;
    let (explainer, faults) = read_all(&document);
    if let Some(fault) = faults.iter().find(|fault| fault.misfit.refuses()) {
        let at = document.entry(fault.entry).start;
        return Err((Refusal::Invalid(fault.misfit), at));
    }
    let cut = Cut {
        used: Used::by(
            &explainer,
            |card| !card.is_for_subscribers(),
            |change| is_for_all(&explainer, change),
        ),
        document: &document,
        explainer: &explainer,
        faults: faults
            .iter()
            .map(|each| (each.entry, each.misfit))
            .collect(),
    };
    Ok(pretty(&cut.file()) + "\n")
}

/// Formatted JSON.
fn pretty(json: &Json) -> String {
    serde_json::to_string_pretty(json).expect("it is plain data")
}

/// The parts of a file that everybody may read.
struct Cut<'a> {
    document: &'a Document<'a>,
    explainer: &'a Explainer,
    /// Unknown fields and words, by their entries.
    faults: HashMap<u32, Misfit>,
    used: Used,
}

impl Cut<'_> {
    fn file(&self) -> Json {
        let field = |(name, value): (String, u32)| {
            let value = match &*name {
                "cards" => self.items(value, |index, card| self.card(index, card)),
                "glossary" => self.some(value, |index| self.used.terms.contains(&index)),
                "sources" => self.some(value, |index| self.used.sources.contains(&index)),
                "changes" => self.some(value, |index| {
                    is_for_all(self.explainer, &self.explainer.changes[index])
                }),
                _ => self.copy(value),
            };
            (name, value)
        };
        let fields = self.fields(0).into_iter().map(field);
        Json::Object(fields.filter(|(_, value)| !value.is_no_item()).collect())
    }

    fn card(&self, index: usize, entry: u32) -> Json {
        let card = &self.explainer.cards[index];
        if card.is_for_subscribers() {
            self.head(card, entry)
        } else {
            self.copy(entry)
        }
    }

    /// The head of a card for subscribers, which everybody may read.
    fn head(&self, card: &Card, entry: u32) -> Json {
        let text = |text: &str| Json::Text(text.to_owned());
        let title = match &card.teaser {
            _ if card.locked => &card.title,
            Some(teaser) if !teaser.trim().is_empty() => teaser,
            _ => Words::of(&self.explainer.lang).locked,
        };
        Json::Object(vec![
            ("id".to_owned(), text(&card.id)),
            ("kind".to_owned(), text(&self.kind(entry))),
            ("access".to_owned(), text("subscriber")),
            ("title".to_owned(), text(title)),
            ("locked".to_owned(), plain("true")),
        ])
    }

    /// The kind of a card. An unknown kind is replaced, because it could contain text of the card.
    fn kind(&self, card: u32) -> String {
        let word = self.document.get(card, "kind").expect("a card has a kind");
        match self.faults.get(&word) {
            Some(Misfit::Word([.., vaguest])) => (*vaguest).to_owned(),
            _ => self.document.string(word).into_owned(),
        }
    }

    /// The items of a list whose indices are wanted.
    fn some(&self, list: u32, wanted: impl Fn(usize) -> bool) -> Json {
        let items = self.document.children(list).enumerate();
        let items = items.filter(|(index, _)| wanted(*index));
        Json::List(items.map(|(_, item)| self.copy(item)).collect())
    }

    fn items(&self, list: u32, item: impl Fn(usize, u32) -> Json) -> Json {
        let items = self.document.children(list).enumerate();
        Json::List(items.map(|(index, entry)| item(index, entry)).collect())
    }

    /// A value with its known fields. Numbers keep their digits.
    fn copy(&self, entry: u32) -> Json {
        match self.document.entry(entry).kind {
            Kind::Object => {
                let fields = self.fields(entry).into_iter();
                Json::Object(
                    fields
                        .map(|(name, value)| (name, self.copy(value)))
                        .collect(),
                )
            }
            Kind::Array => self.items(entry, |_, item| self.copy(item)),
            Kind::String => Json::Text(self.document.string(entry).into_owned()),
            _ => plain(self.document.raw(entry)),
        }
    }

    /// The known fields of an object.
    fn fields(&self, object: u32) -> Vec<(String, u32)> {
        let children: Vec<u32> = self.document.children(object).collect();
        let pairs = children.chunks_exact(2).map(|pair| (pair[0], pair[1]));
        let known = |(key, _): &(u32, u32)| !self.is_unknown(*key);
        let named = |(key, value)| (self.document.string(key).into_owned(), value);
        pairs.filter(known).map(named).collect()
    }

    fn is_unknown(&self, key: u32) -> bool {
        matches!(self.faults.get(&key), Some(Misfit::Unknown(_)))
    }
}

/// Whether a change is about the whole explainer or a card that everybody may read.
fn is_for_all(explainer: &Explainer, change: &Change) -> bool {
    let about = change.card.as_deref();
    about.is_none_or(|id| {
        let cards = &explainer.cards;
        let card = cards.iter().find(|card| &*card.id == id);
        card.is_some_and(|card| !card.is_for_subscribers())
    })
}

/// JSON whose numbers keep their digits. A [`serde_json::Value`] keeps them only with the feature `arbitrary_precision`,
/// which would change it for every other crate in an application.
#[derive(Serialize)]
#[serde(untagged)]
enum Json {
    /// A number, true, false or null, as the file writes it.
    Plain(Box<RawValue>),
    Text(String),
    List(Vec<Json>),
    Object(#[serde(serialize_with = "in_order")] Vec<(String, Json)>),
}

impl Json {
    fn is_no_item(&self) -> bool {
        matches!(self, Self::List(items) if items.is_empty())
    }
}

/// A value as it is written.
fn plain(json: &str) -> Json {
    Json::Plain(RawValue::from_string(json.to_owned()).expect("the file is JSON"))
}

fn in_order<S: Serializer>(fields: &[(String, Json)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
}
