//! `explainer-cards diff` says what readers see differently, and drafts entries of the change log.

#[path = "tool/said.rs"]
mod said;
mod tool;

use explainer_cards::check::{check_on, schema};
use explainer_cards::compare::{Action, Difference, Draft, Part, compare, draft};
use explainer_cards::model::Date;
use explainer_cards::model::json::Document;
use explainer_cards::model::read::read;
use said::said as output;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tool::explainer_cards;

const TODAY: &str = "2025-08-20";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/valid")
        .join(name)
}

/// A file with every section.
fn full() -> Value {
    let text = fs::read_to_string(fixture("full.json")).expect("the fixture");
    serde_json::from_str(&text).expect("it is JSON")
}

/// What differs after an edit.
fn after(edit: impl FnOnce(&mut Value)) -> Vec<Difference> {
    let mut new = full();
    edit(&mut new);
    differences(&full(), &new)
}

fn differences(old: &Value, new: &Value) -> Vec<Difference> {
    let (old, new) = (old.to_string(), new.to_string());
    let document = |text| Document::parse(text).expect("it is JSON");
    compare(&document(old.as_bytes()), &document(new.as_bytes()))
}

fn said(differences: &[Difference]) -> Vec<String> {
    differences.iter().map(Difference::to_string).collect()
}

fn drafts(new: &Value, differences: &[Difference]) -> Vec<Draft> {
    let new = read(new.to_string().as_bytes()).expect("it is an explainer");
    draft(differences, &new, &Date::from(TODAY))
}

#[test]
fn the_same_file_in_another_spelling_has_no_difference() {
    let text = fs::read_to_string(fixture("full.json")).expect("the fixture");
    let mut spelled = full();
    let object = spelled.as_object_mut().expect("an object");
    let first = object.shift_remove("title").expect("a title");
    object.insert("title".to_owned(), first);
    object.insert("unknown".to_owned(), json!([1]));
    object.insert("changes-of-the-desk".to_owned(), Value::Null);
    let spelled = serde_json::to_string(&spelled)
        .expect("it is JSON")
        .replace('é', "\\u00e9");
    let parse = |text| Document::parse(text).expect("it is JSON");
    // `serde_json` writes 1.20 as 1.2, which readers would see.
    let plain = serde_json::to_string(&full()).expect("it is JSON");
    assert_eq!(
        compare(&parse(plain.as_bytes()), &parse(spelled.as_bytes())),
        []
    );
    assert_eq!(
        compare(&parse(text.as_bytes()), &parse(text.as_bytes())),
        []
    );
}

#[test]
fn an_absent_field_is_the_same_as_null_or_no_or_an_empty_list() {
    let differences = after(|file| {
        file["cards"][0]["teaser"] = file["cards"][0]["teaser"].take();
        file["cards"][1]["locked"] = json!(false);
        file["cards"][1]["views"] = json!([]);
    });
    assert_eq!(differences, []);
}

