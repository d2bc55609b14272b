//! `explainer-cards.toml`: severities, and problems that are allowed.
//!
//! The messages for `tests/fixtures/config/NAME.toml` are in `NAME.stderr`. After a change of the wording, run with
//! `SNAPSHOTS=overwrite` and read the difference.

mod tool;

use std::fs;
use std::path::Path;
use std::process::Command;

use explainer_cards::check::{Allowance, FIXED, Settings, Severity, check, check_with, rules};
use serde_json::Value;
use snapbox::Data;
use tempfile::TempDir;
use tool::explainer_cards;

/// Warnings of the rules `long-summary` and `unused-term`.
const EXPLAINER: &str = r#"{
  "version": 1, "id": "tides", "lang": "en", "title": "Tides", "reviewBy": "2999",
  "summary": "Twice a day the sea rises and falls, because the moon and the sun pull at the water, and the land gets in its way.",
  "cards": [{ "id": "what", "kind": "what", "title": "What is a tide?", "unknowns": ["Much."] }],
  "glossary": [{ "id": "ebb", "term": "ebb", "definition": "The fall of the tide." }]
}"#;

const ALLOWED: &str = r#"
[[allow]]
file = "tides.json"
pointer = "/glossary/0/id"
rule = "unused-term"
reason = "The next version uses it"
"#;

/// A folder with an explainer and its settings.
fn folder(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tides.json"), EXPLAINER).unwrap();
    fs::write(folder.path().join("explainer-cards.toml"), settings).unwrap();
    folder
}

/// The rule, severity and file of each problem, and the exit status.
fn reported(folder: &Path, arguments: &[&str]) -> (Vec<String>, Option<i32>) {
    let arguments = [&["check", "--format", "json"], arguments].concat();
    let output = explainer_cards(folder, &arguments);
    let rows: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let row = |row: &Value| {
        let [rule, severity, file] =
            ["rule", "severity", "file"].map(|field| row[field].as_str().unwrap());
        format!("{rule} {severity} {file}")
    };
    let rows = rows
        .as_array()
        .expect("it is a list")
        .iter()
        .map(row)
        .collect();
    (rows, output.status.code())
}

fn found(settings: &str, arguments: &[&str]) -> (Vec<String>, Option<i32>) {
    reported(folder(settings).path(), arguments)
}

#[test]
fn mistakes_in_the_settings_have_the_expected_messages() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/config");
    let clean = "../../../www/explainers/key-rate.en.json";
    for name in ["mistakes", "syntax", "types"] {
        let settings = format!("{name}.toml");
        let output = explainer_cards(&fixtures, &["check", "--config", &settings, clean]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let golden = fixtures.join(format!("{name}.stderr"));
        let expected = Data::read_from(&golden, None).raw();
        snapbox::assert_data_eq!(String::from_utf8(output.stderr).unwrap(), expected);
    }
}

#[test]
fn without_settings_each_rule_has_its_own_severity() {
    let expected = vec![
        "long-summary warning tides.json".to_owned(),
        "unused-term warning tides.json".to_owned(),
    ];
    assert_eq!(found("", &["tides.json"]), (expected, Some(1)));
}

#[test]
fn a_rule_has_the_severity_that_the_settings_give() {
    let (rows, status) = found(
        "[rules]\nlong-summary = \"error\"\nunused-term = \"off\"\n",
        &["tides.json"],
    );
    assert_eq!(rows, ["long-summary error tides.json"]);
    assert_eq!(status, Some(1));
}

#[test]
fn advice_is_no_failure() {
    let settings = "[rules]\nlong-summary = \"advice\"\nunused-term = \"advice\"\n";
    let (rows, status) = found(settings, &["tides.json"]);
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.contains(" advice ")), "{rows:?}");
    assert_eq!(status, Some(0));
}

#[test]
fn advice_has_a_name_of_its_own_in_each_format() {
    let folder = folder("[rules]\nlong-summary = \"advice\"\n");
    let text = explainer_cards(folder.path(), &["check", "tides.json"]);
    let text = String::from_utf8(text.stderr).unwrap();
    assert!(text.starts_with("advice[long-summary]: "), "{text}");
    let summary = "\n1 problem in 1 file, besides 1 piece of advice\n";
    assert!(text.ends_with(summary), "{text}");
    for (format, name) in [
        ("github", "::notice file=tides.json"),
        ("sarif", "\"level\": \"note\""),
    ] {
        let output = explainer_cards(folder.path(), &["check", "--format", format, "tides.json"]);
        let output = String::from_utf8(output.stdout).unwrap();
        assert!(output.contains(name), "{output}");
    }
}

