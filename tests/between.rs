//! What `explainer-cards check` reports between files: an explainer, its translations and its pictures.
//!
//! The messages for `tests/fixtures/between/tram.en.json` are in `tram.en.stderr`. After a change of the wording, run with
//! `SNAPSHOTS=overwrite` and read the difference.

#[path = "tool/said.rs"]
mod said;
mod tool;
mod watching;

use explainer_cards::check::{Settings, check_together};
use said::said;
use serde_json::{Value, json};
use snapbox::Data;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tool::explainer_cards;
use watching::Watching;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/between")
}

/// An explainer with three cards, a source and a term, and its translation.
fn pair() -> [Value; 2] {
    let cards = ["what", "why", "who"].map(|id| json!({ "id": id, "kind": id, "title": id }));
    let file = |lang: &str, other: &str| {
        json!({
            "version": 1, "id": "tram", "lang": lang, "title": "T", "summary": "S [[rail]].[^city]", "cards": cards,
            "glossary": [{ "id": "rail", "term": "rail", "definition": "D." }],
            "sources": [{ "id": "city", "title": "City" }],
            "translations": [{ "lang": other, "href": format!("tram.{other}.json") }],
        })
    };
    [file("nl", "en"), file("en", "nl")]
}

/// The rule and place of each problem of the two files, and which of them has it.
fn problems([original, translation]: &[Value; 2]) -> Vec<String> {
    let settings = Settings {
        advice: true,
        // These files have no more than they need.
        severities: ["no-review-date", "no-unknowns"]
            .map(|rule| (rule.to_owned(), None))
            .into(),
        ..Settings::default()
    };
    let (original, translation) = (original.to_string(), translation.to_string());
    let files = [
        ("news/tram.nl.json", original.as_bytes()),
        ("news/tram.en.json", translation.as_bytes()),
    ];
    let findings = check_together(&files, &settings);
    let rows = findings
        .iter()
        .zip(["nl", "en"])
        .flat_map(|(findings, lang)| {
            let problems = findings.problems.iter();
            problems.map(move |problem| format!("{lang} {} {}", problem.rule, problem.pointer))
        });
    rows.collect()
}

/// What is found after a change of the translation.
fn after(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut pair = pair();
    change(&mut pair[1]);
    problems(&pair)
}

#[test]
fn a_file_with_every_problem_has_the_expected_messages() {
    let (status, stdout, stderr) = said(explainer_cards(&fixtures(), &["check", "tram.en.json"]));
    assert_eq!((status, &*stdout), (Some(1), ""));
    let golden = Data::read_from(&fixtures().join("tram.en.stderr"), None).raw();
    snapbox::assert_data_eq!(stderr, golden);
}

#[test]
fn files_that_agree_have_no_problems() {
    assert_eq!(problems(&pair()), [""; 0]);
}

#[test]
fn each_disagreement_is_reported_once() {
    type Change = fn(&mut Value);
    let table: [(Change, &[&str]); 9] = [
        (
            |file| file["id"] = json!("other"),
            &[
                "nl translation-id /translations/0/href",
                "en translation-id /translations/0/href",
            ],
        ),
        (
            |file| file["lang"] = json!("fr"),
            &[
                "nl translation-language /translations/0/lang",
                "en one-way-translation /translations/0/href",
            ],
        ),
        (|file| file["lang"] = json!("en-GB"), &[]),
        (
            |file| file["translations"] = json!([]),
            &["nl one-way-translation /translations/0/href"],
        ),
        (
            |file| drop(file["cards"].as_array_mut().unwrap().pop()),
            &["en missing-card /cards"],
        ),
        (
            |file| file["cards"].as_array_mut().unwrap().swap(1, 2),
            &["nl card-order /cards/1/id", "en card-order /cards/1/id"],
        ),
        (
            |file| {
                file["summary"] = json!("S [[rail]].");
                file["sources"] = json!([]);
            },
            &["en missing-source /sources"],
        ),
        (
            |file| {
                file["summary"] = json!("S.[^city]");
                file.as_object_mut().unwrap().remove("glossary");
            },
            &["en missing-term "],
        ),
        (
            |file| file["cards"][1]["translatedFrom"] = json!("nl:00000000"),
            &["en stale-translation /cards/1/translatedFrom"],
        ),
    ];
    for (change, expected) in table {
        let mut sorted = after(change);
        sorted.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(sorted, expected);
    }
}

