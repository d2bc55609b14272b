//! The fields that readers see, and how items of the same list are recognised in two files.

use super::difference::Part;

/// How a field is compared.
pub enum Shape {
    /// As one value.
    Value,
    /// As a list of texts.
    Texts,
    /// As an object, field by field.
    Object(&'static [&'static str]),
    /// As a list of objects.
    Items(Items),
}

/// A list of objects.
pub struct Items {
    /// Two items are the same if the first of these fields is equal, or else the next one. `""` stands for the whole item.
    pub keys: &'static [&'static str],
    /// The fields of an item. Readers know it by the first one that it has.
    pub fields: &'static [&'static str],
}

/// A field.
pub struct Field {
    /// Its name in the file.
    pub name: &'static str,
    /// What it is, or what its items are.
    pub part: Part,
    /// How it is compared.
    pub shape: Shape,
}

/// The fields of the explainer, except those that only programs read.
pub const EXPLAINER: [Field; 14] = [
    value("id", Part::Explainer),
    value("lang", Part::Explainer),
    value("title", Part::Explainer),
    value("summary", Part::Explainer),
    value("published", Part::Explainer),
    value("updated", Part::Explainer),
    value("reviewBy", Part::Explainer),
    value("publisher", Part::Explainer),
    items("authors", Part::Author, &["name"], &["name", "url"]),
    items("cards", Part::Card, &["id", "title"], &["title", "id"]),
    items(
        "glossary",
        Part::Term,
        &["id", "term"],
        &["term", "id", "aliases", "definition"],
    ),
    items(
        "sources",
        Part::Source,
        &["id", "url", "title"],
        &[
            "title",
            "id",
            "lang",
            "publisher",
            "url",
            "published",
            "accessed",
            "archive",
            "quote",
        ],
    ),
    items(
        "changes",
        Part::Change,
        &["", "text"],
        &["text", "date", "type", "card"],
    ),
    items(
        "translations",
        Part::Translation,
        &["lang"],
        &["lang", "href"],
    ),
];

/// The fields of a card, except its id and its title.
pub const CARD: [Field; 17] = [
    value("kind", Part::Card),
    value("access", Part::Card),
    value("teaser", Part::Card),
    value("locked", Part::Card),
    value("summary", Part::Card),
    field("body", Part::Paragraph, Shape::Texts),
    field(
        "media",
        Part::Picture,
        Shape::Object(&["src", "alt", "credit", "caption", "width", "height"]),
    ),
    items(
        "figures",
        Part::Figure,
        &["", "label", "value"],
        &["label", "value", "unit", "source", "bar"],
    ),
    field(
        "table",
        Part::Table,
        Shape::Object(&["caption", "columns", "rows"]),
    ),
    items(
        "events",
        Part::Event,
        &["", "title", "text", "date"],
        &["title", "date", "endDate", "text", "media"],
    ),
    items(
        "groups",
        Part::Group,
        &["id", "name"],
        &["name", "id", "impact", "text"],
    ),
    items(
        "questions",
        Part::Question,
        &["", "question", "answer"],
        &["question", "answer"],
    ),
    items(
        "views",
        Part::View,
        &["", "name", "text"],
        &["name", "text"],
    ),
    field("unknowns", Part::Unknown, Shape::Texts),
    items("next", Part::Next, &["", "text", "date"], &["text", "date"]),
    field("quiz", Part::Quiz, Shape::Object(&["question", "options"])),
    field("more", Part::Detail, Shape::Texts),
];

const fn field(name: &'static str, part: Part, shape: Shape) -> Field {
    Field { name, part, shape }
}

const fn value(name: &'static str, part: Part) -> Field {
    field(name, part, Shape::Value)
}

const fn items(
    name: &'static str,
    part: Part,
    keys: &'static [&'static str],
    fields: &'static [&'static str],
) -> Field {
    field(name, part, Shape::Items(Items { keys, fields }))
}
