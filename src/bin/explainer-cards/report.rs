//! Printing problems, as a compiler does for people and as JSON for programs.

use crate::excerpt::Excerpt;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet, normalize_untrusted_str};
use explainer_cards::check::{Problem, Severity, readable};
use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer as _};
use serde_json::Serializer;
use std::fmt;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Characters of a pointer that are printed.
const LONGEST: usize = 200;

/// A file and what is wrong with it.
pub struct Checked {
    /// Its name as it was given.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Says something to whoever started the tool. Where nobody listens there is nobody to be told.
pub fn say(line: fmt::Arguments) {
    writeln!(anstream::stderr(), "{line}").ok();
}

/// Says that a file can't be read.
pub fn unreadable(path: &Path, error: &io::Error) {
    say(format_args!(
        "error: {} can't be read: {error}",
        path.display()
    ));
}

/// Says that a file can't be written.
pub fn unwritable(path: &Path, error: &io::Error) {
    say(format_args!(
        "error: {} can't be written: {error}",
        path.display()
    ));
}

/// For people: each problem with the place in the file, then a summary. Nothing where nothing is wrong.
#[derive(Default)]
pub struct Text {
    problems: usize,
    files: usize,
}

impl Text {
    /// Prints what is wrong with a file.
    pub fn add(&mut self, file: &Checked) {
        if file.problems.is_empty() {
            return;
        }
        self.problems += file.problems.iter().map(Problem::count).sum::<usize>();
        self.files += 1;
        // Escape codes go away where the output is no terminal: `anstream` sees to it.
        let renderer = Renderer::styled();
        let source = readable(&file.bytes);
        let mut out = BufWriter::new(anstream::stderr().lock());
        for problem in &file.problems {
            let shown = shown(&renderer, file, source, problem);
            writeln!(out, "{shown}\n").ok();
        }
        out.flush().ok();
    }

    /// Prints how many problems there were.
    pub fn summary(&self) {
        let Self { problems, files } = self;
        if *problems > 0 {
            let many = if *problems == 1 {
                "problem"
            } else {
                "problems"
            };
            let of = if *files == 1 { "file" } else { "files" };
            say(format_args!("{problems} {many} in {files} {of}"));
        }
    }
}

/// A problem with the lines it is about.
fn shown(renderer: &Renderer, file: &Checked, source: &str, problem: &Problem) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let excerpt = Excerpt::of(source, problem);
    let excerpt_column = excerpt.text[..excerpt.wrong.start].chars().count() + 1;
    let place = AnnotationKind::Primary.span(excerpt.wrong);
    let snippet = Snippet::source(excerpt.text)
        .line_start(problem.line)
        .annotation(place.label(&problem.label));
    let title = level.primary_title(&problem.message).id(problem.rule);
    let group = title.element(snippet.path(&file.name));
    let group = match note(&problem.pointer) {
        Some(note) => group.element(Level::NOTE.message(note)),
        None => group,
    };
    let group = group.element(Level::HELP.message(&problem.help));
    let shown = renderer.render(&[group]);
    if excerpt.cut {
        relocate(&shown, &file.name, problem, excerpt_column)
    } else {
        shown
    }
}

/// Where in the file a problem is, as programs say it.
fn note(pointer: &str) -> Option<String> {
    let pointer = match pointer.char_indices().nth(LONGEST) {
        Some((end, _)) => &format!("{}…", &pointer[..end]),
        None => pointer,
    };
    // A name may hold whatever a string may.
    let visible = |character: char| match character {
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        other => other,
    };
    let pointer: String = pointer.chars().map(visible).collect();
    (!pointer.is_empty()).then(|| format!("at {}", normalize_untrusted_str(&pointer)))
}

/// annotate-snippets counts columns in what it is given, which begins in the middle of the line.
fn relocate(shown: &str, name: &str, problem: &Problem, column: usize) -> String {
    let place = |column| format!("{name}:{}:{column}", problem.line);
    let (title, rest) = shown.split_once('\n').unwrap_or((shown, ""));
    let rest = rest.replacen(&place(column), &place(problem.column), 1);
    [title, "\n", &rest].concat()
}

#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    #[serde(flatten)]
    problem: &'a Problem,
}

/// For programs: prints one array with all problems of the files that `each` hands on, as it does.
pub fn json(each: impl FnOnce(&mut dyn FnMut(&Checked))) -> io::Result<()> {
    let mut serializer = Serializer::pretty(BufWriter::new(io::stdout().lock()));
    let mut array = serializer.serialize_seq(None)?;
    let mut written = Ok(());
    each(&mut |file| {
        let mut rows = rows(file);
        if written.is_ok() {
            written = rows.try_for_each(|row| array.serialize_element(&row));
        }
    });
    written?;
    array.end()?;
    let mut out = serializer.into_inner();
    out.write_all(b"\n")?;
    out.flush()
}

fn rows(file: &Checked) -> impl Iterator<Item = Row<'_>> {
    file.problems.iter().map(|problem| Row {
        file: &file.name,
        problem,
    })
}

/// Who reads has read enough, as `head` does: that is no failure.
pub fn unless_enough(written: io::Result<()>) -> io::Result<()> {
    written.or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer_cards::check::check;

    #[test]
    fn a_problem_in_a_long_line_keeps_its_column() {
        let text = "é".repeat(500);
        let bytes =
            format!("{{\"version\": 1, \"id\": \"{text}\", \"title\": \"{text}\", \"foo\": 1}}");
        let file = Checked {
            name: "long.json".to_owned(),
            problems: check(bytes.as_bytes()),
            bytes: bytes.clone().into_bytes(),
        };
        for problem in &file.problems {
            for renderer in [Renderer::plain(), Renderer::styled()] {
                let shown = shown(&renderer, &file, &bytes, problem);
                let place = format!("long.json:1:{}", problem.column);
                assert!(shown.contains(&place), "{place}: {shown}");
            }
        }
        let columns: Vec<usize> = file.problems.iter().map(|each| each.column).collect();
        assert!(
            columns.contains(&1) && columns.iter().any(|column| *column > 1_000),
            "{columns:?}"
        );
    }
}
