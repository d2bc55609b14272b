//! A translation and its original: which texts correspond, what the translation lacks, what changed since.

use explainer_cards::check::{Sibling, UNSEEN};
use explainer_cards::edit::pointer::join;
use explainer_cards::edit::{Refusal, insert, note_original, set, set_number};
use explainer_cards::model::json::{Document, Kind};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::Range;

/// The lists of which each item has an id, which is the same in every language.
const LISTS: [&str; 3] = ["cards", "glossary", "sources"];
/// The fields of an explainer of which nothing is translated.
const KEPT: [&str; 4] = ["authors", "publisher", "sources", "translations"];
/// What stands before a text that is still to be translated. `check` reports it as a placeholder.
const MARK: &str = "TK ";

/// What becomes of the texts of the original in the translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// They are copied, each with a mark by which `check` finds it.
    Marked,
    Empty,
}

impl Texts {
    fn of(self, text: &str) -> String {
        match self {
            Self::Marked if text.trim().is_empty() => String::new(),
            Self::Marked => marked(text),
            Self::Empty => String::new(),
        }
    }
}

/// A text with the mark, once.
fn marked(text: &str) -> String {
    if text.starts_with(MARK.trim_end()) {
        return text.to_owned();
    }
    format!("{MARK}{text}")
}

/// Something that the original has and the translation lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// Where it belongs in the translation: the list and the place in it, or the field of a card.
    place: Place,
    /// Where it is in the original.
    pub pointer: String,
    /// The id of the item, or that of the card and the name of its section.
    pub name: String,
}

#[derive(Clone, Debug, PartialEq)]
enum Place {
    Item(String, usize),
    Field(String),
}

/// The texts of the original, by the places of those in the translation that say the same.
pub fn texts(translation: &Value, original: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let Value::Object(fields) = original else {
        return found;
    };
    for (name, value) in fields {
        if !KEPT.contains(&&**name) {
            walk(
                translation.get(name),
                value,
                &join("", name),
                name,
                &mut found,
            );
        }
    }
    found
}

fn walk(
    own: Option<&Value>,
    other: &Value,
    pointer: &str,
    field: &str,
    found: &mut BTreeMap<String, String>,
) {
    match other {
        Value::String(text) if !UNSEEN.contains(&field) && !text.is_empty() => {
            found.insert(pointer.to_owned(), text.clone());
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let own = own.and_then(|own| own.get(name));
                walk(own, value, &join(pointer, name), name, found);
            }
        }
        Value::Array(items) if items.iter().any(|item| id(item).is_some()) => {
            let own = own.and_then(Value::as_array).into_iter().flatten();
            for (index, item) in own.enumerate() {
                let same = items
                    .iter()
                    .find(|other| id(other).is_some() && id(other) == id(item));
                if let Some(same) = same {
                    walk(
                        Some(item),
                        same,
                        &format!("{pointer}/{index}"),
                        field,
                        found,
                    );
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let own = own.and_then(|own| own.get(index));
                walk(own, item, &format!("{pointer}/{index}"), field, found);
            }
        }
        _ => {}
    }
}

/// What the translation lacks: cards, terms and sources, and sections of cards.
pub fn missing(translation: &Value, original: &Value) -> Vec<Missing> {
    let mut missing = vec![];
    for list in LISTS {
        let own = items(translation, list);
        let all = items(original, list);
        // Each goes after the one that it follows in the original.
        let mut at = 0;
        let mut added = 0;
        for (index, item) in all.iter().enumerate() {
            let Some(name) = id(item) else { continue };
            if let Some(place) = own.iter().position(|other| id(other) == Some(name)) {
                at = place + 1;
            } else {
                missing.push(Missing {
                    place: Place::Item(join("", list), (at + added).min(own.len() + added)),
                    pointer: format!("/{list}/{index}"),
                    name: name.to_owned(),
                });
                added += 1;
            }
        }
    }
    for (place, card) in items(translation, "cards").iter().enumerate() {
        let all = items(original, "cards");
        let Some(index) = all
            .iter()
            .position(|other| id(other).is_some() && id(other) == id(card))
        else {
            continue;
        };
        for (name, value) in all[index].as_object().into_iter().flatten() {
            if (value.is_array() || value.is_object()) && card.get(name).is_none() {
                missing.push(Missing {
                    place: Place::Field(format!("/cards/{place}/{name}")),
                    pointer: format!("/cards/{index}/{name}"),
                    name: format!("{}: {name}", id(card).unwrap_or_default()),
                });
            }
        }
    }
    missing
}

