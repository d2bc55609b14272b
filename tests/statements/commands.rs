//! The examples of the command line in the documents run, and the named commands exist.

use std::path::Path;
use std::process::{Command, Output};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::tables::{read, repository};

const DOCUMENTS: [&str; 7] = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/contracts/commands.md",
    "docs/contracts/embed.md",
    "docs/contracts/explainer.md",
    "docs/contracts/exports.md",
    "docs/size.md",
];

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_explainer-cards");

#[cfg(unix)]
#[test]
fn every_example_of_the_command_line_runs() {
    let bin = tempfile::tempdir().expect("a folder");
    // `cargo run -q -- check FILE` becomes `explainer-cards check FILE`: cargo has built it for this test.
    let skip = "while [ \"$1\" != -- ]; do shift; done; shift";
    script(
        bin.path(),
        "cargo",
        &format!("{skip}\nexec '{PROGRAM}' \"$@\""),
    );
    script(bin.path(), "sendmail", "exec cat >/dev/null");
    let examples = examples();
    assert!(examples.len() > 5, "few examples: {examples:?}");
    for (document, example) in examples {
        let output = shell(bin.path(), &example);
        assert!(output.status.success(), "{document}: {example}\n{output:?}");
    }
}

#[test]
fn every_subcommand_and_option_that_a_document_names_exists() {
    for document in DOCUMENTS {
        for command in code_spans(&read(document)) {
            let Some((_, call)) = command.split_once("cargo run ") else {
                continue;
            };
            let (_, call) = call.split_once("-- ").expect("arguments for the program");
            let subcommand = call.split(' ').next().unwrap_or_default();
            let help = Command::new(PROGRAM).args([subcommand, "--help"]).output();
            let help = help.expect("the program runs");
            assert!(help.status.success(), "{document}: {command}");
            let help = String::from_utf8_lossy(&help.stdout);
            for option in call.split(' ').filter(|word| word.starts_with("--")) {
                assert!(help.contains(option), "{document}: {command}");
            }
        }
    }
}

/// Each line of a shell block that calls the program, with the name of its document.
fn examples() -> Vec<(&'static str, String)> {
    let mut examples = Vec::new();
    for document in DOCUMENTS {
        for block in shell_blocks(&read(document)) {
            let calls = block.lines().filter(|line| line.contains("cargo run "));
            examples.extend(calls.map(|line| (document, line.to_owned())));
        }
    }
    examples
}

pub fn shell_blocks(markdown: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut in_shell = false;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                in_shell = &*language == "sh";
            }
            Event::Text(text) if in_shell => blocks.push(text.into_string()),
            Event::End(_) => in_shell = false,
            _ => {}
        }
    }
    blocks
}

fn code_spans(markdown: &str) -> Vec<String> {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES);
    let code = events.filter_map(|event| match event {
        Event::Code(text) => Some(text.into_string()),
        _ => None,
    });
    code.collect()
}

/// Runs a line in the repository with the scripts of `bin` before every other program.
fn shell(bin: &Path, line: &str) -> Output {
    let path = format!("{}:/usr/bin:/bin", bin.display());
    Command::new("sh")
        .args(["-e", "-c", line])
        .current_dir(repository())
        .env("PATH", path)
        .output()
        .expect("sh runs")
}

#[cfg(unix)]
fn script(bin: &Path, name: &str, text: &str) {
    super::program::program(&bin.join(name), &format!("#!/bin/sh\n{text}\n"));
}
