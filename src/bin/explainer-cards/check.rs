//! `explainer-cards check`: reads files, says what is wrong with them.

use crate::Format;
use crate::report::{self, Checked};
use explainer_cards::check::check;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

/// Exit status: a file has problems.
pub const PROBLEMS: u8 = 1;
/// Exit status: a file can't be read.
pub const UNREADABLE: u8 = 2;

/// Checks files and prints what is wrong with them.
pub fn run(paths: &[PathBuf], format: Format) -> ExitCode {
    let mut status = 0;
    let mut all = Vec::new();
    for path in paths {
        match read(path) {
            Ok(bytes) => {
                let problems = check(&bytes);
                status = status.max(if problems.is_empty() { 0 } else { PROBLEMS });
                all.push(Checked {
                    name: path.display().to_string(),
                    bytes,
                    problems,
                });
            }
            Err(error) => {
                status = UNREADABLE;
                report::unreadable(path, &error);
            }
        }
    }
    match format {
        Format::Text => report::text(&all),
        Format::Json => report::json(&all),
    }
    ExitCode::from(status)
}

/// The bytes of a file; `-` is standard input.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::stdin(), &mut bytes)?;
        Ok(bytes)
    } else {
        fs::read(path)
    }
}