/// The translation with what it lacked. Numbers keep the digits of the original.
pub fn with(
    translation: &str,
    original: &str,
    lacked: &[&Missing],
    texts: Texts,
) -> Result<String, Refusal> {
    let original = filled(original, texts)?;
    let document = Document::parse(original.as_bytes()).map_err(|_| Refusal::Syntax)?;
    let mut text = translation.to_owned();
    // Sections first: the places of cards are those before others are inserted.
    let sections = lacked
        .iter()
        .filter(|each| matches!(each.place, Place::Field(_)));
    let items = lacked
        .iter()
        .filter(|each| matches!(each.place, Place::Item(..)));
    for each in sections.chain(items) {
        let entry =
            find(&document, &each.pointer).ok_or_else(|| Refusal::Place(each.pointer.clone()))?;
        let raw = document.raw(entry);
        let value: Value = serde_json::from_str(raw).unwrap_or_default();
        let place = match &each.place {
            Place::Field(pointer) => {
                text = set(&text, pointer, &value)?.apply(&text);
                pointer.clone()
            }
            Place::Item(list, at) => {
                let length = value_of(&text)
                    .pointer(list)
                    .and_then(Value::as_array)
                    .map_or(0, Vec::len);
                let at = (*at).min(length);
                text = insert(&text, list, at, &value)?.apply(&text);
                format!("{list}/{at}")
            }
        };
        let mut numbers = vec![];
        each_number(&document, entry, &place, &mut numbers);
        for (pointer, number) in numbers {
            text = set_number(&text, &pointer, &number)?.apply(&text);
        }
    }
    Ok(text)
}

/// The ids of the cards that changed in the original since the translation noted which version they are of.
pub fn stale(translation: &Value, original: &Sibling) -> Vec<String> {
    let cards = items(translation, "cards").iter();
    let changed = cards.filter_map(|card| {
        let (id, from) = (id(card)?, card["translatedFrom"].as_str()?);
        original.has_changed(id, from).then(|| id.to_owned())
    });
    changed.collect()
}

/// Whether a card that the original has doesn't say which version it is of.
pub fn is_unnoted(translation: &Value, original: &Sibling) -> bool {
    let mut cards = items(translation, "cards").iter();
    cards.any(|card| {
        let is_whole = id(card).is_some_and(|id| original.hash(id).is_some());
        is_whole && card.get("translatedFrom").is_none()
    })
}

/// The texts of two files, the original and a new translation, of which each names the other.
///
/// # Errors
///
/// If the text is not JSON.
pub fn begun(
    text: &str,
    lang: &str,
    [own, new]: [&str; 2],
    texts: Texts,
) -> Result<(String, String), Refusal> {
    let file = value_of(text);
    let own_lang = file.get("lang").and_then(Value::as_str).unwrap_or_default();
    let others = items(&file, "translations").to_vec();
    let is_other =
        |entry: &&Value, lang: &str| entry.get("lang").and_then(Value::as_str) != Some(lang);
    let mut original = text.to_owned();
    if others.iter().all(|entry| is_other(&entry, lang)) {
        let entry = json!({ "lang": lang, "href": new });
        original = insert(text, "/translations", others.len(), &entry)?.apply(text);
    }
    let first = json!({ "lang": own_lang, "href": own });
    let rest = others.iter().filter(|entry| is_other(entry, lang)).cloned();
    let all: Vec<Value> = std::iter::once(first).chain(rest).collect();
    let mut translation = filled(text, texts)?;
    translation = set(&translation, "/lang", &json!(lang))?.apply(&translation);
    translation = set(&translation, "/translations", &json!(all))?.apply(&translation);
    if let Some(sibling) = Sibling::of(text.as_bytes()) {
        translation = note_original(&translation, &sibling, &[]);
    }
    Ok((original, translation))
}

/// The name of a file in another language.
pub fn name_in(name: &str, own: &str, lang: &str) -> String {
    let end = format!(".{own}.json");
    let stem = name
        .strip_suffix(&end)
        .or(name.strip_suffix(".json"))
        .unwrap_or(name);
    format!("{stem}.{lang}.json")
}

