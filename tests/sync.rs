//! `explainer-cards sync` notes in translations which version of the original they are of, and `check` reports what has
//! changed since.

#[path = "tool/said.rs"]
mod said;
mod tool;

use explainer_cards::check::{Sibling, schema};
use explainer_cards::edit;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use said::said;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use tool::explainer_cards;

/// A file with every section.
fn full() -> String {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid/full.json");
    fs::read_to_string(fixture).expect("the fixture")
}

/// The hashes of the cards, by their places.
fn hashes(text: &str) -> Vec<String> {
    let file = Sibling::of(text.as_bytes()).expect("it is an explainer");
    let hash = |id: &str| file.hash(id).expect("no card is locked").to_owned();
    file.cards().map(hash).collect()
}

/// The original in English and a translation of it, in a folder.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let original = full().replace("\"tide.fr.json\"", "\"fr/tide.json\"");
    let translation = full()
        .replace("\"lang\": \"en\"", "\"lang\": \"fr\"")
        .replacen("{ \"lang\": \"fr\"", "{ \"lang\": \"en\"", 1);
    let mut translation: Value = serde_json::from_str(&translation).unwrap();
    translation["lang"] = json!("fr");
    translation["translations"] = json!([{ "lang": "en", "href": "../tide.json" }]);
    fs::create_dir(folder.path().join("fr")).unwrap();
    fs::write(folder.path().join("tide.json"), original).unwrap();
    let text = serde_json::to_string_pretty(&translation).unwrap();
    // Not as `fmt` would write it.
    fs::write(
        folder.path().join("fr/tide.json"),
        text.replace("  \"id\":", "  \"id\"  :"),
    )
    .unwrap();
    fs::write(
        folder.path().join("explainer-cards.toml"),
        "[rules]\nmissing-picture = \"off\"\n",
    )
    .unwrap();
    folder
}

fn run(folder: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    said(explainer_cards(folder.path(), arguments))
}

fn translation(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("fr/tide.json")).unwrap()
}

