//! Printing problems, as a compiler does for people and as JSON for programs.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use explainer_cards::check::{Problem, Severity, readable};
use serde::Serialize;
use std::io;
use std::path::Path;

/// A file and what is wrong with it.
pub struct Checked {
    /// Its name as it was given.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Says that a file can't be read.
pub fn unreadable(path: &Path, error: &io::Error) {
    anstream::eprintln!("error: {} can't be read: {error}", path.display());
}

/// Prints each problem with the place in the file, then a summary. Nothing where nothing is wrong.
pub fn text(files: &[Checked]) {
    // Escape codes go away where the output is no terminal: `anstream` sees to it.
    let renderer = Renderer::styled();
    for file in files {
        let source = readable(&file.bytes);
        for problem in &file.problems {
            anstream::eprintln!("{}\n", renderer.render(&[group(file, source, problem)]));
        }
    }
    let count: usize = files.iter().map(|file| file.problems.len()).sum();
    let of = files
        .iter()
        .filter(|file| !file.problems.is_empty())
        .count();
    if count > 0 {
        let problems = if count == 1 { "problem" } else { "problems" };
        let files = if of == 1 { "file" } else { "files" };
        anstream::eprintln!("{count} {problems} in {of} {files}");
    }
}

fn group<'a>(file: &'a Checked, source: &'a str, problem: &'a Problem) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let place = AnnotationKind::Primary.span(problem.start..problem.end);
    let place = if problem.pointer.is_empty() {
        place
    } else {
        place.label(&problem.pointer)
    };
    let snippet = Snippet::source(source).path(&file.name).annotation(place);
    level
        .primary_title(&problem.message)
        .id(problem.rule)
        .element(snippet)
        .element(Level::HELP.message(&problem.help))
}

#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    #[serde(flatten)]
    problem: &'a Problem,
}

/// Prints one array with all problems of all files.
pub fn json(files: &[Checked]) {
    let rows: Vec<Row> = files.iter().flat_map(rows).collect();
    let array = serde_json::to_string_pretty(&rows).expect("problems are plain data");
    anstream::println!("{array}");
}

fn rows(file: &Checked) -> impl Iterator<Item = Row<'_>> {
    file.problems.iter().map(|problem| Row {
        file: &file.name,
        problem,
    })
}
