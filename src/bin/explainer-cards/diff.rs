//! `explainer-cards diff`: compares two versions of a file.

use crate::check::{self, UNREADABLE};
use crate::host;
use crate::inputs::Input;
use crate::render::job::checked;
use crate::report::{self, Text, printable, say};
use clap::{Args, ValueEnum};
use explainer_cards::compare::{Difference, Draft, compare, draft};
use explainer_cards::edit;
use explainer_cards::model::json::Document;
use explainer_cards::model::read::read;
use explainer_cards::model::{Date, Explainer};
use explainer_cards::render::today;
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Exit status: readers see a difference.
const DIFFERS: u8 = 1;

/// Arguments of `diff`.
#[derive(Args)]
pub struct Arguments {
    /// The file as it was; `-` for standard input.
    old: PathBuf,
    /// The file as it is now; `-` for standard input.
    new: PathBuf,
    /// The day of the change, for the draft; without it, today.
    #[arg(long, value_parser = day)]
    date: Option<String>,
    /// How to print the differences.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: a line for each difference, with what both files say, then the draft.
    Text,
    /// For programs: one JSON object with the fields `differences` and `changes`.
    Json,
}

fn day(text: &str) -> Result<String, String> {
    match Date::from(text).parts() {
        Some((.., day)) if day > 0 => Ok(text.to_owned()),
        _ => Err("expected a day, such as `2025-08-12`".to_owned()),
    }
}

/// Runs `diff`.
pub fn run(arguments: &Arguments) -> u8 {
    let (Some(old), Some(new)) = (file(&arguments.old), file(&arguments.new)) else {
        return UNREADABLE;
    };
    // `file` has read them.
    let (Ok(before), Ok(after)) = (Document::parse(&old.0), Document::parse(&new.0)) else {
        return UNREADABLE;
    };
    let differences = compare(&before, &after);
    let date = arguments.date.as_deref().map_or_else(today, Date::from);
    let drafts = draft(&differences, &new.1, &date);
    let written = match arguments.format {
        Format::Text => text(&differences, &drafts),
        Format::Json => json(&differences, &drafts),
    };
    if let Err(error) = report::unless_enough(written) {
        report::unwritable(Path::new("standard output"), &error);
        return UNREADABLE;
    }
    if !drafts.is_empty() && arguments.format == Format::Text {
        advise(&new.1, &date);
    }
    if differences.is_empty() { 0 } else { DIFFERS }
}

/// An explainer and its bytes. Reports why a file isn't one.
fn file(path: &Path) -> Option<(Vec<u8>, Explainer)> {
    let bytes = match check::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            report::unreadable(path, &error);
            return None;
        }
    };
    if let Ok(explainer) = read(&bytes) {
        return Some((bytes, explainer));
    }
    let input = Input {
        path: path.to_owned(),
        name: path.to_owned(),
    };
    let mut text = Text::default();
    text.add(&checked(&input, bytes));
    text.summary();
    None
}

fn text(differences: &[Difference], drafts: &[Draft]) -> io::Result<()> {
    let mut out = BufWriter::new(host::stdout());
    for difference in differences {
        writeln!(out, "{}", printable(&difference.to_string()))?;
        if difference.is_complete() {
            continue;
        }
        for (mark, said) in [("-", &difference.old), ("+", &difference.new)] {
            if let Some(said) = said {
                writeln!(out, "  {mark} {}", printable(said))?;
            }
        }
    }
    if !drafts.is_empty() {
        let json = serde_json::to_string(drafts)?;
        let json = edit::format(&json).unwrap_or(json);
        write!(out, "\ndraft for `changes`:\n{json}")?;
    }
    out.flush()
}

/// Says what else the file needs, so that `check` accepts the draft in it.
fn advise(new: &Explainer, date: &Date) {
    say(format_args!(
        "help: add what readers should know to `changes`, and write why; `correction` is for mistakes, `update` for news"
    ));
    let is_current = |updated: &Date| !updated.is_before(date.as_str());
    if !new.updated.as_ref().is_some_and(is_current) {
        let date = date.as_str();
        say(format_args!("help: set `updated` to `{date}`"));
    }
}

#[derive(Serialize)]
struct Report<'a> {
    differences: &'a [Difference],
    changes: &'a [Draft],
}

fn json(differences: &[Difference], changes: &[Draft]) -> io::Result<()> {
    let report = Report {
        differences,
        changes,
    };
    let mut out = BufWriter::new(host::stdout());
    serde_json::to_writer_pretty(&mut out, &report)?;
    out.write_all(b"\n")?;
    out.flush()
}
