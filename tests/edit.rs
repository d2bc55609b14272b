//! Edits keep everything that they don't change.

use explainer_cards::edit::{
    Change, Kind, Refusal, Shape, duplicate, insert, pointer, remove, set, set_number, shift,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The shipped explainers and the valid fixtures.
fn files() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["tests/fixtures/valid", "www/explainers"].map(|folder| {
        let files = fs::read_dir(root.join(folder)).expect(folder);
        let paths = files.map(|file| file.expect(folder).path());
        let paths = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
        paths
            .map(|path| fs::read_to_string(path).expect("it is UTF-8"))
            .collect::<Vec<_>>()
    });
    files.concat()
}

fn value(text: &str) -> Value {
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The pointers of all values in a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                pointers(field, &pointer::join(at, name), found);
            }
        }
        _ => {}
    }
}

fn all(value: &Value) -> Vec<String> {
    let mut found = vec![];
    pointers(value, "", &mut found);
    found
}

/// The pointers of the lists that have items.
fn lists(value: &Value) -> Vec<String> {
    let is_list = |pointer: &String| {
        value
            .pointer(pointer)
            .and_then(Value::as_array)
            .is_some_and(|list| !list.is_empty())
    };
    all(value).into_iter().filter(is_list).collect()
}

fn list_mut<'a>(value: &'a mut Value, list: &str) -> &'a mut Vec<Value> {
    let list = value.pointer_mut(list).and_then(Value::as_array_mut);
    list.expect("it is a list")
}

/// The text after a change.
fn after(text: &str, change: Result<Change, Refusal>) -> String {
    change.expect("it can be edited").apply(text)
}

#[test]
fn setting_a_value_to_itself_changes_no_byte() {
    for text in files() {
        let value = value(&text);
        for pointer in all(&value) {
            let itself = value.pointer(&pointer).expect("it is there");
            let change = set(&text, &pointer, itself).expect("it can be set");
            assert!(change.is_none(), "{pointer}: {change:?}");
        }
    }
}

/// Whether an object has its fields in the order of the schema.
fn is_in_order(object: &Value, pointer: &str) -> bool {
    let (Some(fields), Some(shape)) = (object.as_object(), Shape::at(pointer)) else {
        return false;
    };
    let known: Vec<&str> = shape.fields().map(|(name, _)| name).collect();
    let places: Vec<_> = fields
        .keys()
        .map(|name| known.iter().position(|other| other == name))
        .collect();
    places.iter().all(Option::is_some) && places.is_sorted()
}