/// The value of a text; null if it is no JSON.
pub fn value_of(text: &str) -> Value {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default()
}

/// The text with every text that is translated marked or empty. Everything else stays as it is written.
fn filled(text: &str, texts: Texts) -> Result<String, Refusal> {
    let document = Document::parse(text.as_bytes()).map_err(|_| Refusal::Syntax)?;
    let text = document.text();
    let mut ranges = vec![];
    strings(&document, 0, None, &mut ranges);
    let mut filled = String::new();
    let mut done = 0;
    for (range, string) in ranges {
        filled.push_str(&text[done..range.start]);
        filled.push_str(&json!(texts.of(&string)).to_string());
        done = range.end;
    }
    filled.push_str(&text[done..]);
    Ok(filled)
}

/// The strings that are translated, in the order of the text.
fn strings(
    document: &Document,
    entry: u32,
    field: Option<&str>,
    found: &mut Vec<(Range<usize>, String)>,
) {
    let at = document.entry(entry);
    match at.kind {
        Kind::String if !field.is_some_and(|field| UNSEEN.contains(&field)) => {
            found.push((
                at.start as usize..at.end as usize,
                document.string(entry).into_owned(),
            ));
        }
        Kind::Array => {
            for item in document.children(entry) {
                strings(document, item, field, found);
            }
        }
        Kind::Object => {
            let mut children = document.children(entry);
            while let (Some(name), Some(value)) = (children.next(), children.next()) {
                let name = document.string(name);
                if entry != 0 || !KEPT.contains(&&*name) {
                    strings(document, value, Some(&name), found);
                }
            }
        }
        _ => {}
    }
}

/// The numbers inside a value, each with the place at which they are in the translation.
fn each_number(document: &Document, entry: u32, place: &str, found: &mut Vec<(String, String)>) {
    match document.entry(entry).kind {
        Kind::Number => found.push((place.to_owned(), document.raw(entry).to_owned())),
        Kind::Array => {
            for (index, item) in document.children(entry).enumerate() {
                each_number(document, item, &format!("{place}/{index}"), found);
            }
        }
        Kind::Object => {
            let mut children = document.children(entry);
            while let (Some(name), Some(value)) = (children.next(), children.next()) {
                each_number(document, value, &join(place, &document.string(name)), found);
            }
        }
        _ => {}
    }
}

/// A value in one of the lists, or in an item of one.
fn find(document: &Document, pointer: &str) -> Option<u32> {
    let mut at = 0;
    for step in pointer.split('/').skip(1) {
        at = match document.entry(at).kind {
            Kind::Array => document.children(at).nth(step.parse().ok()?)?,
            Kind::Object => document.get(at, step)?,
            _ => return None,
        };
    }
    Some(at)
}

