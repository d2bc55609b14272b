//! `npx explainer-cards`: the same arguments, output and exit status as the native tool.

use crate::installed::{package, run};
use crate::tool::explainer_cards;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{fs, thread};
use tempfile::TempDir;

/// Command lines, run in a folder with the explainers in `news`, the fixtures in `fixtures` and `notes.md`.
const LINES: [&str; 54] = [
    "",
    "--help",
    "--version",
    "help render",
    "check --help",
    "render --help",
    "teaser -h",
    "new --help",
    "import --help",
    "preview --help",
    "nonsense",
    "check",
    "check --fromat json news",
    "check --format yaml news",
    "check news",
    "check news fixtures --no-config",
    "check fixtures/invalid --format json",
    "check fixtures/invalid/*.json fixtures/valid/full.json --format github",
    "check fixtures/between --format sarif",
    "check fixtures/**/full.json news/hbm.*.json --overdue",
    "check missing.json news/hbm.fr.json news/../news/hbm.fr.json",
    "check news/no*thing.json",
    "check news/[",
    "check empty",
    "check news/hbm.fr.json --config missing.toml",
    "check news/hbm.fr.json --config fixtures/explainer-cards.toml",
    "check --explain placeholder",
    "check --explain placholder",
    "check fixtures/invalid --fix",
    "check - --fix",
    "render news/hbm.fr.json --to text",
    "render news --to text",
    "render news --to feed --out out",
    "render news --to feed --out out --url https://news.example/{id}/{lang}",
    "render news fixtures --to page --out out --url https://news.example/{name}",
    "render news/hbm.fr.json --to newsletter --part text --url https://news.example",
    "render news/hbm.fr.json --to embed --styles link",
    "render news/hbm.fr.json --to text --out notes.md",
    "render news/hbm.fr.json --to text --heading-level 7",
    "teaser news --out out",
    "teaser news --out news",
    "new --template vote --lang en --title Tram --output tram.en.json",
    "new --template vote --lang en --title Tram --output notes.md",
    "new --template vote --lang en",
    "import notes.md --lang en",
    "import notes.md --lang en --out notes.json",
    "import news/hbm.fr.json",
    "fmt news fixtures/valid fixtures/invalid",
    "fmt --check news",
    "diff news/hbm.fr.json news/hbm.en.json --date 2026-01-02",
    "sync news/hbm.fr.json news/hbm.en.json news/hbm.nl.json",
    "stats news --format json",
    "stats */*.json",
    "check ./news/*.json fixtures/[a-b]*/*.json --overdue --format json",
];

const NOTES: &str = "## Why is it late?\n\nThe bridge is <u>too</u> weak.\n";

/// What a command line leads to.
#[derive(Debug, PartialEq, Deserialize)]
struct Outcome {
    status: i32,
    stdout: String,
    stderr: String,
    /// The files afterwards, by their paths.
    files: BTreeMap<String, String>,
}

/// A folder for one run.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(
        &repository.join("www/explainers"),
        &folder.path().join("news"),
    );
    let fixtures = folder.path().join("fixtures");
    fs::create_dir(&fixtures).expect("there is room");
    for name in ["advice", "between", "valid"] {
        copy(
            &repository.join("tests/fixtures").join(name),
            &fixtures.join(name),
        );
    }
    let invalid = repository.join("tests/fixtures/invalid");
    copy(&invalid, &fixtures.join("invalid"));
    for name in ["addresses.json", "explainer-cards.toml"] {
        let file = repository.join("tests/fixtures").join(name);
        fs::copy(file, fixtures.join(name)).expect("there is room");
    }
    fs::create_dir(folder.path().join("empty")).expect("there is room");
    fs::write(folder.path().join("empty/nothing.txt"), "").expect("there is room");
    fs::write(folder.path().join("notes.md"), NOTES).expect("there is room");
    folder
}

/// Copies what the commands read.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("there is room");
    for entry in fs::read_dir(from).expect("it is there") {
        let entry = entry.expect("it can be listed");
        if entry.path().extension() == Some(OsStr::new("stderr")) {
            continue;
        }
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("there is room");
        }
    }
}

fn files(folder: &Path, inside: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder.join(inside)).expect("it is there") {
        let path = inside.join(entry.expect("it can be listed").file_name());
        if folder.join(&path).is_dir() {
            self::files(folder, &path, files);
        } else {
            let bytes = fs::read(folder.join(&path)).expect("it can be read");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            files.insert(path.display().to_string(), text);
        }
    }
}

