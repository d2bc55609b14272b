//! From a place in the text of a file to its card and its field, and back from what a reader sees.

use explainer_cards::model::json::{Document, Kind};
use std::ops::Range;

/// A card of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    pub id: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// The card around a byte of a text. `None` outside of the cards, and if the text is not JSON.
pub fn card_at(text: &str, byte: usize) -> Option<Card> {
    let document = Document::parse(text.as_bytes()).ok()?;
    let range = |entry| {
        let entry = document.entry(entry);
        entry.start as usize..entry.end as usize
    };
    let mut cards = cards(&document)?;
    let card = cards.find(|card| range(*card).contains(&byte))?;
    Some(Card {
        id: string(&document, document.get(card, "id")?)?,
        range: range(card),
    })
}

/// The bytes of the value at a JSON Pointer, without the quotes of a string.
pub fn range_of(text: &str, pointer: &str) -> Option<Range<usize>> {
    let document = Document::parse(text.as_bytes()).ok()?;
    let mut at = 0;
    for step in pointer.split('/').skip(1) {
        let name = step.replace("~1", "/").replace("~0", "~");
        at = match document.entry(at).kind {
            Kind::Array => document.children(at).nth(name.parse().ok()?)?,
            Kind::Object => document.get(at, &name)?,
            _ => return None,
        };
    }
    Some(inside(&document, at))
}

/// The JSON Pointer of the field of which readers see this text, in the card with this id if there is one. The shortest
/// text that contains it wins.
pub fn field_with(text: &str, card: &str, seen: &str) -> Option<String> {
    let document = Document::parse(text.as_bytes()).ok()?;
    let seen = letters(seen);
    if seen.is_empty() {
        return None;
    }
    let mut fields = vec![];
    strings(&document, 0, "", &mut fields);
    let place = cards(&document)?
        .position(|entry| {
            document
                .get(entry, "id")
                .and_then(|id| string(&document, id))
                .as_deref()
                == Some(card)
        })
        .map(|index| format!("/cards/{index}/"));
    let is_inside = |pointer: &String| {
        place
            .as_ref()
            .is_none_or(|place| pointer.starts_with(place))
    };
    let found = fields
        .into_iter()
        .filter(|(pointer, value)| is_inside(pointer) && letters(value).contains(&seen));
    found
        .min_by_key(|(_, value)| value.len())
        .map(|(pointer, _)| pointer)
}

/// The JSON Pointer of the innermost value around a byte.
pub fn pointer_at(text: &str, byte: usize) -> Option<String> {
    let document = Document::parse(text.as_bytes()).ok()?;
    let mut pointer = String::new();
    let mut at = 0;
    loop {
        let around = |entry: u32| {
            let entry = document.entry(entry);
            (entry.start as usize..=entry.end as usize).contains(&byte)
        };
        let children: Vec<u32> = document.children(at).collect();
        let (step, next) = match document.entry(at).kind {
            Kind::Array => match children.iter().position(|child| around(*child)) {
                Some(index) => (index.to_string(), children[index]),
                None => return Some(pointer),
            },
            Kind::Object => match children
                .chunks(2)
                .find(|pair| pair.iter().any(|each| around(*each)))
            {
                Some(pair) => (document.string(pair[0]).into_owned(), pair[1]),
                None => return Some(pointer),
            },
            _ => return Some(pointer),
        };
        pointer = format!("{pointer}/{}", step.replace('~', "~0").replace('/', "~1"));
        at = next;
    }
}

fn cards<'d>(document: &'d Document) -> Option<impl Iterator<Item = u32> + 'd> {
    let cards = document.get(0, "cards")?;
    let is_list = document.entry(cards).kind == Kind::Array;
    let items = is_list.then(|| document.children(cards))?;
    Some(items.filter(|card| document.entry(*card).kind == Kind::Object))
}

fn string(document: &Document, entry: u32) -> Option<String> {
    let is_string = document.entry(entry).kind == Kind::String;
    is_string.then(|| document.string(entry).into_owned())
}

fn inside(document: &Document, entry: u32) -> Range<usize> {
    let found = document.entry(entry);
    let quote = usize::from(found.kind == Kind::String);
    found.start as usize + quote..found.end as usize - quote
}

