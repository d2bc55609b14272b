//! `explainer-cards check`: reads files and prints their problems.

use crate::config::{self, Configs};
use crate::fix::fix;
use crate::in_order::in_order;
use crate::inputs::{self, Input};
use crate::report::{self, Checked, Text, say};
use crate::siblings::Siblings;
use crate::watch::Watch;
use crate::{annotations, explain, host, links, sarif, siblings};
use clap::{Args, ValueEnum};
#[cfg(feature = "cli")]
use explainer_cards::check::Problem;
use explainer_cards::check::{Answers, OVERDUE, Settings, Severity, check_with};
use explainer_cards::model::json::MAX_BYTES;
use explainer_cards::render::today;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Exit status: a file has problems.
pub const PROBLEMS: u8 = 1;
/// Exit status: a file can't be read, or the output can't be written.
pub const UNREADABLE: u8 = 2;

/// Arguments of `check`.
#[derive(Args, Default)]
pub struct Arguments {
    /// The files; folders, for every `*.json` in them; patterns such as `'news/**/*.json'`; or `-`
    /// for standard input.
    #[arg(required_unless_present = "explain", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print the problems.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also report explainers whose review is overdue: `reviewBy` is in the past.
    #[arg(long)]
    overdue: bool,
    /// Print the page of a rule instead: why it is there, what is wrong and what is right.
    #[arg(long, value_name = "RULE", exclusive = true)]
    explain: Option<String>,
    #[command(flatten)]
    links: links::Asking,
    #[command(flatten)]
    config: config::Which,
    /// Change the files: fix what needs no decision, then report what is left.
    ///
    /// Everything else in a file stays as it is, byte for byte.
    #[arg(long, conflicts_with = "watch")]
    fix: bool,
    /// Keep running, and check a file again whenever it changes, or a translation or picture beside it does.
    #[arg(long)]
    watch: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: each problem with its place in the file and what to do.
    #[default]
    Text,
    /// For programs: one JSON array of all problems.
    Json,
    /// For GitHub Actions: an annotation of the line for each problem.
    Github,
    /// For code scanning and editors: one SARIF 2.1.0 log.
    Sarif,
}

impl Arguments {
    /// What the package for npm can't do.
    #[cfg(not(feature = "cli"))]
    pub fn missing(&self) -> Option<&'static str> {
        if self.links.are_asked() {
            return Some("`--links`");
        }
        self.watch.then_some("`--watch`")
    }

    /// Those for files that another command watches.
    #[cfg(feature = "cli")]
    pub fn for_people(config: config::Which) -> Self {
        Self {
            config,
            ..Self::default()
        }
    }
}

/// Runs `check`.
pub fn run(arguments: &Arguments) -> u8 {
    report::exit(try_run(arguments))
}

fn try_run(arguments: &Arguments) -> Result<u8, String> {
    if let Some(rule) = &arguments.explain {
        let written = report::unless_enough(explain::print(rule)?);
        return written.map(|()| 0).map_err(|error| error.to_string());
    }
    refuse_misuse(arguments)?;
    // Starts before the first run, so that no change is missed.
    let watch = arguments.watch.then(|| Watch::new(&arguments.files));
    let watch = watch.transpose()?;
    let inputs = inputs::find(&arguments.files)?;
    let Some(watch) = watch else {
        return print(arguments, &inputs);
    };
    let watch = watch.with(siblings::paths);
    print_and_confirm(arguments, &inputs);
    Err(watch.each(&arguments.files, |inputs| {
        print_and_confirm(arguments, inputs);
    }))
}

/// Rejects arguments that can't work for any file.
fn refuse_misuse(arguments: &Arguments) -> Result<(), String> {
    let has_standard_input = arguments.files.iter().any(|file| file == Path::new("-"));
    if arguments.fix && has_standard_input {
        return Err("standard input can't be changed; name a file".to_owned());
    }
    if arguments.links.are_asked() && has_standard_input {
        return Err(
            "`--links` reads files twice, which standard input can't be; name a file".to_owned(),
        );
    }
    if !arguments.watch {
        return Ok(());
    }
    if arguments.format != Format::Text {
        return Err("`--watch` prints for people; remove `--format`".to_owned());
    }
    if has_standard_input {
        return Err("standard input can't be watched; name a file".to_owned());
    }
    Ok(())
}