/// The cards of the translation that `check` reports as stale.
fn stale(folder: &TempDir) -> Vec<String> {
    let (_, stdout, _) = run(folder, &["check", "--format", "json", "fr/tide.json"]);
    let rows: Vec<Value> = serde_json::from_str(&stdout).unwrap();
    let stale = rows.iter().filter(|row| row["rule"] == "stale-translation");
    stale
        .map(|row| row["pointer"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_line_for_each_card_is_added_and_nothing_else_changes() {
    let folder = folder();
    let before = translation(&folder);
    let (status, stdout, stderr) = run(&folder, &["sync", "tide.json", "fr/tide.json"]);
    assert_eq!(
        (status, &*stdout, &*stderr),
        (Some(0), "", "1 file changed, 0 unchanged\n")
    );
    let after = translation(&folder);
    let added = after
        .lines()
        .filter(|line| line.contains("\"translatedFrom\": \"en:"));
    assert_eq!(added.count(), hashes(&before).len());
    let is_new = |line: &&str| !line.contains("translatedFrom");
    let plain = |text: &str| text.replace(',', "");
    let left: Vec<String> = after.lines().filter(is_new).map(plain).collect();
    assert_eq!(left, before.lines().map(plain).collect::<Vec<_>>());
    let (_, _, stderr) = run(&folder, &["sync", "tide.json", "fr"]);
    assert_eq!(stderr, "0 files changed, 1 unchanged\n");
    assert_eq!(translation(&folder), after);
    assert_eq!(stale(&folder), [""; 0]);
}

#[test]
fn a_card_whose_original_has_changed_is_stale_until_it_is_synchronised() {
    let folder = folder();
    run(&folder, &["sync", "tide.json", "fr/tide.json"]);
    let path = folder.path().join("tide.json");
    let text = fs::read_to_string(&path).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    let ids: Vec<String> = file["cards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["id"].as_str().unwrap().to_owned())
        .collect();
    assert!(ids.len() > 1);
    file["cards"][0]["title"] = json!("Something else?");
    file["cards"][1]["title"] = json!("Something else too?");
    // As it was written: `serde_json` writes 12.40 as 12.4.
    let text = ["/cards/0/title", "/cards/1/title"]
        .iter()
        .fold(text, |text, pointer| {
            edit::set(&text, pointer, file.pointer(pointer).unwrap())
                .unwrap()
                .apply(&text)
        });
    fs::write(&path, text).unwrap();
    assert_eq!(
        stale(&folder),
        ["/cards/0/translatedFrom", "/cards/1/translatedFrom"]
    );
    let (status, _, _) = run(
        &folder,
        &["sync", "--card", &ids[1], "tide.json", "fr/tide.json"],
    );
    assert_eq!(status, Some(0));
    assert_eq!(stale(&folder), ["/cards/0/translatedFrom"]);
    run(&folder, &["sync", "tide.json", "fr/tide.json"]);
    assert_eq!(stale(&folder), [""; 0]);
}

#[test]
fn the_original_among_the_translations_stays_as_it_is() {
    let folder = folder();
    let original = fs::read_to_string(folder.path().join("tide.json")).unwrap();
    let (status, _, stderr) = run(&folder, &["sync", "./tide.json", "."]);
    assert_eq!(
        (status, &*stderr),
        (Some(0), "1 file changed, 0 unchanged\n")
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("tide.json")).unwrap(),
        original
    );
}

#[test]
fn a_card_that_only_the_translation_has_gets_no_hash() {
    let folder = folder();
    let card = json!({ "id": "extra", "kind": "other", "title": "Extra" });
    let text = translation(&folder);
    let text = edit::insert(&text, "/cards", 0, &card)
        .unwrap()
        .apply(&text);
    fs::write(folder.path().join("fr/tide.json"), text).unwrap();
    run(&folder, &["sync", "tide.json", "fr/tide.json"]);
    let file: Value = serde_json::from_str(&translation(&folder)).unwrap();
    assert_eq!(file["cards"][0], card);
    assert!(file["cards"][1]["translatedFrom"].is_string());
}

#[test]
fn what_is_no_translation_of_the_original_is_refused() {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "other.json",
        &translation(&folder).replace("\"tide\"", "\"ebb\""),
    );
    write(
        "same.json",
        &translation(&folder).replacen("\"lang\": \"fr\"", "\"lang\": \"en-GB\"", 1),
    );
    write("broken.json", "[]");
    for (arguments, status, said) in [
        (
            ["tide.json", "other.json"],
            1,
            "error: other.json: another explainer, with the id `ebb`; expected `tide`\n",
        ),
        (
            ["tide.json", "same.json"],
            1,
            "error: same.json: in the language of the original, `en-GB`; a translation is in another one\n",
        ),
        (
            ["tide.json", "broken.json"],
            1,
            "error[invalid]: unexpected list\n",
        ),
        (
            ["broken.json", "fr/tide.json"],
            1,
            "error[invalid]: unexpected list\n",
        ),
        (
            ["gone.json", "fr/tide.json"],
            2,
            "error: gone.json can't be read: ",
        ),
        (
            ["tide.json", "-"],
            2,
            "error: standard input can't be changed; name a file\n",
        ),
    ] {
        let (code, _, stderr) = run(&folder, &[&["sync"], &arguments[..]].concat());
        assert_eq!(code, Some(status), "{arguments:?} {stderr}");
        assert!(stderr.starts_with(said), "{stderr}");
    }
    let (code, _, stderr) = run(
        &folder,
        &["sync", "--card", "gone", "tide.json", "fr/tide.json"],
    );
    assert_eq!(
        (code, &*stderr),
        (Some(2), "error: no card `gone` in `tide.json`\n")
    );
}

/// Calls `visit` with the pointer of each value in a value.
fn each(value: &Value, pointer: &str, visit: &mut dyn FnMut(&str, &Value)) {
    visit(pointer, value);
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                each(item, &format!("{pointer}/{index}"), visit);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                each(field, &format!("{pointer}/{name}"), visit);
            }
        }
        _ => {}
    }
}

