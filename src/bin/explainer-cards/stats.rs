//! `explainer-cards stats`: prints the size of files.

use crate::check::{self, PROBLEMS, UNREADABLE};
use crate::host;
use crate::in_order::in_order;
use crate::inputs::{self, Input};
use crate::render::job::checked;
use crate::report::{self, Checked, Text, printable};
use clap::{Args, ValueEnum};
use explainer_cards::model::read::read;
use explainer_cards::stats::Stats;
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The number of characters of the longest sentence that are printed for people.
const LONGEST: usize = 100;

/// Arguments of `stats`.
#[derive(Args)]
pub struct Arguments {
    /// The files; folders, for every `*.json` in them; patterns such as `'news/**/*.json'`; or `-`
    /// for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print the sizes.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: a line for each size.
    Text,
    /// For programs: one JSON array with an object for each file.
    Json,
}

/// The sizes of a file.
#[derive(Serialize)]
struct Row {
    file: String,
    #[serde(flatten)]
    stats: Stats,
    bytes: usize,
    brotli: usize,
}

enum Outcome {
    Measured(Row),
    /// Not an explainer.
    Broken(Checked),
    /// The file can't be read.
    Unreadable(io::Error),
}

/// Runs `stats`.
pub fn run(arguments: &Arguments) -> u8 {
    report::exit(try_run(arguments))
}

fn try_run(arguments: &Arguments) -> Result<u8, String> {
    let inputs = inputs::find(&arguments.files)?;
    let (rows, mut status) = measure(&inputs);
    let written = match arguments.format {
        Format::Text => text(&rows),
        Format::Json => json(&rows),
    };
    if let Err(error) = report::unless_enough(written) {
        report::unwritable(Path::new("standard output"), &error);
        status = UNREADABLE;
    }
    Ok(status)
}

/// Measures files on all cores. Reports those that can't be measured.
fn measure(inputs: &[Input]) -> (Vec<Row>, u8) {
    let (mut rows, mut text, mut status) = (Vec::new(), Text::default(), 0);
    in_order(inputs, measure_file, |input, outcome| match outcome {
        Outcome::Measured(row) => rows.push(row),
        Outcome::Broken(file) => {
            text.add(&file);
            status = status.max(PROBLEMS);
        }
        Outcome::Unreadable(error) => {
            report::unreadable(&input.path, &error);
            status = UNREADABLE;
        }
    });
    text.summary();
    (rows, status)
}

fn measure_file(input: &Input) -> Outcome {
    let bytes = match check::read(&input.path) {
        Ok(bytes) => bytes,
        Err(error) => return Outcome::Unreadable(error),
    };
    let Ok(explainer) = read(&bytes) else {
        return Outcome::Broken(checked(input, bytes));
    };
    Outcome::Measured(Row {
        file: input.path.display().to_string(),
        stats: Stats::of(&explainer),
        bytes: bytes.len(),
        brotli: compressed(&bytes),
    })
}

/// The number of bytes that a server sends with brotli at its best quality.
fn compressed(bytes: &[u8]) -> usize {
    const BUFFER: usize = 4096;
    const QUALITY: u32 = 11;
    const WINDOW: u32 = 22;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    writer.write_all(bytes).expect("memory can be written");
    writer.into_inner().len()
}

fn json(rows: &[Row]) -> io::Result<()> {
    let mut out = BufWriter::new(host::stdout());
    serde_json::to_writer_pretty(&mut out, rows)?;
    out.write_all(b"\n")?;
    out.flush()
}

fn text(rows: &[Row]) -> io::Result<()> {
    let mut out = BufWriter::new(host::stdout());
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", row.file)?;
        for (name, size) in lines(row) {
            writeln!(out, "  {name:<17}  {}", printable(&size))?;
        }
    }
    out.flush()
}

/// The name of each size, and the size in words.
fn lines(row: &Row) -> Vec<(&'static str, String)> {
    let Row {
        stats,
        bytes,
        brotli,
        ..
    } = row;
    let sentence = stats.longest_sentence.as_ref().map(|sentence| {
        let place = match &sentence.card {
            Some(card) => format!("card `{card}`"),
            None => "summary".to_owned(),
        };
        let text = shortened(&sentence.text);
        format!("{} words, {place}: {text}", sentence.words)
    });
    let none = || "none".to_owned();
    vec![
        ("words", stats.words.to_string()),
        ("reading time", time(stats.seconds)),
        ("cards", stats.cards.to_string()),
        ("sections", stats.sections.to_string()),
        ("sources", stats.sources.to_string()),
        ("terms", stats.terms.to_string()),
        ("pictures", stats.pictures.to_string()),
        ("title", format!("{} characters", stats.title_characters)),
        (
            "summary",
            format!("{} characters", stats.summary_characters),
        ),
        ("longest sentence", sentence.unwrap_or_else(none)),
        ("review by", stats.review_by.clone().unwrap_or_else(none)),
        ("size", format!("{bytes} bytes, {brotli} after brotli")),
    ]
}

/// As readers see it: tens of seconds below a minute, whole minutes from there on; rounded up.
fn time(seconds: u32) -> String {
    if seconds <= 50 {
        format!("{} s", seconds.div_ceil(10).max(1) * 10)
    } else {
        format!("{} min", seconds.div_ceil(60))
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