fn outcome(folder: &Path, output: Output) -> Outcome {
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let mut after = BTreeMap::new();
    files(folder, Path::new(""), &mut after);
    Outcome {
        status: output.status.code().expect("it exits"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        files: after,
    }
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

fn native(line: &str) -> Outcome {
    let folder = folder();
    let output = explainer_cards(folder.path(), &words(line));
    outcome(folder.path(), output)
}

fn in_node(line: &str) -> Outcome {
    let folder = folder();
    let output = node(folder.path(), &words(line)).output();
    outcome(folder.path(), output.expect("there is Node.js"))
}

fn node(folder: &Path, arguments: &[&str]) -> Command {
    let mut node = Command::new("node");
    node.arg(package().expect("it is built").join("tools/command.js"));
    node.args(arguments).current_dir(folder);
    node
}

/// Says in what two outcomes differ, without printing all files.
fn assert_same(line: &str, other: &Outcome, native: &Outcome) {
    assert_eq!(other.stdout, native.stdout, "standard output of `{line}`");
    assert_eq!(other.stderr, native.stderr, "standard error of `{line}`");
    assert_eq!(other.status, native.status, "status of `{line}`");
    let names = |outcome: &Outcome| outcome.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(other), names(native), "files after `{line}`");
    for (name, text) in &native.files {
        assert!(other.files[name] == *text, "{name} after `{line}`");
    }
}

/// The command in Node.js works on a disk, `run` in memory.
#[test]
fn the_package_does_what_the_native_tool_does() {
    if package().is_none() {
        return;
    }
    let folder = folder();
    let lines: Vec<Vec<&str>> = LINES.map(words).to_vec();
    let input = json!({ "folder": folder.path(), "lines": lines });
    let in_memory: Vec<Outcome> = run(OsStr::new("node"), &[], "lines.mjs", &input);
    assert_eq!(in_memory.len(), LINES.len());
    let lines: Vec<(&str, Outcome)> = LINES.into_iter().zip(in_memory).collect();
    thread::scope(|scope| {
        for lines in lines.chunks(lines.len().div_ceil(2)) {
            scope.spawn(move || {
                for (line, in_memory) in lines {
                    let native = native(line);
                    assert_same(line, &in_node(line), &native);
                    assert_same(line, in_memory, &native);
                }
            });
        }
    });
}

/// The blocks for a shell, with the package in place of what npm would fetch.
#[test]
fn the_commands_of_the_documents_work() {
    let Some(package) = package() else {
        return;
    };
    let command = format!("node {}/tools/command.js", package.display());
    for document in ["docs/publishing/npm.md", "publish/npm/README.md"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(document));
        let text = text.expect("it is there");
        let lines = text.lines().filter(|line| line.starts_with("npx "));
        let script: Vec<String> = lines
            .map(|line| line.replace("npx explainer-cards", &command))
            .collect();
        assert!(script.len() > 2, "{document}");
        let folder = tempfile::tempdir().expect("a temporary folder");
        // A template has placeholders, which `check` reports.
        let script = script.join(" || test $? = 1\n");
        let output = Command::new("sh")
            .args(["-ec", &script])
            .current_dir(folder.path())
            .output()
            .expect("there is a shell");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{document}: {said}");
        let html = fs::read_to_string(folder.path().join("vote.html")).expect("it is written");
        assert!(html.contains("<explainer-cards"), "{document}");
    }
}

#[test]
fn standard_input_is_read_to_its_end() {
    if package().is_none() {
        return;
    }
    let folder = folder();
    // More than a pipe holds.
    let text = format!("## Why?\n\n{}\n", "The bridge is too weak. ".repeat(10_000));
    let fed = |mut command: Command| {
        let command = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut process = command.spawn().expect("it starts");
        let mut input = process.stdin.take().expect("it is piped");
        let text = text.clone();
        let writer = thread::spawn(move || {
            use std::io::Write;
            input.write_all(text.as_bytes()).expect("it reads");
        });
        let output = process.wait_with_output().expect("it ends");
        writer.join().expect("it writes everything");
        output
    };
    let arguments = ["import", "-", "--lang", "en"];
    let mut native = Command::new(env!("CARGO_BIN_EXE_explainer-cards"));
    native.args(arguments).current_dir(folder.path());
    let (native, other) = (fed(native), fed(node(folder.path(), &arguments)));
    assert!(native.stdout.len() > 200_000);
    assert!(other.stdout == native.stdout);
    assert_eq!(other.stderr, native.stderr);
    assert_eq!(other.status.code(), native.status.code());
}

#[test]
fn a_closed_pipe_ends_the_output_without_a_word() {
    if package().is_none() {
        return;
    }
    let folder = folder();
    let mut command = node(folder.path(), &["check", "fixtures", "--format", "json"]);
    let mut process = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(process.stdout.take());
    let output = process.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    if package().is_none() {
        return;
    }
    let folder = folder();
    let arguments = ["check", "fixtures/invalid/bad-addresses.json"];
    let stderr = |command: &mut Command, variable: Option<(&str, &str)>| {
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command.envs(variable);
        command.output().expect("it runs").stderr
    };
    for variable in [None, Some(("CLICOLOR_FORCE", "1")), Some(("NO_COLOR", "1"))] {
        let mut native = Command::new(env!("CARGO_BIN_EXE_explainer-cards"));
        native.args(arguments).current_dir(folder.path());
        let native = stderr(&mut native, variable);
        let other = stderr(&mut node(folder.path(), &arguments), variable);
        assert!(!native.is_empty());
        assert_eq!(
            String::from_utf8_lossy(&other),
            String::from_utf8_lossy(&native),
            "{variable:?}"
        );
    }
}
