//! The problems that `explainer-cards check` reports.
//!
//! The messages for `tests/fixtures/invalid/NAME.json` are in `NAME.stderr`. After a change of the wording, run with
//! `SNAPSHOTS=overwrite` and read the difference.

mod tool;
mod watching;

use explainer_cards::check::{Problem, Severity, check_on, rules, schema};
use explainer_cards::model::Date;
use explainer_cards::model::read::read;
use snapbox::Data;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};
use tempfile::TempDir;
use tool::explainer_cards;
use watching::Watching;

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder)
}

/// The JSON files of a folder, sorted by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    files.sort();
    files
}

/// The problems on a day on which the dates of the fixtures are as wrong as they will ever be.
fn check(bytes: &[u8]) -> Vec<Problem> {
    check_on(bytes, &Date::from("2026-12-01"))
}

#[test]
fn every_invalid_fixture_has_the_expected_messages() {
    let folder = fixtures("invalid");
    let files = files(&folder);
    assert!(files.len() >= 40, "only {} broken files", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let name = file
            .file_name()
            .and_then(|name| name.to_str())
            .expect("names are plain");
        let output = explainer_cards(&folder, &["check", "--overdue", name]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(output.stdout.is_empty(), "{name}");
        let said = String::from_utf8(output.stderr).expect("messages are UTF-8");
        let golden = file.with_extension("stderr");
        if env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
            fs::write(&golden, &said).expect("goldens can be written");
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if said != expected {
            wrong.push(format!("{name} says\n{said}\ninstead of\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_problem_has_a_position_and_a_help() {
    for file in files(&fixtures("invalid")) {
        for problem in check(&fs::read(&file).unwrap()) {
            let Problem { line, column, .. } = problem;
            assert!(line > 0 && column > 0, "{}: {problem:?}", file.display());
            let Problem {
                message,
                label,
                help,
                ..
            } = &problem;
            for words in [message, label, help] {
                assert!(!words.is_empty() && !words.ends_with('.'), "{problem:?}");
            }
        }
    }
}

#[test]
fn no_message_starts_with_an_article() {
    for file in files(&fixtures("invalid")) {
        for problem in check(&fs::read(&file).unwrap()) {
            let Problem { message, help, .. } = problem;
            for article in ["the ", "this ", "there ", "a ", "an "] {
                assert!(!message.starts_with(article), "{message}");
            }
            // People who only install the tool don't have the files of this repository.
            assert!(!help.contains("docs/") && !help.contains(".md"), "{help}");
        }
    }
}

#[test]
fn every_rule_has_an_invalid_fixture() {
    let goldens = files(&fixtures("invalid"))
        .into_iter()
        .map(|file| file.with_extension("stderr"));
    let between = fixtures("between").join("tram.en.stderr");
    let goldens = goldens.chain([between]).map(fs::read_to_string);
    let there: String = goldens.map(|golden| golden.expect("the golden")).collect();
    // `tests/rules.rs` has an example of each piece of advice, `tests/links.rs` of what servers answer.
    let is_here = |rule: &(&str, Severity)| rule.1 != Severity::Advice && rule.0 != "dead-link";
    for (rule, severity) in rules().filter(is_here) {
        assert!(there.contains(&format!("{severity}[{rule}]")), "{rule}");
    }
}

/// A folder in which fixtures get no advice, as where they are.
fn folder_without_advice() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let settings = "explainer-cards.toml";
    fs::copy(fixtures("").join(settings), folder.path().join(settings)).unwrap();
    folder
}

/// A file with so many citations of a source that doesn't exist.
fn citing(times: usize) -> String {
    let text = fs::read_to_string(fixtures("valid").join("minimal.json")).unwrap();
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file["cards"][0]["summary"] = "[^qqq] ".repeat(times).into();
    file.to_string()
}

#[test]
fn after_a_hundred_problems_of_a_rule_the_others_are_counted() {
    assert_eq!(check(citing(100).as_bytes()).len(), 100);
    let problems = check(citing(1_234).as_bytes());
    let [listed @ .., last] = &*problems else {
        panic!("there are problems")
    };
    assert_eq!(listed.len(), 100);
    assert!(listed.iter().all(|problem| problem.more == 0));
    assert_eq!((last.more, last.rule), (1_134, "unknown-source"));
    assert_eq!(last.message, "1134 more problems of this rule");
    assert_eq!(last.start, listed[99].start + "[^qqq] ".len());
}

#[test]
fn the_summary_counts_problems_that_are_not_listed() {
    let folder = folder_without_advice();
    fs::write(folder.path().join("a.json"), citing(1_234)).unwrap();
    let output = explainer_cards(folder.path(), &["check", "a.json"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.ends_with("\n1234 problems in 1 file\n"), "{said}");
    let output = explainer_cards(folder.path(), &["check", "--format", "json", "a.json"]);
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows[100]["more"], 1_134);
    assert_eq!(rows[99].get("more"), None);
}

#[test]
fn text_and_json_have_the_same_positions() {
    for file in files(&fixtures("invalid")) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let said = fs::read_to_string(file.with_extension("stderr")).unwrap();
        for Problem { line, column, .. } in check(&fs::read(&file).unwrap()) {
            let place = format!("--> {name}:{line}:{column}\n");
            assert!(said.contains(&place), "{place} in {said}");
        }
    }
}

#[test]
fn a_help_lists_only_the_first_of_many_ids() {
    let text = fs::read_to_string(fixtures("valid").join("minimal.json")).unwrap();
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let source = |index| serde_json::json!({ "id": format!("s{index}"), "title": "T" });
    file["sources"] = (0..1000).map(source).collect();
    file["summary"] = "A claim.[^qqq]".into();
    let problems = check(file.to_string().as_bytes());
    let problem = problems
        .iter()
        .find(|problem| problem.rule == "unknown-source");
    let Problem { help, .. } = problem.expect("a problem of this rule");
    let start = "add a source with this id to `sources`, or use one of: `s0`, `s1`, `s2`,";
    assert!(
        help.starts_with(start) && help.ends_with(", `s29`, …"),
        "{help}"
    );
}

#[test]
fn the_widget_refuses_exactly_files_with_the_rules_syntax_or_invalid() {
    for folder in ["invalid", "valid"] {
        for file in files(&fixtures(folder)) {
            let bytes = fs::read(&file).unwrap();
            let breaks = |problem: &Problem| matches!(problem.rule, "syntax" | "invalid");
            let refused = check(&bytes).iter().any(breaks);
            assert_eq!(read(&bytes).is_err(), refused, "{}", file.display());
        }
    }
}

#[test]
fn a_file_with_five_mistakes_has_five_problems() {
    let bytes = fs::read(fixtures("invalid").join("five-mistakes.json")).unwrap();
    assert_eq!(check(&bytes).len(), 5);
}

#[test]
fn the_shipped_explainers_and_the_valid_fixtures_are_clean() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/explainers");
    for folder in [shipped, fixtures("valid")] {
        for file in files(&folder) {
            let name = file.to_str().expect("names are plain");
            let output = explainer_cards(&folder, &["check", name]);
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name}");
            assert!(output.stdout.is_empty(), "{name}");
            assert_eq!(output.status.code(), Some(0), "{name}");
        }
    }
}

#[test]
fn advice_is_printed_without_a_failure() {
    let output = explainer_cards(&fixtures("advice"), &["check", "desk.json"]);
    assert_eq!(output.status.code(), Some(0));
    snapbox::assert_data_eq!(
        String::from_utf8(output.stderr).unwrap(),
        Data::read_from(&fixtures("advice/desk.stderr"), None).raw()
    );
}

#[test]
fn overdue_reviews_are_reported_on_request() {
    let run = |arguments: &[&str]| explainer_cards(&fixtures("invalid"), arguments);
    let name = "overdue-review.json";
    assert_eq!(run(&["check", name]).status.code(), Some(0));
    assert_eq!(run(&["check", "--overdue", name]).status.code(), Some(1));
}

#[test]
fn json_output_is_one_array_with_every_problem_of_every_file() {
    let names = ["trailing-comma.json", "bad-id.json"];
    let output = explainer_cards(
        &fixtures("invalid"),
        &["check", "--format", "json", names[0], names[1]],
    );
    assert_eq!(output.status.code(), Some(1));
    let golden = fixtures("json-output.json");
    snapbox::assert_data_eq!(
        String::from_utf8(output.stdout).unwrap(),
        Data::read_from(&golden, None).raw()
    );
}

#[test]
fn json_output_of_a_clean_file_is_an_empty_array() {
    let output = explainer_cards(
        &fixtures("valid"),
        &["check", "--format", "json", "full.json"],
    );
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "[]");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn many_files_are_reported_in_the_order_of_the_arguments() {
    let folder = folder_without_advice();
    let names: Vec<String> = (0..40)
        .map(|index| format!("{}.json", index * 7 % 40))
        .collect();
    for (index, name) in names.iter().enumerate() {
        let from = ["bad-id.json", "trailing-comma.json"][index % 3 % 2];
        fs::copy(fixtures("invalid").join(from), folder.path().join(name)).unwrap();
    }
    let mut arguments = vec!["check", "--format", "json"];
    arguments.extend(names.iter().map(String::as_str));
    let output = explainer_cards(folder.path(), &arguments);
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let mut said: Vec<&str> = Vec::new();
    for row in rows.as_array().expect("it is an array") {
        said.push(row["file"].as_str().expect("a name"));
    }
    let mut expected = Vec::new();
    for name in &arguments[3..] {
        let bytes = fs::read(folder.path().join(name)).unwrap();
        expected.extend(check(&bytes).iter().map(|_| *name));
    }
    assert_eq!(said, expected);
}

#[test]
fn folders_and_patterns_stand_for_their_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("deep")).unwrap();
    let names = ["a.json", "deep/b.json", "deep/c.json"];
    for name in names {
        fs::copy(
            fixtures("invalid").join("bad-id.json"),
            folder.path().join(name),
        )
        .unwrap();
    }
    fs::write(folder.path().join("deep/note.txt"), "no explainer").unwrap();
    let reported = |arguments: &[&str]| {
        let arguments = [&["check", "--format", "github"], arguments].concat();
        let output = explainer_cards(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let said = String::from_utf8(output.stdout).unwrap();
        let file = |line: &str| line.split(['=', ',']).nth(1).unwrap().to_owned();
        let mut files: Vec<String> = said.lines().map(file).collect();
        files.dedup();
        files
    };
    assert_eq!(
        reported(&["."]),
        ["./a.json", "./deep/b.json", "./deep/c.json"]
    );
    assert_eq!(
        reported(&["deep", "a.json"]),
        ["deep/b.json", "deep/c.json", "a.json"]
    );
    assert_eq!(reported(&["**/[bc].json"]), ["deep/b.json", "deep/c.json"]);
    // The same file twice.
    assert_eq!(reported(&["a.json", "./a.json"]), ["a.json"]);
    for (argument, message) in [
        ("*.txt", "no file matches `*.txt`"),
        ("[.json", "invalid pattern `[.json`"),
    ] {
        let output = explainer_cards(folder.path(), &["check", argument]);
        assert_eq!(output.status.code(), Some(2), "{argument}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with(&format!("error: {message}")), "{said}");
    }
}

#[test]
fn github_output_is_one_annotation_for_each_problem() {
    let names = ["trailing-comma.json", "bad-id.json"];
    let output = explainer_cards(
        &fixtures("invalid"),
        &["check", "--format", "github", names[0], names[1]],
    );
    assert_eq!(output.status.code(), Some(1));
    snapbox::assert_data_eq!(
        String::from_utf8(output.stdout).unwrap(),
        Data::read_from(&fixtures("github-output.txt"), None).raw()
    );
}

#[test]
fn sarif_output_is_one_log_with_every_rule_and_every_problem() {
    let names = ["trailing-comma.json", "bad-id.json"];
    let output = explainer_cards(
        &fixtures("invalid"),
        &["check", "--format", "sarif", names[0], names[1]],
    );
    assert_eq!(output.status.code(), Some(1));
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let known = run["tool"]["driver"]["rules"].as_array().unwrap();
    let known: Vec<&str> = known
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    let of_settings = ["config", "unused-allowance"];
    let expected: Vec<&str> = rules().map(|(name, _)| name).chain(of_settings).collect();
    assert_eq!(known, expected);
    let results = serde_json::to_string_pretty(&run["results"]).unwrap() + "\n";
    snapbox::assert_data_eq!(
        results,
        Data::read_from(&fixtures("sarif-results.json"), None).raw()
    );
}

#[test]
fn watched_files_are_checked_again_after_changes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    fs::copy(fixtures("invalid").join("bad-id.json"), &file).unwrap();
    let watching = Watching::start(folder.path(), &["check", "--watch", "."]);
    watching.until(" in 1 file");
    watching.until("watching for changes; press Ctrl-C to stop");
    fs::copy(fixtures("valid").join("minimal.json"), &file).unwrap();
    watching.until("no problems in 1 file");
    fs::copy(fixtures("invalid").join("bad-id.json"), &file).unwrap();
    watching.until("error[id]");
}