#[test]
fn a_translation_alone_has_to_follow_once_it_is_known_which_file_is_the_original() {
    let more = |file: &mut Value| {
        let card = json!({ "id": "more", "kind": "other", "title": "M" });
        file["cards"].as_array_mut().unwrap().push(card);
    };
    assert_eq!(after(more), ["nl missing-card /cards"]);
    let known = after(|file| {
        more(file);
        file["cards"][0]["translatedFrom"] = json!("nl:00000000");
    });
    assert_eq!(known, ["en stale-translation /cards/0/translatedFrom"]);
}

#[test]
fn what_is_at_other_addresses_is_not_known() {
    for href in [
        "https://post.example/tram.nl.json",
        "/tram.nl.json",
        "../tram.nl.json",
        "tram.fr.json",
    ] {
        let found = after(|file| {
            file["translations"][0]["href"] = json!(href);
            file["cards"] = json!([file["cards"][0]]);
        });
        assert_eq!(found, [""; 0], "{href}");
    }
}

#[test]
fn addresses_lead_from_folder_to_folder() {
    let [mut original, mut translation] = pair();
    original["translations"][0]["href"] = json!("../en/tram.json?v=1");
    translation["translations"][0]["href"] = json!("./.././nl/tram.json");
    translation["id"] = json!("other");
    let (original, translation) = (original.to_string(), translation.to_string());
    let files = [
        ("./a/nl/tram.json", original.as_bytes()),
        ("a/en/tram.json", translation.as_bytes()),
    ];
    let findings = check_together(&files, &Settings::default());
    for findings in findings {
        let rules: Vec<&str> = findings
            .problems
            .iter()
            .map(|problem| problem.rule)
            .collect();
        assert_eq!(rules, ["translation-id"]);
    }
}

/// A folder with the two files.
fn folder(pair: &[Value; 2]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, lang) in pair.iter().zip(["nl", "en"]) {
        let text = serde_json::to_string_pretty(file).unwrap();
        fs::write(folder.path().join(format!("tram.{lang}.json")), text).unwrap();
    }
    let settings = "[rules]\nno-review-date = \"off\"\nno-unknowns = \"off\"\n";
    fs::write(folder.path().join("explainer-cards.toml"), settings).unwrap();
    folder
}

/// The rules, files and places that the tool reports.
fn reported(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let arguments = [&["check", "--format", "json"], arguments].concat();
    let (_, stdout, _) = said(explainer_cards(folder, &arguments));
    let rows: Vec<Value> = serde_json::from_str(&stdout).expect("it is JSON");
    let row = |row: &Value| {
        let [file, rule, pointer] =
            ["file", "rule", "pointer"].map(|field| row[field].as_str().unwrap());
        format!("{file} {rule} {pointer}")
    };
    rows.iter().map(row).collect()
}

#[test]
fn a_file_alone_is_compared_with_those_beside_it() {
    let mut pair = pair();
    pair[1]["cards"] = json!([pair[1]["cards"][0]]);
    let folder = folder(&pair);
    let missing = "tram.en.json missing-card /cards";
    assert_eq!(
        reported(folder.path(), &["tram.en.json"]),
        [missing, missing]
    );
    assert_eq!(reported(folder.path(), &["."]).len(), 2);
    assert_eq!(
        reported(folder.path(), &["tram.nl.json"]),
        [""; 0],
        "nothing has to change in this one"
    );
}

