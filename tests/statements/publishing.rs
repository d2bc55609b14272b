//! The commands in the documents for publishers work, one after the other, in a folder with the explainers they name.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::commands::{PROGRAM, shell_blocks};
use super::first_explainer::words;
use super::tables::{read, repository};

/// A newsroom's folder, with the explainers that the documents use.
fn newsroom() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let fixtures = repository().join("tests/fixtures/valid");
    for (name, fixture) in [("tides.en.json", "full"), ("tram.en.json", "minimal")] {
        let file = fs::read_to_string(fixtures.join(fixture).with_extension("json"));
        let file = file.expect("the fixture is there");
        // Feeds need a date.
        let dated = if file.contains("\"published\"") {
            file
        } else {
            file.replacen("\"lang\"", "\"published\": \"2025-01-02\", \"lang\"", 1)
        };
        fs::write(folder.path().join(name), dated).expect("it can be written");
    }
    folder
}

/// Runs each line of the shell blocks, and returns how many there were.
fn run(document: &str, folder: &Path) -> usize {
    let blocks = shell_blocks(&read(document));
    let steps = blocks.iter().flat_map(|block| block.lines());
    let run = |step: &str| {
        let (call, _) = step.split_once(" > ").unwrap_or((step, ""));
        let call = call.strip_prefix("explainer-cards ");
        let arguments = words(call.expect("a call of the program"));
        let output = Command::new(PROGRAM)
            .args(&arguments)
            .current_dir(folder)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{document}: {step}\n{output:?}");
    };
    steps.map(run).count()
}

#[test]
fn the_commands_for_frames_work() {
    let folder = newsroom();
    assert!(run("docs/publishing/frames.md", folder.path()) > 3);
    // The files to which the document says that they are uploaded.
    for file in [
        "tides.en.page.html",
        "tides.en.oembed.json",
        "320/tides.en.oembed.json",
    ] {
        assert!(folder.path().join("public").join(file).is_file(), "{file}");
    }
}

#[test]
fn the_commands_for_feeds_work() {
    let folder = newsroom();
    assert!(run("docs/publishing/feeds.md", folder.path()) > 3);
    for file in ["public/explainers.atom", "public/explainers.rss"] {
        let feed = fs::read_to_string(folder.path().join(file)).expect(file);
        assert!(feed.contains("rel=\"self\""), "{file}");
        assert_eq!(feed.matches("rel=\"self\"").count(), 1, "{file}");
    }
}

#[test]
fn the_commands_for_mail_work() {
    let folder = newsroom();
    assert!(run("docs/publishing/mail.md", folder.path()) > 4);
    for file in [
        "tides.en.newsletter.html",
        "tides.en.newsletter.txt",
        "tides.en.eml",
    ] {
        assert!(folder.path().join("public").join(file).is_file(), "{file}");
    }
}

/// The values of a `map` of nginx: the pattern and the value of each line.
fn map() -> Vec<(String, String)> {
    let document = read("docs/publishing/frames.md");
    let (_, map) = document
        .split_once("map $arg_maxwidth $column {\n")
        .expect("it is there");
    let (map, _) = map.split_once("}\n").expect("it ends");
    let line = |line: &str| {
        let line = line.trim().trim_end_matches(';');
        let (pattern, value) = line.split_once(' ').expect("a pattern and a value");
        [pattern, value]
            .map(|part| part.trim_matches('"').to_owned())
            .into()
    };
    // A brace in a pattern doesn't end the map.
    map.lines().map(line).collect()
}

#[test]
fn nginx_chooses_the_widest_answer_that_fits() {
    let map = map();
    let chosen = |width: &str| {
        let is_for = |pattern: &str| match pattern.strip_prefix('~') {
            Some(pattern) => regex::Regex::new(pattern)
                .expect("a pattern")
                .is_match(width),
            None => pattern == width,
        };
        let found = map.iter().find(|(pattern, _)| is_for(pattern));
        let default = map.iter().find(|(pattern, _)| pattern == "default");
        found.or(default).expect("there is a default").1.clone()
    };
    assert_eq!(chosen(""), "");
    for width in 1..2000 {
        let expected = match width {
            640.. => "/640",
            480.. => "/480",
            320.. => "/320",
            _ => "/none",
        };
        assert_eq!(chosen(&width.to_string()), expected, "{width}");
    }
    assert_eq!(chosen("wide"), "/none");
}
