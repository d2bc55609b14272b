//! The commands that the documents show: each one is checked here, or run by `.ci/run` or by
//! `tests/statements/commands.rs`.

use std::process::Command;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::repository::{path, read, read_toml};

const DOCUMENTS: [&str; 8] = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/contracts/embed.md",
    "docs/contracts/exports.md",
    "docs/screenshots/README.md",
    "docs/size.md",
    "benches/page-load/README.md",
];

/// Where each task that a shell block of the README or CONTRIBUTING shows is run: the file, and the text
/// in it.
const RUN: [(&str, &str, &str); 5] = [
    ("setup", ".ci/run", "cargo xtask setup"),
    ("test", ".ci/run", "cargo xtask test"),
    ("size", ".ci/run", "cargo xtask size"),
    // `size` measures what `dist` builds.
    ("dist", "xtask/src/size.rs", "dist::build("),
    ("serve", "xtask/tests/tasks/setup.rs", "xtask(\"serve\")"),
];

/// A fenced block: its language and its text.
type Block = (String, String);

#[test]
fn every_task_and_option_that_a_document_names_exists() {
    let mut calls = 0;
    for document in DOCUMENTS {
        for command in commands(document) {
            let Some((_, task)) = command.split_once("cargo xtask ") else {
                continue;
            };
            calls += 1;
            let task = task.split(" -- ").next().unwrap_or(task);
            let help = Command::new(env!("CARGO_BIN_EXE_xtask"))
                .args(task.split_whitespace())
                .arg("--help")
                .output()
                .expect("xtask runs");
            assert!(help.status.success(), "{document}: {command}\n{help:?}");
        }
    }
    assert!(calls > 15, "{calls} calls of tasks");
}

#[test]
fn every_task_in_a_shell_block_is_run_by_ci() {
    for document in ["README.md", "CONTRIBUTING.md"] {
        let blocks = blocks(document).into_iter();
        let shell = blocks.filter(|(language, _)| language == "sh");
        for line in shell.flat_map(|(_, text)| text.lines().map(str::to_owned).collect::<Vec<_>>())
        {
            let Some((_, call)) = line.split_once("cargo xtask ") else {
                continue;
            };
            let task = call.split_whitespace().next().unwrap_or_default();
            let run = RUN.iter().find(|(name, ..)| *name == task);
            let (_, file, text) = run.unwrap_or_else(|| panic!("{document}: `{line}` is not run"));
            assert!(read(file).contains(text), "{file} does not run `{line}`");
        }
    }
}

#[test]
fn every_test_file_that_a_document_runs_exists() {
    for document in DOCUMENTS {
        for command in commands(document) {
            let mut words = command.split_whitespace();
            while let Some(word) = words.next() {
                if word == "--test" {
                    let name = words.next().expect("a name after --test");
                    let files = [format!("tests/{name}.rs"), format!("tests/{name}/main.rs")];
                    let found = files.iter().any(|file| path(file).is_file());
                    assert!(found, "{document}: {command}");
                }
            }
        }
    }
}

#[test]
fn every_line_of_a_shell_block_is_of_a_kind_that_a_check_covers() {
    for document in DOCUMENTS {
        for (language, text) in blocks(document) {
            for line in text.lines().filter(|_| language == "sh") {
                assert!(is_covered(line), "{document}: no check covers `{line}`");
            }
        }
    }
}

fn is_covered(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or(line).trim();
    let settings = |word: &&str| word.contains('=');
    let words: Vec<&str> = line.split_whitespace().skip_while(settings).collect();
    match words[..] {
        // The tests above, and tests/statements/commands.rs.
        ["cargo", "xtask", ..] | ["cargo", "test", "--test", _] => true,
        _ if line.contains("cargo run ") => true,
        ["cargo", "clippy", ..] => {
            let lints = read(".ci/run").replace(" --locked", "");
            lints.contains(&words.join(" "))
        }
        ["git", "diff", folder] => path(folder).is_dir(),
        _ => false,
    }
}

#[test]
fn the_tag_in_the_readme_has_the_version_in_development() {
    let html: Vec<String> = blocks("README.md")
        .into_iter()
        .filter_map(|(language, text)| (language == "html").then_some(text))
        .collect();
    let version = read_toml("Cargo.toml")["package"]["version"].clone();
    let script = format!(
        "src=\"https://cdn.example/explainer-cards/{}/embed.js\"",
        version.as_str().expect("a version")
    );
    assert_eq!(html.len(), 1);
    assert!(html[0].contains(&script), "{}", html[0]);
}

/// Every line of a shell block and every code span.
fn commands(document: &str) -> Vec<String> {
    let blocks = blocks(document).into_iter();
    let shell = blocks.filter_map(|(language, text)| (language == "sh").then_some(text));
    let without_comment = |line: &str| line.split(" #").next().unwrap_or(line).to_owned();
    let lines: Vec<String> = shell
        .flat_map(|text| text.lines().map(without_comment).collect::<Vec<_>>())
        .collect();
    [lines, code_spans(document)].concat()
}

fn code_spans(document: &str) -> Vec<String> {
    let text = read(document);
    let events = Parser::new_ext(&text, Options::ENABLE_TABLES);
    let code = events.filter_map(|event| match event {
        Event::Code(text) => Some(text.into_string()),
        _ => None,
    });
    code.collect()
}

fn blocks(document: &str) -> Vec<Block> {
    let text = read(document);
    let mut blocks: Vec<Block> = Vec::new();
    let mut in_block = false;
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                in_block = true;
                blocks.push((language.into_string(), String::new()));
            }
            // A block inside a list item comes line by line.
            Event::Text(text) if in_block => blocks.last_mut().expect("a block").1 += &text,
            Event::End(TagEnd::CodeBlock) => in_block = false,
            _ => {}
        }
    }
    blocks
}