#[test]
fn a_picture_is_looked_up_at_its_path() {
    let mut pair = pair();
    let picture = |src: &str| json!({ "src": src, "alt": "A", "credit": "C" });
    pair[1]["cards"][0]["media"] = picture("pictures/a%20tram.jpg?width=640");
    pair[1]["cards"][1]["media"] = picture("/pictures/tram.jpg");
    let folder = folder(&pair);
    let missing = ["tram.en.json missing-picture /cards/0/media/src"];
    assert_eq!(reported(folder.path(), &["tram.en.json"]), missing);
    fs::create_dir_all(folder.path().join("pictures/a tram.jpg")).unwrap();
    assert_eq!(
        reported(folder.path(), &["tram.en.json"]),
        missing,
        "a folder is no picture"
    );
    fs::remove_dir(folder.path().join("pictures/a tram.jpg")).unwrap();
    fs::write(folder.path().join("pictures/a tram.jpg"), "").unwrap();
    assert_eq!(reported(folder.path(), &["tram.en.json"]), [""; 0]);
}

#[test]
fn a_newsroom_sets_and_allows_these_rules_as_any_other() {
    let mut pair = pair();
    pair[1]["translations"][0]["href"] = json!("gone.json");
    let folder = folder(&pair);
    let settings = folder.path().join("explainer-cards.toml");
    let text = fs::read_to_string(&settings).unwrap();
    let one_way = ["tram.en.json missing-translation /translations/0/href"];
    assert_eq!(reported(folder.path(), &["tram.en.json"]), one_way);
    let allowed = "[[allow]]\nfile = \"tram.en.json\"\npointer = \"/translations/0/href\"\n\
                   rule = \"missing-translation\"\nreason = \"It comes tomorrow\"\n";
    for change in ["missing-translation = \"off\"\n", allowed] {
        fs::write(&settings, format!("{text}{change}")).unwrap();
        assert_eq!(
            reported(folder.path(), &["tram.en.json"]),
            [""; 0],
            "{change}"
        );
    }
}

#[test]
fn a_file_is_compared_with_those_beside_it_after_all_are_fixed() {
    let mut pair = pair();
    for file in &mut pair {
        file["id"] = json!("Größe");
        file["cards"][0]["id"] = json!("Was");
    }
    let folder = folder(&pair);
    let (status, _, stderr) = said(explainer_cards(folder.path(), &["check", "--fix", "."]));
    assert_eq!(
        (status, &*stderr),
        (Some(0), "fixed 4 problems in 2 files\n")
    );
}

#[test]
fn nothing_is_known_beside_standard_input() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_explainer-cards"))
        .args(["check", "-"])
        .current_dir(fixtures())
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let file = fs::read(fixtures().join("tram.de.json")).unwrap();
    let text = String::from_utf8(file).unwrap();
    let text = text.replace(
        "\"cards\"",
        "\"translations\": [{ \"lang\": \"fr\", \"href\": \"gone.json\" }], \"cards\"",
    );
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn a_watched_file_is_checked_again_when_a_file_that_it_leads_to_changes() {
    let mut pair = pair();
    pair[1]["cards"][0]["media"] = json!({ "src": "tram.png", "alt": "A", "credit": "C" });
    let folder = folder(&pair);
    let original = folder.path().join("tram.nl.json");
    let picture = folder.path().join("tram.png");
    fs::write(&picture, "").unwrap();
    let watching = Watching::start(folder.path(), &["check", "--watch", "tram.en.json"]);
    watching.until("watching for changes; press Ctrl-C to stop");
    let mut other = pair[0].clone();
    other["id"] = json!("other");
    let changes: [(&dyn Fn(), &str); 6] = [
        (&|| put(&original, &other.to_string()), "[translation-id]"),
        (
            &|| put(&original, &pair[0].to_string()),
            "no problems in 1 file",
        ),
        (
            &|| fs::remove_file(&original).unwrap(),
            "[missing-translation]",
        ),
        (
            &|| put(&original, &pair[0].to_string()),
            "no problems in 1 file",
        ),
        (&|| fs::remove_file(&picture).unwrap(), "[missing-picture]"),
        (&|| put(&picture, ""), "no problems in 1 file"),
    ];
    for (change, said) in changes {
        change();
        watching.until(said);
    }
}

fn put(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}
