//! What texts and fields can refer to.

use super::json::{Json, read};
use std::rc::Rc;
use yew::AttrValue;

/// Something with an id that readers know by another name.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    pub id: AttrValue,
    pub name: AttrValue,
}

/// The cards, terms and sources of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Lists {
    pub cards: Rc<[Named]>,
    pub terms: Rc<[Named]>,
    pub sources: Rc<[Named]>,
}

/// The language of the file's texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Language(pub AttrValue);

impl Language {
    pub fn of(text: &str) -> Self {
        Self(
            read(text)
                .and_then(|file| file.field_text("lang"))
                .unwrap_or_default(),
        )
    }
}

impl Lists {
    pub fn of(text: &str) -> Self {
        let file = read(text);
        let list = |field, name| {
            let list = file.as_ref().and_then(|file| file.field(field));
            let Some(Json::List(items)) = list.and_then(|list| read(list)) else {
                return Rc::default();
            };
            items.iter().filter_map(|item| named(item, name)).collect()
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

fn named(item: &str, name: &str) -> Option<Named> {
    let item = read(item)?;
    let id = item.field_text("id")?;
    let name = item.field_text(name).filter(|name| !name.is_empty());
    Some(Named {
        name: name.unwrap_or_else(|| id.clone()),
        id,
    })
}