#[test]
fn only_files_are_watched_for_people() {
    for (arguments, message) in [
        (
            &["--watch", "-"][..],
            "standard input can't be watched; name a file",
        ),
        (
            &["--watch", "--format", "json", "minimal.json"],
            "`--watch` prints for people; remove `--format`",
        ),
    ] {
        let arguments = [&["check"], arguments].concat();
        let output = explainer_cards(&fixtures("valid"), &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said, format!("error: {message}\n"));
    }
}

#[test]
fn problems_are_printed_before_the_next_file_is_read() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_explainer-cards"))
        .args(["check", "bad-id.json", "-"])
        .current_dir(fixtures("invalid"))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tool runs");
    let input = child.stdin.take().expect("it is piped");
    let mut lines = BufReader::new(child.stderr.take().expect("it is piped")).lines();
    let first = lines.next().expect("a line").unwrap();
    assert!(first.starts_with("error[id]"), "{first}");
    drop(input);
    let rest: Vec<String> = lines.map(Result::unwrap).collect();
    assert!(
        rest.iter().any(|line| line.contains("empty file")),
        "{rest:?}"
    );
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_closed_pipe_is_ignored() {
    for format in ["text", "json", "github", "sarif"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_explainer-cards"))
            .args(["check", "--format", format, "-", "bad-id.json"])
            .current_dir(fixtures("invalid"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the tool runs");
        drop((child.stdout.take(), child.stderr.take()));
        drop(child.stdin.take());
        assert_eq!(child.wait().unwrap().code(), Some(1), "{format}");
    }
}

#[test]
fn an_unreadable_file_is_named_and_the_others_are_checked() {
    let output = explainer_cards(
        &fixtures("invalid"),
        &["check", "no-such.json", "bad-id.json"],
    );
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("error: no-such.json can't be read"), "{said}");
    assert!(said.contains("Tide Tables"), "{said}");
}

#[test]
fn invalid_arguments_exit_with_2() {
    for arguments in [
        &["check"][..],
        &["chekc", "a.json"],
        &["check", "--format", "xml", "a.json"],
    ] {
        let output = explainer_cards(&fixtures("valid"), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_byte_order_mark_is_accepted_and_does_not_move_columns() {
    let plain = fs::read(fixtures("invalid").join("bad-id.json")).unwrap();
    let marked = [b"\xEF\xBB\xBF", &plain[..]].concat();
    assert_eq!(check(&marked), check(&plain));
    let clean = fs::read(fixtures("valid").join("minimal.json")).unwrap();
    assert!(read(&[b"\xEF\xBB\xBF", &clean[..]].concat()).is_ok());
}

#[test]
fn a_file_over_a_mebibyte_is_refused() {
    let mut bytes = fs::read(fixtures("valid").join("minimal.json")).unwrap();
    bytes.resize(1 << 20, b' ');
    assert!(read(&bytes).is_ok());
    bytes.push(b' ');
    assert!(read(&bytes).is_err());
    let problems = check(&bytes);
    assert_eq!(problems[0].message, "file larger than 1024 KiB");
}

#[test]
fn the_json_schema_in_www_is_up_to_date() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/schema/explainer.v1.schema.json");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let checked_in: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let hint = "write it with: cargo run -- schema > www/schema/explainer.v1.schema.json";
    assert!(
        checked_in == schema(),
        "{} is out of date; {hint}",
        file.display()
    );
}
