//! `explainer-cards check`: reads files and prints their problems.

use crate::config::{Choice, Configs};
use crate::in_order::in_order;
use crate::inputs::{self, Input};
use crate::report::{self, Checked, Text, say};
use crate::watch::Watch;
use crate::{annotations, sarif};
use clap::{Args, ValueEnum};
use explainer_cards::check::{OVERDUE, Settings, Severity, check_with};
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
    /// Read this file in place of the nearest `explainer-cards.toml`.
    ///
    /// Without it, the settings for a file are those of the first `explainer-cards.toml` in its folder
    /// or one above it; those for standard input are looked for from the current folder on.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Ignore every `explainer-cards.toml`.
    #[arg(long)]
    no_config: bool,
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
        return print(arguments, &inputs);
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
fn print(arguments: &Arguments, inputs: &[Input]) -> Result<u8, String> {
    let configs = Configs::find(inputs, &arguments.choice())?;
    let overdue = arguments.overdue;
    let mut status = 0;
    let mut check = |add: &mut dyn FnMut(&Checked)| status = each(inputs, &configs, overdue, add);
    let written = match arguments.format {
        Format::Text => {
            let mut text = Text::default();
            check(&mut |file| text.add(file));
            text.summary();
            Ok(())
        }
        Format::Json => report::json(check),
        Format::Github => annotations::print(check),
        Format::Sarif => sarif::print(check),
    };
    if let Err(error) = report::unless_enough(written) {
        report::unwritable(Path::new("standard output"), &error);
        return Ok(UNREADABLE);
    }
    Ok(status)
}

impl Arguments {
    /// Which `explainer-cards.toml` to read.
    fn choice(&self) -> Choice<'_> {
        match &self.config {
            _ if self.no_config => Choice::None,
            Some(path) => Choice::This(path),
            None => Choice::Nearest,
        }
    }
}

/// Also confirms that there are no problems, because people who watch files expect an answer. Goes on if
/// `explainer-cards.toml` can't be read for the moment.
fn print_and_confirm(arguments: &Arguments, inputs: &[Input]) {
    match print(arguments, inputs) {
        Ok(0) => {
            let files = if inputs.len() == 1 { "file" } else { "files" };
            say(format_args!("no problems in {} {files}", inputs.len()));
        }
        Ok(_) => {}
        Err(message) => say(format_args!("error: {message}")),
    }
}

/// Checks files on all cores, passes them to `add` in order, and returns the exit status. Passes on the problems of
/// each `explainer-cards.toml` first, and those that the files show last.
fn each(inputs: &[Input], configs: &Configs, overdue: bool, add: &mut dyn FnMut(&Checked)) -> u8 {
    let mut status = 0;
    let mut used = configs.uses();
    for file in configs.problems() {
        status = status.max(status_of(&file));
        add(&file);
    }
    let take = |input: &Input, checked: io::Result<(Checked, Vec<usize>)>| match checked {
        Ok((file, unused)) => {
            status = status.max(status_of(&file));
            add(&file);
            used.note(input, &unused);
        }
        Err(error) => {
            report::unreadable(&input.path, &error);
            status = UNREADABLE;
        }
    };
    in_order(inputs, |input| check_file(input, configs, overdue), take);
    for file in used.problems() {
        status = status.max(status_of(&file));
        add(&file);
    }
    status
}

/// The exit status for a file: advice is no failure.
fn status_of(file: &Checked) -> u8 {
    let fails = |severity| matches!(severity, Severity::Error | Severity::Warning);
    let failed = file.problems.iter().any(|problem| fails(problem.severity));
    if failed { PROBLEMS } else { 0 }
}

/// Checks a file, and returns the indices of the allowances for it that match nothing.
fn check_file(
    input: &Input,
    configs: &Configs,
    overdue: bool,
) -> io::Result<(Checked, Vec<usize>)> {
    let bytes = read(&input.path)?;
    let mut settings = configs.settings(input);
    // Only on request, because otherwise a file without problems would get one as time passes.
    if !overdue {
        settings
            .severities
            .entry(OVERDUE.to_owned())
            .or_insert(None);
    }
    let settings = Settings {
        today: Some(today()),
        ..settings
    };
    let findings = check_with(&bytes, &settings);
    let checked = Checked {
        name: input.path.display().to_string(),
        problems: findings.problems,
        bytes,
    };
    Ok((checked, findings.unused))
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