#[test]
fn digits_of_numbers_are_a_difference() {
    let parse = |text| Document::parse(text).expect("it is JSON");
    let file = |value| {
        format!(r#"{{"cards":[{{"id":"a","figures":[{{"value":{value},"label":"L"}}]}}]}}"#)
    };
    let (old, new) = (file("1.20"), file("1.2"));
    let differences = compare(&parse(old.as_bytes()), &parse(new.as_bytes()));
    assert_eq!(said(&differences), ["card `a`: figure “L” `value` changed"]);
    assert_eq!(differences[0].old.as_deref(), Some("1.20"));
    assert_eq!(differences[0].pointer, "/cards/0/figures/0/value");
}

/// Two cards whose sections are easy to change.
fn tram() -> Value {
    json!({
        "version": 1, "id": "harbour-tram", "lang": "en", "title": "Why the harbour tram is late",
        "summary": "It opens in autumn.", "updated": "2025-08-12",
        "cards": [
            { "id": "why", "kind": "why", "title": "Why is it late?", "summary": "The bridge is too weak.",
              "body": ["It was built in 1931.", "The trams are heavier than those before."],
              "events": [{ "date": "1931", "title": "The bridge is built" },
                         { "date": "2024", "title": "The bridge is closed" }],
              "figures": [{ "value": 12, "label": "stops" }] },
            { "id": "who", "kind": "who", "title": "Who is affected?",
              "groups": [{ "id": "shops", "name": "Shops", "impact": "unclear", "text": "Nobody knows." }] },
            { "id": "next", "kind": "next", "title": "What comes next?", "summary": "A vote." }
        ],
        "glossary": [{ "id": "tram", "term": "tram", "definition": "A train in a street." }],
        "sources": [{ "id": "city", "title": "Report" }]
    })
}

/// What is said after an edit of the tram, and the drafts.
fn tram_after(edit: impl FnOnce(&mut Value)) -> (Vec<String>, Vec<Draft>) {
    let mut new = tram();
    edit(&mut new);
    let differences = differences(&tram(), &new);
    (said(&differences), drafts(&new, &differences))
}

fn cards(file: &mut Value) -> &mut Vec<Value> {
    file["cards"].as_array_mut().expect("cards")
}

#[test]
fn cards_are_added_and_removed() {
    let (said, drafts) = tram_after(|file| {
        cards(file).remove(1);
        cards(file).push(json!({ "id": "cost", "kind": "numbers", "title": "What does it *cost*?", "summary": "Much." }));
    });
    assert_eq!(said, ["card `cost` added", "card `who` removed"]);
    let texts: Vec<_> = drafts
        .iter()
        .map(|each| (each.card.as_deref(), &*each.text))
        .collect();
    let expected = [
        (Some("cost"), "Added: card “What does it \\*cost\\*?”."),
        (None, "Removed: card “Who is affected?”."),
    ];
    assert_eq!(texts, expected);
}

#[test]
fn a_moved_card_is_reported_without_those_it_passed() {
    let (said, drafts) = tram_after(|file| cards(file).rotate_left(1));
    assert_eq!(said, ["card `why` moved from 1 to 3"]);
    assert_eq!(drafts, []);
}

#[test]
fn a_card_with_another_title_or_id_is_renamed() {
    let (said, drafts) = tram_after(|file| file["cards"][0]["title"] = json!("Why so late?"));
    assert_eq!(said, ["card `why` renamed"]);
    assert_eq!(drafts[0].text, "Changed: title.");
    let (said, drafts) = tram_after(|file| file["cards"][0]["id"] = json!("late"));
    assert_eq!(said, ["id of card `why` changed to `late`"]);
    assert_eq!(drafts, []);
}

#[test]
fn a_changed_text_names_its_card_and_its_section() {
    let (said, drafts) = tram_after(|file| {
        file["title"] = json!("Why the tram is late");
        file["cards"][0]["summary"] = json!("The bridge was too weak.");
        file["cards"][0]["body"][1] = json!("The trams are heavier than the ones before.");
    });
    assert_eq!(
        said,
        [
            "`title` changed",
            "card `why` `summary` changed",
            "card `why`: paragraph changed"
        ]
    );
    let of_card = &drafts[0];
    assert_eq!(
        (of_card.kind, of_card.card.as_deref()),
        ("correction", Some("why"))
    );
    assert_eq!(of_card.text, "Changed: summary, paragraph.");
    assert_eq!(
        (drafts[1].card.as_deref(), &*drafts[1].text),
        (None, "Changed: title.")
    );
}

#[test]
fn items_of_sections_are_recognised_by_what_they_say() {
    let (said, drafts) = tram_after(|file| {
        let card = &mut file["cards"][0];
        card["events"][1]["date"] = json!("2024-12-02");
        card["events"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "date": "2025", "title": "Buses run" }));
        card["figures"] = json!([]);
        card["quiz"] = json!({ "question": "Q", "options": [] });
        file["cards"][1]["groups"][0]["name"] = json!("All shops");
    });
    assert_eq!(
        said,
        [
            "card `why`: figure “stops” removed",
            "card `why`: event “The bridge is closed” `date` changed",
            "card `why`: event “Buses run” added",
            "card `why`: quiz added",
            "card `who`: group “All shops” `name` changed",
        ]
    );
    let text = "Added: event “Buses run”, quiz. Changed: event “The bridge is closed”. Removed: figure “stops”.";
    assert_eq!((drafts[0].kind, &*drafts[0].text), ("update", text));
}

#[test]
fn a_bullet_list_is_compared_as_a_whole_and_named() {
    let list = json!(["The bridge is weak", "The trams are heavy"]);
    let (said, drafts) = tram_after(|file| {
        file["cards"][0]["body"][1] = list.clone();
        file["cards"][1]["more"] = json!([["One point", "Another"]]);
    });
    assert_eq!(
        said,
        [
            "card `why`: list added",
            "card `why`: paragraph removed",
            "card `who`: list added"
        ]
    );
    assert_eq!(drafts[0].text, "Added: list. Removed: paragraph.");
    let mut old = tram();
    old["cards"][0]["body"][1] = list;
    let mut new = old.clone();
    new["cards"][0]["body"][1][1] = json!("The trams are too heavy");
    let changed = differences(&old, &new);
    assert_eq!(self::said(&changed), ["card `why`: list changed"]);
    let texts = [&changed[0].old, &changed[0].new].map(|text| text.as_deref());
    assert_eq!(
        texts,
        [
            Some("The bridge is weak, The trams are heavy"),
            Some("The bridge is weak, The trams are too heavy")
        ]
    );
}