proptest! {
    #[test]
    fn a_removed_field_or_item_is_gone_and_the_rest_stays(text in select(files()), at: Index) {
        let mut expected = value(&text);
        let pointers = all(&expected);
        let pointer = at.get(&pointers[1..]);
        let edited = after(&text, remove(&text, pointer));
        let (parent, name) = pointer::split(pointer).expect("it has a parent");
        match expected.pointer_mut(parent).expect("it is there") {
            Value::Object(fields) => drop(fields.shift_remove(&*name)),
            Value::Array(items) => drop(items.remove(name.parse().expect("an index"))),
            _ => unreachable!(),
        }
        prop_assert_eq!(value(&edited), expected);
    }

    #[test]
    fn a_removed_field_is_added_again_at_its_place(text in select(files()), at: Index) {
        let value = value(&text);
        let is_ordered = |pointer: &String| {
            let parent = pointer::split(pointer).and_then(|(parent, _)| Some((value.pointer(parent)?, parent)));
            parent.is_some_and(|(object, parent)| is_in_order(object, parent))
        };
        let pointers: Vec<String> = all(&value).into_iter().filter(is_ordered).collect();
        let pointer = at.get(&pointers);
        let without = after(&text, remove(&text, pointer));
        let again = after(&without, set(&without, pointer, value.pointer(pointer).expect("it is there")));
        let again = self::value(&again);
        prop_assert_eq!(all(&again), all(&value));
        prop_assert_eq!(again, value);
    }

    #[test]
    fn a_text_is_replaced_and_nothing_else(text in select(files()), at: Index, new in "\\PC*") {
        let old = value(&text);
        let pointers: Vec<String> = all(&old).into_iter().filter(|pointer| old.pointer(pointer).is_some_and(Value::is_string)).collect();
        let pointer = at.get(&pointers);
        let change = set(&text, pointer, &json!(new)).expect("it can be set");
        prop_assert!(text[change.range.clone()].lines().count() <= 1);
        let mut expected = old.clone();
        *expected.pointer_mut(pointer).expect("it is there") = json!(new);
        prop_assert_eq!(value(&change.apply(&text)), expected);
    }

    #[test]
    fn an_item_is_inserted(text in select(files()), list: Index, at: Index) {
        let mut expected = value(&text);
        let lists = lists(&expected);
        let list = list.get(&lists);
        let items = list_mut(&mut expected, list);
        let at = at.index(items.len() + 1);
        let item = items[0].clone();
        items.insert(at, item.clone());
        let change = insert(&text, list, at, &item).expect("it can be inserted");
        prop_assert!(change.range.is_empty());
        let edited = change.apply(&text);
        prop_assert_eq!(value(&edited), expected);
    }

    #[test]
    fn an_item_is_moved(text in select(files()), list: Index, from: Index, to: Index) {
        let mut expected = value(&text);
        let lists = lists(&expected);
        let list = list.get(&lists);
        let items = list_mut(&mut expected, list);
        let (from, to) = (from.index(items.len()), to.index(items.len()));
        let item = items.remove(from);
        items.insert(to, item);
        let edited = after(&text, shift(&text, list, from, to));
        prop_assert_eq!(value(&edited), expected);
        prop_assert_eq!(after(&edited, shift(&edited, list, to, from)), text);
    }

    #[test]
    fn an_item_is_repeated_with_an_id_of_its_own(text in select(files()), list: Index, at: Index) {
        let old = value(&text);
        let lists = lists(&old);
        let list = list.get(&lists);
        let items = old.pointer(list).and_then(Value::as_array).expect("it is a list");
        let at = at.index(items.len());
        let edited = value(&after(&text, duplicate(&text, list, at)));
        let edited = edited.pointer(list).and_then(Value::as_array).expect("it is a list");
        prop_assert_eq!(edited.len(), items.len() + 1);
        let mut copy = edited[at + 1].clone();
        if let (Some(id), Some(old)) = (copy.get_mut("id"), items[at].get("id")) {
            prop_assert!(items.iter().all(|item| item.get("id") != Some(&*id)));
            *id = old.clone();
        }
        prop_assert_eq!(&copy, &items[at]);
    }
}

const CARD: &str = "{\n\t\"id\": \"tram\",\n\t\"tags\": [\"a\"],\n\t\"cards\": [\n\t\t{ \"id\": \"why\", \"title\": \"Why?\" }\n\t]\n}\n";

#[test]
fn a_new_field_is_put_where_the_schema_has_it() {
    let edited = after(CARD, set(CARD, "/title", &json!("Late")));
    assert_eq!(
        edited,
        CARD.replace("\"tram\",", "\"tram\",\n\t\"title\": \"Late\",")
    );
    let edited = after(CARD, set(CARD, "/$schema", &json!("s.json")));
    assert!(
        edited.starts_with("{\n\t\"$schema\": \"s.json\",\n\t\"id\""),
        "{edited}"
    );
}

#[test]
fn an_object_on_one_line_stays_on_it() {
    let edited = after(CARD, set(CARD, "/cards/0/kind", &json!("why")));
    assert_eq!(
        edited,
        CARD.replace("\"why\", ", "\"why\", \"kind\": \"why\", ")
    );
    let edited = after(CARD, insert(CARD, "/cards", 1, &json!({ "id": "how" })));
    assert_eq!(
        edited,
        CARD.replace(" }\n", " },\n\t\t{ \"id\": \"how\" }\n")
    );
}

#[test]
fn a_list_and_the_objects_around_a_field_are_made() {
    let edited = after(CARD, set(CARD, "/publisher/name", &json!("Ada")));
    assert_eq!(
        edited,
        CARD.replace(
            "\"tram\",",
            "\"tram\",\n\t\"publisher\": {\n\t\t\"name\": \"Ada\"\n\t},"
        )
    );
    let edited = after(CARD, insert(CARD, "/cards/0/body", 0, &json!("Because.")));
    assert_eq!(
        edited,
        CARD.replace("\"Why?\"", "\"Why?\", \"body\": [\"Because.\"]")
    );
}

