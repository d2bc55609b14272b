//! Prints problems: for people in the style of rustc, for programs as JSON.

use crate::check::UNREADABLE;
use crate::excerpt::Excerpt;
use crate::host;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet, normalize_untrusted_str};
use explainer_cards::check::{Problem, Severity, readable};
use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer as _};
use serde_json::Serializer;
use std::fmt;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// The number of characters of a pointer that are printed.
const LONGEST: usize = 200;

/// A file and its problems.
pub struct Checked {
    /// The name, as given on the command line.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// The problems.
    pub problems: Vec<Problem>,
    /// How many others were fixed.
    pub fixed: usize,
}

/// The exit status of a command. Reports the error that stopped it.
pub fn exit(result: Result<u8, String>) -> u8 {
    result.unwrap_or_else(|message| {
        say(format_args!("error: {message}"));
        UNREADABLE
    })
}

/// Prints a line on standard error. Ignores write errors: the pipe is closed.
pub fn say(line: fmt::Arguments) {
    writeln!(host::stderr(), "{line}").ok();
}

/// Reports a file that can't be read.
pub fn unreadable(path: &Path, error: &io::Error) {
    say(format_args!(
        "error: {} can't be read: {error}",
        path.display()
    ));
}

/// Reports a file that can't be written.
pub fn unwritable(path: &Path, error: &io::Error) {
    say(format_args!(
        "error: {} can't be written: {error}",
        path.display()
    ));
}

/// What a file says, without the characters that terminals interpret.
pub fn printable(text: &str) -> String {
    let visible = |letter: char| if letter.is_control() { ' ' } else { letter };
    text.chars().map(visible).collect()
}

/// Prints for people: each problem with its place in the file, then a summary. Prints nothing if there are no problems.
#[derive(Default)]
pub struct Text {
    problems: usize,
    advice: usize,
    files: usize,
}

impl Text {
    /// Prints the problems of a file.
    pub fn add(&mut self, file: &Checked) {
        if file.problems.is_empty() {
            return;
        }
        for problem in &file.problems {
            match problem.severity {
                Severity::Advice => self.advice += problem.count(),
                Severity::Error | Severity::Warning => self.problems += problem.count(),
            }
        }
        self.files += 1;
        // `anstream` removes the escape codes if the output isn't a terminal.
        let renderer = Renderer::styled();
        let source = readable(&file.bytes);
        let mut out = BufWriter::new(host::stderr());
        for problem in &file.problems {
            let shown = shown(&renderer, file, source, problem);
            writeln!(out, "{shown}\n").ok();
        }
        out.flush().ok();
    }

    /// Prints how many problems there were, and how much advice.
    pub fn summary(&self) {
        let advice = count(self.advice, "piece of advice", "pieces of advice");
        match (self.problems, self.advice) {
            (0, 0) => {}
            (0, _) => say(format_args!(
                "{advice} in {}",
                count(self.files, "file", "files")
            )),
            (_, 0) => say(format_args!("{}", in_files(self.problems, self.files))),
            _ => {
                let problems = in_files(self.problems, self.files);
                say(format_args!("{problems}, besides {advice}"));
            }
        }
    }
}

/// A number of problems in a number of files, in words.
pub fn in_files(problems: usize, files: usize) -> String {
    let problems = count(problems, "problem", "problems");
    format!("{problems} in {}", count(files, "file", "files"))
}

fn count(number: usize, one: &str, many: &str) -> String {
    let what = if number == 1 { one } else { many };
    format!("{number} {what}")
}

/// A problem, with an excerpt of the file.
fn shown(renderer: &Renderer, file: &Checked, source: &str, problem: &Problem) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
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

/// The JSON Pointer of a problem, cut and without control characters.
fn note(pointer: &str) -> Option<String> {
    let pointer = match pointer.char_indices().nth(LONGEST) {
        Some((end, _)) => &format!("{}…", &pointer[..end]),
        None => pointer,
    };
    // The key of an object can contain any character.
    let visible = |character: char| match character {
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        other => other,
    };
    let pointer: String = pointer.chars().map(visible).collect();
    (!pointer.is_empty()).then(|| format!("at {}", normalize_untrusted_str(&pointer)))
}

/// Corrects the column. annotate-snippets counts it from the start of the excerpt, which is in the middle of the line.
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

/// Prints for programs: one array with the problems of all files that `each` passes on, written one file at a time.
pub fn json(each: impl FnOnce(&mut dyn FnMut(&Checked))) -> io::Result<()> {
    let mut serializer = Serializer::pretty(BufWriter::new(host::stdout()));
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

/// Ignores a closed pipe: programs such as `head` stop reading early.
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
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    /// Texts to insert into a valid file.
    const PARTS: [&str; 16] = [
        "\"",
        "\\",
        ",",
        "]",
        "}",
        "[^",
        "**",
        "<b>",
        "\n",
        "\u{1}",
        "\\u0000",
        "é\u{92}",
        "\u{9b}",
        "//",
        "-",
        "            long            long            long            long            ",
    ];

    /// Inserts parts into a file, each at a relative position from 0 to 1.
    fn mangled(file: &str, edits: &[(f64, usize, usize)]) -> String {
        let mut mangled = file.to_owned();
        for (place, part, times) in edits {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss
            )]
            let at = mangled.floor_char_boundary((mangled.len() as f64 * place) as usize);
            mangled.insert_str(at, &PARTS[*part].repeat(*times));
        }
        mangled
    }

    /// The line and column of a byte, each counted from 1.
    fn position(text: &str, at: usize) -> (usize, usize) {
        let before = &text[..at];
        let line = before.rfind('\n').map_or(0, |line| line + 1);
        (
            before.matches('\n').count() + 1,
            before[line..].chars().count() + 1,
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 200,
            rng_seed: RngSeed::Fixed(3),
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn every_problem_of_a_mangled_file_is_shown_at_its_position(
            edits in prop::collection::vec((0.0..1.0, 0..PARTS.len(), 1..20_usize), 1..6),
            in_one_line in any::<bool>(),
        ) {
            let file = include_str!("../../../tests/fixtures/valid/full.json");
            let file = if in_one_line { file.replace('\n', "") } else { file.to_owned() };
            let text = mangled(&file, &edits);
            let file = Checked {
                name: "a.json".to_owned(),
                problems: check(text.as_bytes()),
                bytes: text.clone().into_bytes(),
                fixed: 0,
            };
            for problem in &file.problems {
                let place = (problem.line, problem.column);
                prop_assert_eq!(place, position(&text, problem.start));
                prop_assert!(text.get(problem.start..problem.end).is_some());
                let shown = shown(&Renderer::plain(), &file, &text, problem);
                let place = format!("--> a.json:{}:{}\n", problem.line, problem.column);
                prop_assert!(shown.contains(&place), "{}: {}", place, shown);
                prop_assert!(shown.contains(&problem.label), "{}", shown);
                // Terminals interpret control characters.
                prop_assert!(!shown.contains(|character: char| character.is_control() && character != '\n'));
            }
        }
    }

    #[test]
    fn a_problem_in_a_long_line_keeps_its_column() {
        let text = "é".repeat(500);
        let bytes =
            format!("{{\"version\": 1, \"id\": \"{text}\", \"title\": \"{text}\", \"foo\": 1}}");
        let file = Checked {
            name: "long.json".to_owned(),
            problems: check(bytes.as_bytes()),
            bytes: bytes.clone().into_bytes(),
            fixed: 0,
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