/// What readers see differently if it is in place of a value. `None` if readers don't see this value.
fn other(pointer: &str, value: &Value) -> Option<Value> {
    let name = pointer.rsplit('/').next()?;
    match (name, value) {
        // An id isn't shown, a picture takes the same space in any case.
        ("id" | "width" | "height", _) => None,
        ("kind", Value::String(word)) => Some(json!(if word == "other" { "why" } else { "other" })),
        ("impact", Value::String(word)) => {
            Some(json!(if word == "mixed" { "unclear" } else { "mixed" }))
        }
        ("access", _) => Some(json!("free")),
        (_, Value::String(text)) => Some(json!(format!("{text}."))),
        (_, Value::Number(_)) => Some(json!(987_654)),
        (_, Value::Bool(yes)) => Some(json!(!yes)),
        _ => None,
    }
}

#[test]
fn any_visible_change_of_a_card_changes_its_hash_alone() {
    let text = full();
    let file: Value = serde_json::from_str(&text).unwrap();
    let before = hashes(&text);
    let mut count = 0;
    for (index, card) in file["cards"].as_array().unwrap().iter().enumerate() {
        each(card, &format!("/cards/{index}"), &mut |pointer, value| {
            let Some(value) = other(pointer, value).filter(|_| !pointer.ends_with("/locked"))
            else {
                return;
            };
            let after = edit::set(&text, pointer, &value).unwrap().apply(&text);
            let differ: Vec<usize> = (0..before.len())
                .filter(|at| before[*at] != hashes(&after)[*at])
                .collect();
            assert_eq!(differ, [index], "{pointer}");
            count += 1;
        });
    }
    assert!(count > 50, "{count}");
    for pointer in ["/title", "/sources/0/title"] {
        let after = edit::set(&text, pointer, &json!("Other"))
            .unwrap()
            .apply(&text);
        assert_eq!(hashes(&after), before, "{pointer} is in no card");
    }
}

#[test]
fn every_section_that_is_added_or_removed_changes_the_hash() {
    let sections = &schema()["$defs"]["Card"]["properties"];
    let text = full();
    let file: Value = serde_json::from_str(&text).unwrap();
    let before = hashes(&text);
    let mut removed = 0;
    for (index, card) in file["cards"].as_array().unwrap().iter().enumerate() {
        for field in sections.as_object().unwrap().keys() {
            let needed = ["id", "kind", "title"].contains(&&**field);
            if !needed && card.get(field).is_some_and(|value| *value != json!(false)) {
                let pointer = format!("/cards/{index}/{field}");
                let after = edit::remove(&text, &pointer).unwrap().apply(&text);
                assert_ne!(hashes(&after)[index], before[index], "{pointer}");
                removed += 1;
            }
        }
    }
    assert!(removed >= 12, "{removed}");
}

/// A value with the fields of its objects in another order, other white space, and texts in escapes.
fn respelled(value: &Value, pick: &mut dyn FnMut(usize) -> usize) -> String {
    match value {
        Value::Object(fields) => {
            let mut left: Vec<(&String, &Value)> = fields.iter().collect();
            let mut fields = vec![];
            while !left.is_empty() {
                let (name, value) = left.remove(pick(left.len()));
                fields.push(format!("\"{name}\" :\t{}", respelled(value, pick)));
            }
            format!("{{\n{}}}", fields.join(" ,"))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| respelled(item, pick)).collect();
            format!("[ {} ]", items.join(",\n\t"))
        }
        Value::String(text) if pick(2) == 1 => {
            let units = text.encode_utf16().map(|unit| format!("\\u{unit:04X}"));
            format!("\"{}\"", units.collect::<String>())
        }
        _ => value.to_string(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        rng_seed: RngSeed::Fixed(5),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_file_in_another_spelling_has_the_same_hashes(picks in prop::collection::vec(0..1_000_usize, 40)) {
        let mut picks = picks.iter().cycle();
        let mut pick = |length: usize| picks.next().map_or(0, |pick| pick % length);
        // `serde_json` writes 12.40 as 12.4.
        let file = full().replace("12.40", "12.4");
        let respelled = respelled(&serde_json::from_str(&file).unwrap(), &mut pick);
        prop_assert_eq!(hashes(&respelled), hashes(&file));
        let formatted = edit::format(&respelled).unwrap();
        prop_assert_eq!(hashes(&formatted), hashes(&file));
    }
}