#[test]
fn the_nearest_file_above_applies() {
    let folder = folder("[rules]\nunused-term = \"off\"\nlong-summary = \"off\"\n");
    for name in ["news", "news/deep"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("tides.json"), EXPLAINER).unwrap();
    }
    let nearer = folder.path().join("news/deep/explainer-cards.toml");
    fs::write(nearer, "[rules]\nunused-term = \"error\"\n").unwrap();
    let (rows, _) = reported(folder.path(), &["tides.json", "news"]);
    let expected = [
        "long-summary warning news/deep/tides.json",
        "unused-term error news/deep/tides.json",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn standard_input_has_the_settings_of_the_current_folder() {
    let folder = folder("[rules]\nunused-term = \"off\"\nlong-summary = \"off\"\n");
    let file = fs::File::open(folder.path().join("tides.json")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_explainer-cards"))
        .args(["check", "-"])
        .current_dir(folder.path())
        .stdin(file)
        .output()
        .expect("the tool runs");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn another_file_of_settings_can_be_named_or_none() {
    let folder = folder("[rules]\nunused-term = \"off\"\n");
    let other = "[rules]\nlong-summary = \"off\"\n";
    fs::write(folder.path().join("other.toml"), other).unwrap();
    let rules = |arguments: &[&str]| {
        let arguments = [arguments, &["tides.json"]].concat();
        let (rows, _) = reported(folder.path(), &arguments);
        let rule = |row: &String| row.split(' ').next().unwrap().to_owned();
        rows.iter().map(rule).collect::<Vec<_>>()
    };
    assert_eq!(rules(&[]), ["long-summary"]);
    assert_eq!(rules(&["--config", "other.toml"]), ["unused-term"]);
    assert_eq!(rules(&["--no-config"]), ["long-summary", "unused-term"]);
}

#[test]
fn settings_that_cannot_be_read_exit_with_2() {
    let folder = folder("");
    let arguments = ["check", "--config", "no-such.toml", "tides.json"];
    let output = explainer_cards(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with("error: no-such.toml can't be read: "),
        "{said}"
    );
}

#[test]
fn overdue_reviews_are_reported_if_the_settings_give_them_a_severity() {
    let folder = folder("[rules]\noverdue-review = \"advice\"\n");
    let overdue = EXPLAINER.replace("2999", "2020");
    fs::write(folder.path().join("tides.json"), overdue).unwrap();
    let (rows, _) = reported(folder.path(), &["tides.json"]);
    assert!(
        rows.contains(&"overdue-review advice tides.json".to_owned()),
        "{rows:?}"
    );
}

#[test]
fn an_allowed_problem_is_not_reported() {
    let (rows, _) = found(ALLOWED, &["tides.json"]);
    assert_eq!(rows, ["long-summary warning tides.json"]);
}

#[test]
fn an_allowance_that_matches_nothing_is_reported() {
    let settings = ALLOWED.replace("glossary/0", "glossary/1");
    let (rows, status) = found(&settings, &["tides.json"]);
    let last = rows.last().map(String::as_str);
    assert_eq!(last, Some("unused-allowance warning explainer-cards.toml"));
    assert_eq!((rows.len(), status), (3, Some(1)));
}

#[test]
fn an_allowance_for_a_file_that_is_not_checked_is_not_reported() {
    let folder = folder(&ALLOWED.replace("glossary/0", "glossary/1"));
    fs::write(folder.path().join("other.json"), EXPLAINER).unwrap();
    let (rows, _) = reported(folder.path(), &["other.json"]);
    let expected = [
        "long-summary warning other.json",
        "unused-term warning other.json",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn an_allowance_without_a_reason_allows_nothing() {
    let settings = ALLOWED.replace("reason = \"The next version uses it\"\n", "");
    let (rows, status) = found(&settings, &["tides.json"]);
    let expected = [
        "config error explainer-cards.toml",
        "long-summary warning tides.json",
        "unused-term warning tides.json",
    ];
    assert_eq!(
        (rows, status),
        (expected.map(str::to_owned).to_vec(), Some(1))
    );
}

#[test]
fn what_the_widget_refuses_stays_an_error() {
    let settings = |rule: &str| Settings {
        severities: [(rule.to_owned(), None)].into(),
        allowed: vec![Allowance {
            rule: rule.to_owned(),
            pointer: String::new(),
        }],
        ..Settings::default()
    };
    for (rule, file) in FIXED.iter().zip(["{}", "{"]) {
        let findings = check_with(file.as_bytes(), &settings(rule));
        assert_eq!(findings.problems, check(file.as_bytes()), "{rule}");
        assert!(
            findings
                .problems
                .iter()
                .any(|problem| problem.rule == *rule)
        );
    }
}

#[test]
fn an_unknown_field_can_be_allowed_by_its_place() {
    let file = EXPLAINER.replace("\"version\"", "\"a/b\": 1, \"version\"");
    let allowed = vec![
        Allowance {
            rule: "unknown-field".to_owned(),
            pointer: "/a~1b".to_owned(),
        },
        Allowance {
            rule: "unknown-field".to_owned(),
            pointer: "/id".to_owned(),
        },
    ];
    let settings = Settings {
        allowed,
        ..Settings::default()
    };
    let findings = check_with(file.as_bytes(), &settings);
    assert!(
        findings
            .problems
            .iter()
            .all(|problem| problem.rule != "unknown-field")
    );
    assert_eq!(findings.unused, [1]);
}

#[test]
fn allowed_problems_do_not_count_as_problems_that_are_not_listed() {
    let cited = "[^qqq] ".repeat(150);
    let file = EXPLAINER.replace("The fall of the tide.", &cited);
    let allowance = Allowance {
        rule: "unknown-source".to_owned(),
        pointer: "/glossary/0/definition".to_owned(),
    };
    let settings = Settings {
        allowed: vec![allowance],
        ..Settings::default()
    };
    let findings = check_with(file.as_bytes(), &settings);
    assert!(
        findings
            .problems
            .iter()
            .all(|problem| problem.rule != "unknown-source")
    );
    assert_eq!(findings.unused, [0_usize; 0]);
}

#[test]
fn every_rule_can_be_turned_off_but_those_of_the_widget() {
    let severities = rules().map(|(name, _)| (name.to_owned(), None)).collect();
    let settings = Settings {
        severities,
        ..Settings::default()
    };
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/invalid");
    for entry in fs::read_dir(fixtures).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let findings = check_with(&fs::read(&path).unwrap(), &settings);
            for problem in findings.problems {
                assert!(
                    FIXED.contains(&problem.rule),
                    "{}: {problem:?}",
                    path.display()
                );
                assert_eq!(problem.severity, Severity::Error);
            }
        }
    }
}