#[test]
fn a_span_and_a_picture_of_an_event_are_compared() {
    let (said, _) = tram_after(|file| {
        let events = &mut file["cards"][0]["events"];
        events[0]["endDate"] = json!("1934");
        events[1]["media"] = json!({ "src": "a.jpg", "alt": "A fence", "credit": "B" });
        let untitled = json!({ "date": "2025", "text": "Buses *run*." });
        events.as_array_mut().unwrap().push(untitled);
    });
    assert_eq!(
        said,
        [
            "card `why`: event “The bridge is built” `endDate` changed",
            "card `why`: event “The bridge is closed” `media` changed",
            "card `why`: event “2025” added",
        ]
    );
}

#[test]
fn sources_and_terms_are_named() {
    let (said, drafts) = tram_after(|file| {
        file["sources"][0]["url"] = json!("https://city.example/");
        file["sources"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "id": "ft", "title": "Trams" }));
        file["glossary"] = json!([]);
    });
    assert_eq!(
        said,
        [
            "term “tram” removed",
            "source “Report” `url` changed",
            "source “Trams” added"
        ]
    );
    let text = "Added: source “Trams”. Changed: source “Report”. Removed: term “tram”.";
    assert_eq!(drafts[0].text, text);
}

#[test]
fn another_order_of_a_list_is_one_difference() {
    let (said, drafts) = tram_after(|file| {
        file["cards"][0]["events"].as_array_mut().unwrap().reverse();
    });
    assert_eq!(said, ["card `why`: events reordered"]);
    assert_eq!(drafts, []);
}

#[test]
fn an_entry_that_an_editor_has_written_is_not_drafted_again() {
    let (said, drafts) = tram_after(|file| {
        file["cards"][0]["summary"] = json!("The bridge was too weak.");
        file["changes"] =
            json!([{ "date": TODAY, "type": "correction", "card": "why", "text": "It was." }]);
    });
    assert_eq!(
        said.last().unwrap(),
        "entry of the change log “It was.” added"
    );
    assert_eq!(drafts, []);
}

#[test]
fn drafts_are_in_the_language_of_the_file() {
    let text = |lang: &str| {
        let (_, drafts) = tram_after(|file| {
            file["lang"] = json!(lang);
            file["cards"][0]["events"].as_array_mut().unwrap().pop();
        });
        drafts[0].text.clone()
    };
    assert_eq!(
        text("fr-CA"),
        "Suppression\u{a0}: événement «\u{a0}The bridge is closed\u{a0}»."
    );
    assert_eq!(text("de"), "Entfernt: Ereignis „The bridge is closed“.");
    assert_eq!(text("ja"), "Removed: event “The bridge is closed”.");
}

#[test]
fn a_file_with_its_drafts_has_no_problems() {
    let mut new = tram();
    let events = json!([{ "date": "2025", "title": "The [fourth] *line*" }]);
    new["cards"][1]["events"] = events;
    new["cards"][0]["body"] = json!(["It was built in 1931.[^city]", "A [[tram]] is heavy."]);
    let drafts = drafts(&new, &differences(&tram(), &new));
    assert_eq!(drafts.len(), 2);
    new["changes"] = serde_json::to_value(drafts).expect("plain data");
    new["updated"] = json!(TODAY);
    assert_eq!(check_on(new.to_string().as_bytes(), &Date::from(TODAY)), []);
}

#[test]
fn every_field_that_readers_see_is_compared() {
    // Adding a field to an object is a difference, whichever field it is.
    let definitions = schema();
    let fields = |name: &str| -> Vec<String> {
        let object = definitions["$defs"].get(name).unwrap_or(&definitions);
        let properties = object["properties"].as_object().expect("properties");
        let for_programs = ["$schema", "version"];
        let fields = properties
            .keys()
            .filter(|key| !for_programs.contains(&key.as_str()));
        fields.cloned().collect()
    };
    let objects = [
        ("Explainer", ""),
        ("Card", "/cards/0"),
        ("Author", "/authors/0"),
        ("Term", "/glossary/0"),
        ("Source", "/sources/0"),
        ("Change", "/changes/0"),
        ("Translation", "/translations/0"),
        ("Media", "/cards/0/media"),
        ("Figure", "/cards/0/figures/0"),
        ("Table", "/cards/0/table"),
        ("Event", "/cards/0/events/0"),
        ("Group", "/cards/0/groups/0"),
        ("Question", "/cards/0/questions/0"),
        ("View", "/cards/0/views/0"),
        ("Next", "/cards/0/next/0"),
        ("Quiz", "/cards/0/quiz"),
    ];
    let one = json!([{ "id": "x" }]);
    let card = json!([{
        "id": "x", "media": { "id": 1 }, "figures": one, "table": { "id": 1 }, "events": one, "groups": one,
        "questions": one, "views": one, "next": one, "quiz": { "id": 1 },
    }]);
    let old = json!({
        "id": "x", "cards": card, "authors": one, "glossary": one, "sources": one, "changes": one, "translations": one,
    });
    for (name, pointer) in objects {
        for field in fields(name) {
            let mut new = old.clone();
            new.pointer_mut(pointer).expect(pointer)[&field] = json!([{ "id": "y" }, "y"]);
            assert_ne!(differences(&old, &new), [], "{name}.{field}");
        }
    }
}