#[test]
fn the_first_part_of_an_empty_list_or_object_is_laid_out_as_the_file() {
    let text = "{\n    \"cards\": [],\n    \"publisher\": {}\n}";
    assert_eq!(
        after(text, insert(text, "/cards", 0, &json!("a"))),
        "{\n    \"cards\": [\n        \"a\"\n    ],\n    \"publisher\": {}\n}"
    );
    assert_eq!(
        after(text, set(text, "/publisher/name", &json!("a"))),
        "{\n    \"cards\": [],\n    \"publisher\": {\n        \"name\": \"a\"\n    }\n}"
    );
    let text = "{\"cards\":[]}";
    assert_eq!(
        after(text, insert(text, "/cards", 0, &json!({ "a": [1, 2] }))),
        "{\"cards\":[{\"a\":[1,2]}]}"
    );
    assert_eq!(
        after("{}", set("{}", "/id", &json!("a"))),
        "{\n  \"id\": \"a\"\n}"
    );
}

#[test]
fn the_last_part_leaves_empty_brackets() {
    let edited = after(CARD, remove(CARD, "/cards/0"));
    assert_eq!(value(&edited)["cards"], json!([]));
    assert!(edited.contains("\"cards\": []"), "{edited}");
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let text = format!("\u{feff}{}", CARD.replace('\n', "\r\n"));
    let edited = after(&text, set(&text, "/publisher", &json!({ "name": "Ada" })));
    assert!(edited.starts_with('\u{feff}'), "{edited}");
    assert_eq!(
        edited.matches('\n').count(),
        edited.matches("\r\n").count(),
        "{edited:?}"
    );
    let edited = after(&text, set(&text, "/id", &json!("bus")));
    assert_eq!(edited, text.replace("tram", "bus"));
}

#[test]
fn a_number_keeps_its_digits() {
    let text = r#"{ "value": 1.20 }"#;
    assert!(
        set_number(text, "/value", "1.20")
            .expect("a number")
            .is_none()
    );
    assert_eq!(
        after(text, set_number(text, "/value", "1.230")),
        r#"{ "value": 1.230 }"#
    );
    for number in [
        "1,2", "1.", ".5", "01", "one", "", "1 2", "[1]", " 1", "\"1",
    ] {
        assert_eq!(
            set_number(text, "/value", number),
            Err(Refusal::Number(number.to_owned()))
        );
    }
}

#[test]
fn what_cannot_be_edited_is_refused() {
    assert_eq!(set("{", "/id", &json!("a")), Err(Refusal::Syntax));
    for missing in ["/cards/1", "/cards/-", "/id/name", "/nothing"] {
        assert_eq!(
            remove(CARD, missing),
            Err(Refusal::Place(missing.to_owned()))
        );
    }
    assert!(insert(CARD, "/cards", 2, &json!("a")).is_err());
    assert!(shift(CARD, "/cards", 0, 1).is_err());
    assert!(duplicate(CARD, "/id", 0).is_err());
}

#[test]
fn the_schema_says_what_is_at_a_place() {
    let kind = |pointer| Shape::at(pointer).map(|shape| shape.kind());
    assert_eq!(kind(""), Some(Kind::Object));
    assert_eq!(kind("/version"), Some(Kind::Constant));
    assert_eq!(kind("/cards/0/kind"), Some(Kind::Choice));
    assert_eq!(kind("/cards/3/events"), Some(Kind::List));
    assert_eq!(kind("/cards/3/media/width"), Some(Kind::Integer));
    assert_eq!(kind("/cards/3/table/rows/1/2"), Some(Kind::Text));
    assert_eq!(kind("/cards/3/figures/0/value"), Some(Kind::Number));
    assert_eq!(kind("/cards/3/body/0"), Some(Kind::Text));
    assert_eq!(kind("/cards/3/events/0/media/alt"), Some(Kind::Text));
    assert_eq!(kind("/cards/sumary"), None);
}

#[test]
fn a_bullet_list_can_be_where_a_paragraph_is() {
    let list = |pointer| Shape::at(pointer).and_then(|shape| shape.list());
    for pointer in ["/cards/3/body/0", "/cards/3/more/7"] {
        let list = list(pointer).expect(pointer);
        assert_eq!(list.kind(), Kind::List);
        assert_eq!(list.item().and_then(|item| item.name()), Some("Prose"));
        let item = Shape::at(&format!("{pointer}/1")).expect("an item");
        assert_eq!((item.kind(), item.name()), (Kind::Text, Some("Prose")));
        assert!(item.list().is_none(), "{pointer}");
    }
    for pointer in [
        "/cards/3/body",
        "/cards/3/unknowns/0",
        "/cards/3/summary",
        "/title",
    ] {
        assert!(list(pointer).is_none(), "{pointer}");
    }
    assert!(Shape::at("/cards/3/unknowns/0/0").is_none());
    assert!(Shape::at("/cards/3/body/0/0/0").is_none());
}