fn items<'a>(file: &'a Value, list: &str) -> &'a [Value] {
    file.get(list)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn id(item: &Value) -> Option<&str> {
    item.get("id")?.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer_cards::check::{Severity, check};
    use explainer_cards::model::read::read;

    const FULL: &str = include_str!("../../../tests/fixtures/valid/full.json");

    fn full() -> Value {
        value_of(FULL)
    }

    fn names(missing: &[Missing]) -> Vec<&str> {
        missing.iter().map(|each| &*each.name).collect()
    }

    #[test]
    fn a_new_translation_lacks_nothing_and_both_files_name_each_other() {
        let (original, translation) =
            begun(FULL, "fr", ["tide.en.json", "tide.fr.json"], Texts::Marked).unwrap();
        let (one, other) = (value_of(&original), value_of(&translation));
        assert_eq!(missing(&other, &one), []);
        assert_eq!((&other["id"], &other["lang"]), (&one["id"], &json!("fr")));
        assert_eq!(other["sources"], one["sources"]);
        assert_eq!(
            other["translations"][0],
            json!({ "lang": "en", "href": "tide.en.json" })
        );
        let named = one["translations"].as_array().unwrap().iter();
        assert_eq!(named.filter(|entry| entry["lang"] == "fr").count(), 1);
        assert!(read(translation.as_bytes()).is_ok());
        assert!(translation.contains("12.40"), "numbers keep their digits");
    }

    #[test]
    fn check_finds_the_texts_that_are_still_to_be_translated() {
        let (_, translation) = begun(FULL, "fr", ["a.json", "b.json"], Texts::Marked).unwrap();
        let places: Vec<_> = check(translation.as_bytes())
            .into_iter()
            .filter(|problem| problem.rule == "placeholder")
            .collect();
        assert!(
            places.iter().any(|problem| problem.pointer == "/summary"),
            "{places:?}"
        );
        let (_, empty) = begun(FULL, "fr", ["a.json", "b.json"], Texts::Empty).unwrap();
        let problems = check(empty.as_bytes());
        assert!(
            problems
                .iter()
                .any(|problem| problem.severity == Severity::Error)
        );
        assert_eq!(value_of(&empty)["cards"][0]["body"], json!(["", ""]));
    }

    #[test]
    fn every_text_of_a_new_translation_has_that_of_the_original_beside_it() {
        let (original, translation) =
            begun(FULL, "fr", ["a.json", "b.json"], Texts::Marked).unwrap();
        let own = value_of(&translation);
        let beside = texts(&own, &value_of(&original));
        assert!(beside.len() >= 50, "{}", beside.len());
        for (pointer, text) in beside {
            assert_eq!(
                own.pointer(&pointer),
                Some(&json!(marked(&text))),
                "{pointer}"
            );
        }
    }

    #[test]
    fn texts_correspond_by_the_ids_of_their_cards_not_by_their_places() {
        let mut translation = full();
        translation["cards"].as_array_mut().unwrap().reverse();
        let beside = texts(&translation, &full());
        assert_eq!(beside["/cards/1/title"], "What is a tide?");
    }

    #[test]
    fn what_a_translation_lacks_is_added_at_its_place_with_its_structure() {
        let mut translation = full();
        translation["cards"].as_array_mut().unwrap().remove(0);
        translation["cards"][0]
            .as_object_mut()
            .unwrap()
            .shift_remove("body");
        translation["glossary"].as_array_mut().unwrap().clear();
        translation["sources"].as_array_mut().unwrap().remove(0);
        let lacked = missing(&translation, &full());
        assert!(
            names(&lacked).starts_with(&["what", "spring-tide", "neap"]),
            "{lacked:?}"
        );
        let text = format!("{translation:#}");
        let whole = with(
            &text,
            FULL,
            &lacked.iter().collect::<Vec<_>>(),
            Texts::Marked,
        )
        .unwrap();
        let whole_value = value_of(&whole);
        assert_eq!(missing(&whole_value, &full()), []);
        assert_eq!(whole_value["cards"][0]["id"], "what");
        assert_eq!(whole_value["cards"][0]["title"], "TK What is a tide?");
        assert!(whole.contains("12.40"), "numbers keep their digits");
        let order = |file: &Value, list: &str| {
            items(file, list)
                .iter()
                .filter_map(id)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        for list in LISTS {
            assert_eq!(order(&whole_value, list), order(&full(), list), "{list}");
        }
    }

    #[test]
    fn a_card_is_stale_once_its_original_changed() {
        let same = Sibling::of(FULL.as_bytes()).unwrap();
        let edited = FULL.replace("Why are there tides?", "Another title");
        let title = full()["cards"][1]["title"].to_string();
        let edited = edited.replacen(&title, "\"Another question?\"", 1);
        let original = Sibling::of(edited.as_bytes()).unwrap();
        for texts in [Texts::Marked, Texts::Empty] {
            let (_, text) = begun(FULL, "fr", ["a.json", "b.json"], texts).unwrap();
            let translation = value_of(&text);
            assert_eq!(stale(&translation, &same), [""; 0]);
            assert!(!is_unnoted(&translation, &same));
            assert_eq!(stale(&translation, &original), ["rest"]);
            let noted = note_original(&text, &original, &[]);
            assert_eq!(stale(&value_of(&noted), &original), [""; 0]);
            assert!(is_unnoted(&full(), &original));
        }
    }

    #[test]
    fn the_name_of_a_file_says_its_language() {
        assert_eq!(name_in("hbm.en.json", "en", "fr"), "hbm.fr.json");
        assert_eq!(name_in("tram.json", "en", "fr"), "tram.fr.json");
        assert_eq!(name_in("tram", "en", "fr"), "tram.fr.json");
    }
}
