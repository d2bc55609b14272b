//! `explainer-cards fmt` changes only white space, and always in the same way.

#[path = "tool/said.rs"]
mod said;

use explainer_cards::edit::{WIDTH, format};
use explainer_cards::model::json::Document;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use said::said;
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The JSON files below some folders, as text.
fn texts(folders: &[&str]) -> Vec<(PathBuf, String)> {
    let paths = folders.iter().flat_map(|folder| {
        let entries = walkdir::WalkDir::new(repository(folder)).into_iter();
        entries.map(|entry| entry.expect("it can be listed").into_path())
    });
    let paths = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
    paths
        .filter_map(|path| Some((path.clone(), fs::read_to_string(path).ok()?)))
        .collect()
}

/// With a fixed seed, so that a failure can be repeated.
fn runner(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[9; 32]))
}

/// JSON with white space of every kind between its tokens, strings with escapes, numbers in unusual spellings.
fn any_text() -> impl Strategy<Value = String> {
    let space = prop::sample::select(vec!["", "", "", " ", "\n", "\r\n", "\t", "  \n\n  "]);
    let leaf = prop_oneof![
        prop::sample::select(vec![
            "null", "true", "1.20", "-0", "1E3", "0.10e-2", "1e300"
        ])
        .prop_map(str::to_owned),
        any::<String>().prop_map(|text| Value::from(text).to_string()),
        Just(r#""\u00e9\/\ud83d\ude00""#.to_owned()),
        "[a-z ]{40,130}".prop_map(|text| format!("{text:?}")),
    ];
    leaf.prop_recursive(6, 60, 6, move |inner| {
        let item = (space.clone(), inner, space.clone())
            .prop_map(|(before, item, after)| format!("{before}{item}{after}"));
        let items = prop::collection::vec(item, 0..6);
        let array = |items: Vec<String>| format!("[{}]", items.join(","));
        let object = |items: Vec<String>| {
            let fields = items.iter().enumerate();
            let fields: Vec<String> = fields
                .map(|(place, item)| format!("\n \"k{place}\" :{item}"))
                .collect();
            format!("{{{}}}", fields.join(","))
        };
        let one_line = move |items| object(items).replace("\n \"", "\"");
        let object = items.clone().prop_map(object);
        prop_oneof![
            items.clone().prop_map(array),
            object,
            items.prop_map(one_line)
        ]
    })
}

/// The tokens of a JSON text as they are written, with the kinds of the values.
fn tokens(text: &str) -> Vec<String> {
    let document = Document::parse(text.as_bytes()).expect("it is JSON");
    let count = document.entry(0).next;
    let token = |index| match document.children(index).next() {
        Some(_) => format!("{:?}", document.entry(index).kind),
        None => document.raw(index).split_whitespace().collect(),
    };
    // Without white space in texts, because an empty list may contain some.
    (0..count).map(token).collect()
}

fn keeps_its_values(text: &str, formatted: &str) -> bool {
    let value = |text: &str| serde_json::from_str::<Value>(text).expect("it is JSON");
    value(text.trim_start_matches('\u{feff}')) == value(formatted)
        && tokens(text) == tokens(formatted)
}

#[test]
fn every_fixture_keeps_its_values_and_is_formatted_once() {
    let mut formatted_files = 0;
    for (path, text) in texts(&["tests/fixtures", "www/explainers", "www/words", "benches"]) {
        let Ok(formatted) = format(&text) else {
            assert!(
                Document::parse(text.as_bytes()).is_err(),
                "{}",
                path.display()
            );
            continue;
        };
        formatted_files += 1;
        assert!(keeps_its_values(&text, &formatted), "{}", path.display());
        assert_eq!(
            format(&formatted).as_ref(),
            Ok(&formatted),
            "{}",
            path.display()
        );
    }
    assert!(
        formatted_files > 60,
        "only {formatted_files} files are JSON"
    );
}

#[test]
fn any_json_keeps_its_values_and_is_formatted_once() {
    runner(2_000)
        .run(&any_text(), |text| {
            let formatted = format(&text).expect("it is JSON");
            prop_assert!(keeps_its_values(&text, &formatted), "{}", formatted);
            prop_assert_eq!(format(&formatted), Ok(formatted));
            Ok(())
        })
        .unwrap();
}

#[test]
fn no_array_or_object_makes_a_line_too_long() {
    runner(500)
        .run(&any_text(), |text| {
            let formatted = format(&text).expect("it is JSON");
            for line in formatted
                .lines()
                .filter(|line| line.chars().count() > WIDTH)
            {
                // A text that is longer than the line can't be broken.
                let is_text = line.trim_end_matches(',').ends_with('"');
                prop_assert!(is_text, "{}", line);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_shipped_explainers_and_the_examples_of_the_contract_are_formatted() {
    let mut texts = texts(&["www/explainers"]);
    let contract = repository("docs/contracts/explainer.md");
    let markdown = fs::read_to_string(&contract).expect("the contract");
    let examples = markdown.split("```json\n").skip(1);
    let examples = examples.filter_map(|rest| rest.split("```").next());
    texts.extend(examples.map(|example| (contract.clone(), example.to_owned())));
    assert!(texts.len() > 10);
    for (path, text) in texts {
        assert_eq!(format(&text).as_ref(), Ok(&text), "{}", path.display());
    }
}

#[test]
fn what_is_written_on_one_line_stays_on_it_if_it_fits() {
    let text = "{\"a\":[1,2],\n\"b\":[1,\n2],\"c\":{\"d\":[ ],\"e\":{\n}}}";
    let formatted = concat!(
        "{\n",
        "  \"a\": [1, 2],\n",
        "  \"b\": [\n",
        "    1,\n",
        "    2\n",
        "  ],\n",
        "  \"c\": {\n",
        "    \"d\": [],\n",
        "    \"e\": {}\n",
        "  }\n",
        "}\n",
    );
    assert_eq!(format(text).as_deref(), Ok(formatted));
}

#[test]
fn a_comma_counts_as_part_of_its_line() {
    let line = |length: usize| format!("  [\"{}\"]", "x".repeat(length - 6));
    let fits = format!("[\n{},\n{}\n]\n", line(WIDTH - 1), line(WIDTH));
    assert_eq!(format(&fits).as_ref(), Ok(&fits));
    let broken = format!("[\n{},\n{}\n]\n", line(WIDTH), line(WIDTH + 1));
    let lines = format(&broken).expect("it is JSON").lines().count();
    assert_eq!(lines, 2 + 3 + 3);
}

#[test]
fn numbers_and_texts_keep_their_spelling() {
    let text = "[1.20, 1E3, -0, \"\\u00e9\\/\", \"a  b\"]\n";
    assert_eq!(format(text).as_deref(), Ok(text));
}

#[test]
fn line_breaks_of_windows_stay() {
    let text = "{\r\n\"a\": 1\r\n}";
    assert_eq!(format(text).as_deref(), Ok("{\r\n  \"a\": 1\r\n}\r\n"));
}

// The command. -------------------------------------------------------------------------------

fn fmt(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    said(command(folder, arguments).output().expect("the tool runs"))
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_explainer-cards"));
    command.arg("fmt").args(arguments).current_dir(folder);
    command
}

/// A folder with a file that is formatted and one that isn't.
fn newsroom() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("deep")).unwrap();
    fs::write(folder.path().join("good.json"), "{ \"version\": 1 }\n").unwrap();
    fs::write(folder.path().join("deep/wide.json"), "{\"version\":1}").unwrap();
    folder
}

#[test]
fn files_of_a_folder_are_formatted_in_place() {
    let folder = newsroom();
    let (status, out, err) = fmt(folder.path(), &["."]);
    assert_eq!(
        (status, &*out, &*err),
        (Some(0), "", "1 file formatted, 1 unchanged\n")
    );
    let wide = fs::read_to_string(folder.path().join("deep/wide.json")).unwrap();
    assert_eq!(wide, "{ \"version\": 1 }\n");
    let (_, _, err) = fmt(folder.path(), &["."]);
    assert_eq!(err, "0 files formatted, 2 unchanged\n");
}

#[test]
fn a_check_names_the_files_that_differ_without_changing_them() {
    let folder = newsroom();
    let (status, out, err) = fmt(folder.path(), &["--check", "**/*.json"]);
    assert_eq!((status, &*out, &*err), (Some(1), "deep/wide.json\n", ""));
    let wide = fs::read_to_string(folder.path().join("deep/wide.json")).unwrap();
    assert_eq!(wide, "{\"version\":1}");
    assert_eq!(fmt(folder.path(), &["--check", "good.json"]).0, Some(0));
}

#[test]
fn standard_input_goes_to_standard_output() {
    let mut child = command(Path::new("."), &["-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tool runs");
    let mut input = child.stdin.take().expect("it is piped");
    input.write_all(b"[1,2]").unwrap();
    drop(input);
    let said = said(child.wait_with_output().expect("it ends"));
    assert_eq!(said, (Some(0), "[1, 2]\n".to_owned(), String::new()));
}

#[test]
fn a_file_that_is_not_json_is_reported_as_check_does_and_stays() {
    let folder = newsroom();
    let broken = repository("tests/fixtures/invalid/trailing-comma.json");
    fs::copy(&broken, folder.path().join("trailing-comma.json")).unwrap();
    let (status, out, err) = fmt(folder.path(), &["--check", "trailing-comma.json"]);
    let expected = fs::read_to_string(broken.with_extension("stderr")).unwrap();
    assert_eq!((status, out, err), (Some(1), String::new(), expected));
    let (status, _, err) = fmt(folder.path(), &["."]);
    assert_eq!(status, Some(1));
    assert!(err.ends_with("1 file formatted, 1 unchanged\n"), "{err}");
    let kept = fs::read(folder.path().join("trailing-comma.json")).unwrap();
    assert_eq!(kept, fs::read(broken).unwrap());
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = newsroom();
    let (status, _, err) = fmt(folder.path(), &["gone.json", "deep"]);
    assert_eq!(status, Some(2));
    assert!(err.starts_with("error: gone.json can't be read: "), "{err}");
    assert!(err.ends_with("1 file formatted, 0 unchanged\n"), "{err}");
}

#[cfg(unix)]
#[test]
fn a_formatted_file_keeps_its_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = newsroom();
    let wide = folder.path().join("deep/wide.json");
    fs::set_permissions(&wide, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("deep/wide.json", folder.path().join("link.json")).unwrap();
    assert_eq!(fmt(folder.path(), &["link.json"]).0, Some(0));
    assert_eq!(fs::read(&wide).unwrap(), b"{ \"version\": 1 }\n");
    assert_eq!(wide.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert!(folder.path().join("link.json").is_symlink());
}