#[test]
fn every_difference_points_to_a_value() {
    let mut new = tram();
    cards(&mut new).remove(1);
    new["cards"][0]["events"][1]["date"] = json!("2024-12-02");
    new["cards"][0]["body"][1] = json!("The trams are heavier.");
    new["sources"] = json!([{ "id": "ft", "title": "Trams" }]);
    for difference in differences(&tram(), &new) {
        let file = match difference.action {
            Action::Removed => &tram(),
            _ => &new,
        };
        assert!(
            file.pointer(&difference.pointer).is_some(),
            "{difference:?}"
        );
    }
}

#[test]
fn comparing_the_largest_lists_is_not_quadratic() {
    let file = |from: usize| {
        let texts: Vec<String> = (from..from + 60_000)
            .map(|number| number.to_string())
            .collect();
        json!({ "cards": [{ "id": "a", "body": texts }] })
    };
    let differences = differences(&file(0), &file(30_000));
    let of = |action| {
        differences
            .iter()
            .filter(|each| each.action == action && each.part == Part::Paragraph)
            .count()
    };
    assert_eq!(of(Action::Added) + of(Action::Changed), 30_000);
    assert_eq!(of(Action::Removed) + of(Action::Changed), 30_000);
}

// The command. -------------------------------------------------------------------------------

fn diff(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let arguments = [&["diff"], arguments].concat();
    output(explainer_cards(folder, &arguments))
}

/// A folder with two versions of the tram.
fn versions() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut new = tram();
    new["cards"][0]["summary"] = json!("The bridge \u{1b}[31mwas too weak.");
    for (name, file) in [("old.json", tram()), ("new.json", new)] {
        fs::write(folder.path().join(name), file.to_string()).unwrap();
    }
    folder
}

#[test]
fn differences_are_printed_with_both_texts_and_a_draft() {
    let folder = versions();
    let (status, out, err) = diff(folder.path(), &["old.json", "new.json", "--date", TODAY]);
    let expected = concat!(
        "card `why` `summary` changed\n",
        "  - The bridge is too weak.\n",
        "  +  The bridge  [31mwas too weak.\n",
        "\n",
        "draft for `changes`:\n",
        "[{ \"date\": \"2025-08-20\", \"type\": \"correction\", \"card\": \"why\", \"text\": \"Changed: summary.\" }]\n",
    );
    assert_eq!((status, &*out), (Some(1), &*expected.replace("+  ", "+ ")));
    let help = concat!(
        "help: add what readers should know to `changes`, and write why; ",
        "`correction` is for mistakes, `update` for news\n",
        "help: set `updated` to `2025-08-20`\n",
    );
    assert_eq!(err, help);
}

#[test]
fn programs_get_one_object() {
    let folder = versions();
    let (status, out, err) = diff(folder.path(), &["old.json", "new.json", "--format", "json"]);
    let report: Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!((status, &*err), (Some(1), ""));
    let difference = json!({
        "action": "changed", "part": "card", "card": "why", "field": "summary", "pointer": "/cards/0/summary",
        "old": "The bridge is too weak.", "new": "The bridge \u{1b}[31mwas too weak.",
    });
    assert_eq!(report["differences"], json!([difference]));
    assert_eq!(report["changes"][0]["type"], "correction");
}

#[test]
fn the_same_file_has_the_status_0() {
    let folder = versions();
    let said = diff(folder.path(), &["old.json", "old.json"]);
    assert_eq!(said, (Some(0), String::new(), String::new()));
}

#[test]
fn files_that_are_no_explainers_have_the_status_2() {
    let folder = versions();
    let (status, _, err) = diff(folder.path(), &["gone.json", "new.json"]);
    assert_eq!(status, Some(2));
    assert!(err.starts_with("error: gone.json can't be read: "), "{err}");
    fs::write(folder.path().join("half.json"), "{ \"version\": 1").unwrap();
    let (status, _, err) = diff(folder.path(), &["old.json", "half.json"]);
    assert_eq!(status, Some(2));
    assert!(
        err.starts_with("error[syntax]: unexpected end of the file\n"),
        "{err}"
    );
    let (status, ..) = diff(
        folder.path(),
        &["old.json", "new.json", "--date", "2025-08"],
    );
    assert_eq!(status, Some(2));
}