/// Collects every string value with its pointer.
fn strings(document: &Document, entry: u32, pointer: &str, found: &mut Vec<(String, String)>) {
    match document.entry(entry).kind {
        Kind::String => found.push((pointer.to_owned(), document.string(entry).into_owned())),
        Kind::Array => {
            for (index, item) in document.children(entry).enumerate() {
                strings(document, item, &format!("{pointer}/{index}"), found);
            }
        }
        Kind::Object => {
            let children: Vec<u32> = document.children(entry).collect();
            for pair in children.chunks(2) {
                let name = document
                    .string(pair[0])
                    .replace('~', "~0")
                    .replace('/', "~1");
                strings(document, pair[1], &format!("{pointer}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// The letters and digits of a text. Marks and the spaces that the view adds don't count.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
  "title": "The harbour tram",
  "cards": [
    { "id": "why", "title": "Why?", "body": ["The bridge is **too weak** for the [[tram]].[^paper]"] },
    { "id": "who", "title": "Who?", "summary": "The bridge’s owner", "a/b": "é" }
  ]
}"#;

    #[test]
    fn a_place_in_a_card_belongs_to_it() {
        let byte = FILE.find("owner").unwrap();
        let card = card_at(FILE, byte).unwrap();
        assert_eq!(card.id, "who");
        assert!(FILE[card.range].starts_with(r#"{ "id": "who""#));
        assert_eq!(card_at(FILE, 5), None);
        assert_eq!(card_at("{", 0), None);
    }

    #[test]
    fn a_pointer_leads_to_the_text_inside_the_quotes() {
        let at = |pointer| range_of(FILE, pointer).map(|range| &FILE[range]);
        assert_eq!(at("/title"), Some("The harbour tram"));
        assert_eq!(at("/cards/1/a~1b"), Some("é"));
        assert_eq!(at("/cards/9"), None);
        assert_eq!(at("/title/more"), None);
    }

    #[test]
    fn what_a_reader_sees_leads_to_its_field_whatever_its_marks() {
        let field = |card, seen| field_with(FILE, card, seen);
        assert_eq!(field("why", "too weak").as_deref(), Some("/cards/0/body/0"));
        assert_eq!(
            field("why", "The bridge is ").as_deref(),
            Some("/cards/0/body/0")
        );
        assert_eq!(
            field("who", "The bridge’s").as_deref(),
            Some("/cards/1/summary")
        );
        assert_eq!(
            field("", "The harbour\u{a0}tram").as_deref(),
            Some("/title")
        );
        assert_eq!(field("who", "no such words"), None);
        assert_eq!(field("who", " \u{a0}"), None);
    }

    #[test]
    fn a_point_of_a_bullet_list_leads_to_itself() {
        const LISTS: &str = r#"{ "cards": [{ "id": "what", "body": ["Three things:", ["It lets **ships** pass", "No tide"]] }] }"#;
        let pointer = field_with(LISTS, "what", "ships").unwrap();
        assert_eq!(pointer, "/cards/0/body/1/0");
        let range = range_of(LISTS, &pointer).unwrap();
        assert_eq!(&LISTS[range.clone()], "It lets **ships** pass");
        assert_eq!(pointer_at(LISTS, range.start).unwrap(), pointer);
    }

    #[test]
    fn a_byte_leads_to_the_pointer_of_the_innermost_value() {
        let at = |part| pointer_at(FILE, FILE.find(part).unwrap()).unwrap();
        assert_eq!(at("weak"), "/cards/0/body/0");
        assert_eq!(at("\"body\""), "/cards/0/body");
        assert_eq!(at("é"), "/cards/1/a~1b");
        assert_eq!(pointer_at(FILE, 0).unwrap(), "");
    }

    #[test]
    fn every_string_is_found_at_its_own_pointer() {
        let document = Document::parse(FILE.as_bytes()).unwrap();
        let mut found = vec![];
        strings(&document, 0, "", &mut found);
        assert_eq!(found.len(), 8);
        for (pointer, value) in found {
            let range = range_of(FILE, &pointer).unwrap();
            assert_eq!(FILE[range.clone()], value);
            assert_eq!(pointer_at(FILE, range.start).unwrap(), pointer);
        }
    }
}
