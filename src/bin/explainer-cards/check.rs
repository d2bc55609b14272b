//! `explainer-cards check`: reads files and prints their problems.

use crate::in_order::in_order;
use crate::inputs::{self, Input};
use crate::report::{self, Checked, Text, say};
use crate::watch::Watch;
use crate::{annotations, sarif};
use clap::{Args, ValueEnum};
use explainer_cards::check::{OVERDUE, Problem, check_on};
use explainer_cards::model::json::MAX_BYTES;
use explainer_cards::render::today;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Exit status: a file has problems.
pub const PROBLEMS: u8 = 1;
/// Exit status: a file can't be read, or the output can't be written.
pub const UNREADABLE: u8 = 2;

/// Arguments of `check`.
#[derive(Args)]
pub struct Arguments {
    /// The files; folders, for every `*.json` in them; patterns such as `'news/**/*.json'`; or `-`
    /// for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print the problems.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also report explainers whose review is overdue: `reviewBy` is in the past.
    #[arg(long)]
    overdue: bool,
    /// Keep running, and check a file again whenever it changes.
    #[arg(long)]
    watch: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: each problem with its place in the file and what to do.
    Text,
    /// For programs: one JSON array of all problems.
    Json,
    /// For GitHub Actions: an annotation of the line for each problem.
    Github,
    /// For code scanning and editors: one SARIF 2.1.0 log.
    Sarif,
}

/// Runs `check`.
pub fn run(arguments: &Arguments) -> ExitCode {
    match try_run(arguments) {
        Ok(status) => ExitCode::from(status),
        Err(message) => {
            say(format_args!("error: {message}"));
            ExitCode::from(UNREADABLE)
        }
    }
}

fn try_run(arguments: &Arguments) -> Result<u8, String> {
    refuse_misuse(arguments)?;
    // Starts before the first run, so that no change is missed.
    let watch = arguments.watch.then(|| Watch::new(&arguments.files));
    let watch = watch.transpose()?;
    let inputs = inputs::find(&arguments.files)?;
    let Some(watch) = watch else {
        return Ok(print(arguments, &inputs));
    };
    print_and_confirm(arguments, &inputs);
    Err(watch.each(&arguments.files, |inputs| {
        print_and_confirm(arguments, inputs);
    }))
}

/// Rejects arguments that can't work for any file.
fn refuse_misuse(arguments: &Arguments) -> Result<(), String> {
    if !arguments.watch {
        return Ok(());
    }
    if arguments.format != Format::Text {
        return Err("`--watch` prints for people; remove `--format`".to_owned());
    }
    if arguments.files.iter().any(|file| file == Path::new("-")) {
        return Err("standard input can't be watched; name a file".to_owned());
    }
    Ok(())
}

/// Checks files, prints their problems and returns the exit status.
fn print(arguments: &Arguments, inputs: &[Input]) -> u8 {
    let overdue = arguments.overdue;
    let mut status = 0;
    let written = match arguments.format {
        Format::Text => {
            let mut text = Text::default();
            status = each(inputs, overdue, |file| text.add(file));
            text.summary();
            Ok(())
        }
        Format::Json => report::json(|add| status = each(inputs, overdue, add)),
        Format::Github => annotations::print(|add| status = each(inputs, overdue, add)),
        Format::Sarif => sarif::print(|add| status = each(inputs, overdue, add)),
    };
    if let Err(error) = report::unless_enough(written) {
        report::unwritable(Path::new("standard output"), &error);
        return UNREADABLE;
    }
    status
}

/// Also confirms that there are no problems, because people who watch files expect an answer.
fn print_and_confirm(arguments: &Arguments, inputs: &[Input]) {
    if print(arguments, inputs) == 0 {
        let files = if inputs.len() == 1 { "file" } else { "files" };
        say(format_args!("no problems in {} {files}", inputs.len()));
    }
}

/// Checks files on all cores, passes them to `add` in order, and returns the exit status.
fn each(inputs: &[Input], overdue: bool, mut add: impl FnMut(&Checked)) -> u8 {
    let mut status = 0;
    let take = |input: &Input, checked: io::Result<Checked>| match checked {
        Ok(file) => {
            add(&file);
            status = status.max(if file.problems.is_empty() {
                0
            } else {
                PROBLEMS
            });
        }
        Err(error) => {
            report::unreadable(&input.path, &error);
            status = UNREADABLE;
        }
    };
    in_order(inputs, |input| check_file(&input.path, overdue), take);
    status
}

fn check_file(path: &Path, overdue: bool) -> io::Result<Checked> {
    let bytes = read(path)?;
    // Only on request, because otherwise a file without problems would get one as time passes.
    let wanted = |problem: &Problem| overdue || problem.rule != OVERDUE;
    Ok(Checked {
        name: path.display().to_string(),
        problems: check_on(&bytes, &today())
            .into_iter()
            .filter(wanted)
            .collect(),
        bytes,
    })
}

/// Reads a file; `-` is standard input. Reads at most one byte more than an explainer may have.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    const LIMIT: u64 = MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().take(LIMIT).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(LIMIT).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
