//! What `check` accepts, validators accept by the schema, and the other way round: the `jsonschema` crate, ajv and
//! Python's check-jsonschema.

use crate::node;
use explainer_cards::check::{Problem, Severity, check, schema};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// What `check` refuses and the schema can't: the rule and the beginning of the message.
const STRICTER: [(&str, &str); 11] = [
    ("date-order", ""),
    ("duplicate-id", ""),
    ("duplicate-language", ""),
    ("invalid", "references and tables that repeat"),
    ("link", ""),
    ("markup", ""),
    ("private-host", ""),
    ("table", "row with"),
    ("unknown-card", ""),
    ("unknown-source", ""),
    ("unknown-term", ""),
];

/// The fixtures and the shipped explainers.
fn files() -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        "tests/fixtures/valid",
        "tests/fixtures/invalid",
        "www/explainers",
    ];
    let entries = folders.map(|folder| fs::read_dir(root.join(folder)).expect(folder));
    let files = entries.into_iter().flatten();
    let files = files.map(|file| file.expect("a file").path());
    let files = files.filter(|file| file.extension().is_some_and(|end| end == "json"));
    let name = |file: &Path| {
        file.file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned()
    };
    files
        .map(|file| (name(&file), fs::read(&file).expect("it can be read")))
        .collect()
}

/// Whether `check` reports an error that the schema can express.
fn accepts(bytes: &[u8]) -> bool {
    let can_express = |problem: &Problem| {
        !STRICTER
            .iter()
            .any(|(rule, message)| problem.rule == *rule && problem.message.starts_with(message))
    };
    let problems = check(bytes);
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    !errors.into_iter().any(can_express)
}

/// Compares the verdict of a validator on each file.
fn assert_agreement(validator: &str, mut verdict: impl FnMut(&str, &[u8]) -> bool) {
    let differ: Vec<String> = files()
        .iter()
        .filter(|(name, bytes)| verdict(name, bytes) != accepts(bytes))
        .map(|(name, bytes)| {
            let rules: Vec<_> = check(bytes)
                .into_iter()
                .map(|problem| format!("{} `{}`", problem.rule, problem.message))
                .collect();
            format!("{name}: check reports {rules:?}")
        })
        .collect();
    assert!(
        differ.is_empty(),
        "{validator} differs:\n{}",
        differ.join("\n")
    );
}

#[test]
fn the_jsonschema_crate_agrees_with_check_on_every_fixture() {
    let validator = jsonschema::validator_for(&schema()).expect("a valid schema");
    assert_agreement("jsonschema", |_, bytes| {
        serde_json::from_slice(bytes).is_ok_and(|value: Value| validator.is_valid(&value))
    });
}

#[test]
fn ajv_agrees_with_check_on_every_fixture() {
    let texts: BTreeMap<String, String> = files()
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    let input = json!({ "schema": schema(), "files": texts });
    let Some(valid) =
        node::run::<BTreeMap<String, bool>>("schema/validate.mjs", "NODE_TOOLS", &input)
    else {
        return;
    };
    assert_agreement("ajv", |name, _| valid[name]);
}

#[test]
fn check_jsonschema_agrees_with_check_on_every_fixture() {
    let Some(program) = env::var_os("CHECK_JSONSCHEMA") else {
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let schema_file = folder.path().join("the.schema.json");
    fs::write(&schema_file, schema().to_string()).expect("there is room");
    // The program crashes at some files that aren't JSON.
    let mut files = files();
    files.retain(|_, bytes| serde_json::from_slice::<Value>(bytes).is_ok());
    for (name, bytes) in &files {
        fs::write(folder.path().join(name), bytes).expect("there is room");
    }
    let output = Command::new(program)
        .args(["--output-format", "JSON", "--schemafile"])
        .arg(schema_file)
        .args(files.keys())
        .current_dir(&folder)
        .output()
        .expect("it runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("it writes JSON");
    let lists = ["errors", "parse_errors"].map(|list| report[list].as_array().expect(list));
    let refused = lists
        .into_iter()
        .flatten()
        .map(|error| error["filename"].as_str());
    let refused: BTreeSet<&str> = refused.flatten().collect();
    assert_agreement("check-jsonschema", |name, _| {
        files.contains_key(name) && !refused.contains(name)
    });
}

#[test]
fn every_problem_in_the_list_of_what_only_check_refuses_has_a_fixture() {
    let problems: Vec<Problem> = files().values().flat_map(|bytes| check(bytes)).collect();
    for (rule, message) in STRICTER {
        let is_it =
            |problem: &Problem| problem.rule == rule && problem.message.starts_with(message);
        assert!(problems.iter().any(is_it), "{rule}: {message}");
    }
}

/// The tool reads it as an absent field, which the schema tells people to write.
#[test]
fn only_the_schema_refuses_null_in_an_optional_field() {
    let file = r#"{
        "version": 1, "id": "tram", "lang": "en", "title": "Why?", "summary": "The bridge.", "updated": null,
        "cards": [{ "id": "why", "kind": "why", "title": "Why?", "summary": "It is too weak." }]
    }"#;
    assert_eq!(check(file.as_bytes()), []);
    let value: Value = serde_json::from_str(file).expect("it is JSON");
    assert!(!jsonschema::is_valid(&schema(), &value));
}

#[test]
fn the_schema_is_valid_by_the_schema_of_schemas() {
    jsonschema::meta::validate(&schema()).expect("a valid schema");
}
