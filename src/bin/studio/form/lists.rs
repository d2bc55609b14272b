//! What texts and fields can refer to.

use explainer_cards::model::json::{Document, Kind};
use std::rc::Rc;
use yew::AttrValue;

/// Something with an id that readers know by another name.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    pub id: AttrValue,
    pub name: AttrValue,
}

/// The cards, terms and sources of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    pub cards: Rc<[Named]>,
    pub terms: Rc<[Named]>,
    pub sources: Rc<[Named]>,
}

/// The language of the file's texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Language(pub AttrValue);

impl Language {
    pub fn of(document: &Document) -> Self {
        Self(text(document, 0, "lang").unwrap_or_default())
    }
}

impl Lists {
    pub fn of(document: &Document) -> Self {
        let list = |field, name| {
            let list = value(document, 0, field);
            let Some(list) = list.filter(|list| document.entry(*list).kind == Kind::Array) else {
                return Rc::default();
            };
            let items = document.children(list);
            items
                .filter_map(|item| named(document, item, name))
                .collect()
        };
        Self {
            cards: list("cards", "title"),
            terms: list("glossary", "term"),
            sources: list("sources", "title"),
        }
    }

    /// What a field refers to, given by its definition and its name.
    pub fn referred(&self, field: &str) -> Option<&Rc<[Named]>> {
        match field {
            "Figure.source" => Some(&self.sources),
            "Change.card" => Some(&self.cards),
            _ => None,
        }
    }
}

fn named(document: &Document, item: u32, name: &str) -> Option<Named> {
    let id = text(document, item, "id")?;
    let name = text(document, item, name).filter(|name| !name.is_empty());
    Some(Named {
        name: name.unwrap_or_else(|| id.clone()),
        id,
    })
}

/// What the string in a field says.
fn text(document: &Document, object: u32, field: &str) -> Option<AttrValue> {
    let value = value(document, object, field)?;
    let is_text = document.entry(value).kind == Kind::String;
    is_text.then(|| document.string(value).into_owned().into())
}

fn value(document: &Document, object: u32, field: &str) -> Option<u32> {
    let is_object = document.entry(object).kind == Kind::Object;
    is_object.then(|| document.get(object, field))?
}