/// Checks files, prints their problems and returns the exit status.
fn print(arguments: &Arguments, inputs: &[Input]) -> Result<u8, String> {
    let configs = Configs::find(inputs, &arguments.config.choice())?;
    let answers = arguments.links.answers(inputs);
    let mut totals = Totals::default();
    let mut check = |add: &mut dyn FnMut(&Checked)| {
        totals = each(arguments, inputs, &configs, answers.as_ref(), add);
    };
    let mut text = Text::default();
    let written = match arguments.format {
        Format::Text => {
            check(&mut |file| text.add(file));
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
    if totals.fixed > 0 {
        say(format_args!(
            "fixed {}",
            report::in_files(totals.fixed, totals.changed)
        ));
    }
    text.summary();
    Ok(totals.status)
}

/// What came of checking files.
#[derive(Default)]
struct Totals {
    /// The exit status.
    status: u8,
    /// How many problems were fixed.
    fixed: usize,
    /// How many files were changed.
    changed: usize,
}

impl Totals {
    fn add(&mut self, file: &Checked) {
        // Advice is no failure.
        let fails = |severity| matches!(severity, Severity::Error | Severity::Warning);
        if file.problems.iter().any(|problem| fails(problem.severity)) {
            self.status = self.status.max(PROBLEMS);
        }
        self.fixed += file.fixed;
        self.changed += usize::from(file.fixed > 0);
    }
}

/// Also confirms that there are no problems, because people who watch files expect an answer. Goes on if
/// `explainer-cards.toml` can't be read for the moment.
pub fn print_and_confirm(arguments: &Arguments, inputs: &[Input]) {
    match print(arguments, inputs) {
        Ok(0) => {
            let files = if inputs.len() == 1 { "file" } else { "files" };
            say(format_args!("no problems in {} {files}", inputs.len()));
        }
        Ok(_) => {}
        Err(message) => say(format_args!("error: {message}")),
    }
}

/// The problems of a file; none if it can't be read.
#[cfg(feature = "cli")]
pub fn problems(arguments: &Arguments, input: &Input) -> Vec<Problem> {
    let choice = arguments.config.choice();
    let configs = Configs::find(std::slice::from_ref(input), &choice).unwrap_or_default();
    let checked = check_file(arguments, input, &configs, None, &Siblings::default());
    checked.map_or_else(|_| vec![], |(file, _)| file.problems)
}

/// Checks files on all cores, and passes them to `add` in order. Passes on the problems of each `explainer-cards.toml`
/// first, and those that the files show last.
fn each(
    arguments: &Arguments,
    inputs: &[Input],
    configs: &Configs,
    answers: Option<&Arc<Answers>>,
    add: &mut dyn FnMut(&Checked),
) -> Totals {
    let mut totals = Totals::default();
    let mut used = configs.uses();
    for file in configs.problems() {
        totals.add(&file);
        add(&file);
    }
    // All of them first, because a file that is fixed may be beside another one.
    let mut fixed = if arguments.fix {
        fix_files(arguments, inputs, configs, answers)
    } else {
        vec![]
    }
    .into_iter();
    let siblings = Siblings::default();
    let job = |input: &Input| check_file(arguments, input, configs, answers, &siblings);
    in_order(inputs, job, |input, checked| {
        match (fixed.next().unwrap_or(Ok(0)), checked) {
            (Ok(fixed), Ok((mut file, unused))) => {
                file.fixed = fixed;
                totals.add(&file);
                add(&file);
                used.note(input, &unused);
            }
            (Err(error), Ok(_)) => {
                report::unwritable(&input.path, &error);
                totals.status = UNREADABLE;
            }
            (_, Err(error)) => {
                report::unreadable(&input.path, &error);
                totals.status = UNREADABLE;
            }
        }
    });
    for file in used.problems() {
        totals.add(&file);
        add(&file);
    }
    totals
}

/// Fixes files, and returns how many problems were fixed in each.
fn fix_files(
    arguments: &Arguments,
    inputs: &[Input],
    configs: &Configs,
    answers: Option<&Arc<Answers>>,
) -> Vec<io::Result<usize>> {
    let mut fixed = vec![];
    let job = |input: &Input| match read(&input.path) {
        Ok(bytes) => fix(input, &bytes, &settings(arguments, input, configs, answers)),
        // Checking the file reports that it can't be read.
        Err(_) => Ok(0),
    };
    in_order(inputs, job, |_, result| fixed.push(result));
    fixed
}

/// Checks a file, and returns the indices of the allowances for it that match nothing.
fn check_file(
    arguments: &Arguments,
    input: &Input,
    configs: &Configs,
    answers: Option<&Arc<Answers>>,
    siblings: &Siblings,
) -> io::Result<(Checked, Vec<usize>)> {
    let bytes = read(&input.path)?;
    let mut settings = settings(arguments, input, configs, answers);
    settings.beside = siblings.of(input, &bytes);
    let findings = check_with(&bytes, &settings);
    let checked = Checked {
        name: input.path.display().to_string(),
        bytes,
        problems: findings.problems,
        fixed: 0,
    };
    Ok((checked, findings.unused))
}

/// How to check a file, whatever is beside it.
fn settings(
    arguments: &Arguments,
    input: &Input,
    configs: &Configs,
    answers: Option<&Arc<Answers>>,
) -> Settings {
    let mut settings = configs.settings(input);
    // Only on request, because otherwise a file without problems would get one as time passes.
    if !arguments.overdue {
        settings
            .severities
            .entry(OVERDUE.to_owned())
            .or_insert(None);
    }
    settings.today = Some(today());
    settings.advice = true;
    settings.answers = answers.cloned();
    settings
}

/// Reads a file; `-` is standard input. Reads at most one byte more than an explainer may have.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    host::read(path, MAX_BYTES as u64 + 1)
}
