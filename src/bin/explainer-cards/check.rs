//! `explainer-cards check`: reads files and prints their problems.

use crate::Format;
use crate::in_order::in_order;
use crate::report::{self, Checked, Text};
use explainer_cards::check::{Problem, check_on};
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

/// Checks files and prints their problems; with `overdue` also reviews that are overdue.
pub fn run(paths: &[PathBuf], format: Format, overdue: bool) -> ExitCode {
    let status = match format {
        Format::Text => {
            let mut text = Text::default();
            let status = each(paths, overdue, |file| text.add(file));
            text.summary();
            status
        }
        Format::Json => {
            let mut status = 0;
            let written = report::json(|add| status = each(paths, overdue, add));
            if let Err(error) = report::unless_enough(written) {
                report::unwritable(Path::new("standard output"), &error);
                status = UNREADABLE;
            }
            status
        }
    };
    ExitCode::from(status)
}

/// Checks files on all cores, passes them to `add` in order, and returns the exit status.
fn each(paths: &[PathBuf], overdue: bool, mut add: impl FnMut(&Checked)) -> u8 {
    let mut status = 0;
    let take = |path: &PathBuf, checked: io::Result<Checked>| match checked {
        Ok(file) => {
            add(&file);
            status = status.max(if file.problems.is_empty() {
                0
            } else {
                PROBLEMS
            });
        }
        Err(error) => {
            report::unreadable(path, &error);
            status = UNREADABLE;
        }
    };
    in_order(paths, |path| check_file(path, overdue), take);
    status
}

fn check_file(path: &Path, overdue: bool) -> io::Result<Checked> {
    let bytes = read(path)?;
    // Only on request: otherwise a file without problems would get one by the mere passing of time.
    let wanted = |problem: &Problem| overdue || problem.rule != "overdue-review";
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
