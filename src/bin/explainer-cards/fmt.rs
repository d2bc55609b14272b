//! `explainer-cards fmt`: formats files.

use crate::check::{self, PROBLEMS, UNREADABLE};
use crate::host::{self, replace};
use crate::in_order::in_order;
use crate::inputs::{self, Input};
use crate::report::{self, Checked, Text, say};
use clap::Args;
use explainer_cards::check::check;
use explainer_cards::edit;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Arguments of `fmt`.
#[derive(Args)]
pub struct Arguments {
    /// The files; folders, for every `*.json` in them; patterns such as `'news/**/*.json'`; or `-`
    /// for standard input, which is written to standard output.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Change no file, and print the names of those that aren't formatted.
    #[arg(long)]
    check: bool,
}

/// The result for one file.
enum Outcome {
    /// It is formatted already.
    Same,
    /// It wasn't formatted.
    Differs,
    /// It is not JSON.
    Broken(Checked),
    /// It can't be read.
    Unreadable(io::Error),
    /// It can't be written.
    Unwritable(io::Error),
}

/// Runs `fmt`.
pub fn run(arguments: &Arguments) -> u8 {
    report::exit(try_run(arguments))
}

fn try_run(arguments: &Arguments) -> Result<u8, String> {
    let inputs = inputs::find(&arguments.files)?;
    let mut tally = Tally {
        check: arguments.check,
        ..Tally::default()
    };
    let job = |input: &Input| format_file(input, arguments.check);
    in_order(&inputs, job, |input, outcome| {
        if let Err(error) = report::unless_enough(tally.add(&input.path, &outcome)) {
            report::unwritable(Path::new("standard output"), &error);
            tally.status = UNREADABLE;
        }
    });
    tally.text.summary();
    if !arguments.check && !inputs.iter().any(Input::is_standard) {
        let Tally { differ, same, .. } = tally;
        let files = if differ == 1 { "file" } else { "files" };
        say(format_args!("{differ} {files} formatted, {same} unchanged"));
    }
    Ok(tally.status)
}

/// What was done so far.
#[derive(Default)]
struct Tally {
    check: bool,
    differ: usize,
    same: usize,
    text: Text,
    status: u8,
}

impl Tally {
    /// Reports the result for a file.
    fn add(&mut self, path: &Path, outcome: &Outcome) -> io::Result<()> {
        let status = match outcome {
            Outcome::Same => {
                self.same += 1;
                0
            }
            Outcome::Differs => {
                self.differ += 1;
                u8::from(self.check) * PROBLEMS
            }
            Outcome::Broken(file) => {
                self.text.add(file);
                PROBLEMS
            }
            Outcome::Unreadable(error) => {
                report::unreadable(path, error);
                UNREADABLE
            }
            Outcome::Unwritable(error) => {
                report::unwritable(path, error);
                UNREADABLE
            }
        };
        self.status = self.status.max(status);
        if self.check && matches!(outcome, Outcome::Differs) {
            writeln!(host::stdout(), "{}", path.display())?;
        }
        Ok(())
    }
}

fn format_file(input: &Input, check: bool) -> Outcome {
    let bytes = match check::read(&input.path) {
        Ok(bytes) => bytes,
        Err(error) => return Outcome::Unreadable(error),
    };
    let text = str::from_utf8(&bytes).ok();
    let Some(formatted) = text.and_then(|text| edit::format(text).ok()) else {
        return Outcome::Broken(checked(input, bytes));
    };
    let same = bytes == formatted.as_bytes();
    let written = match (check, input.is_standard()) {
        (true, _) => Ok(()),
        (false, true) => report::unless_enough(host::stdout().write_all(formatted.as_bytes())),
        (false, false) if same => Ok(()),
        (false, false) => replace(&input.path, formatted.as_bytes()),
    };
    match written {
        Err(error) => Outcome::Unwritable(error),
        Ok(()) if same => Outcome::Same,
        Ok(()) => Outcome::Differs,
    }
}

/// A file that is not JSON, with its problems.
fn checked(input: &Input, bytes: Vec<u8>) -> Checked {
    Checked {
        name: input.path.display().to_string(),
        problems: check(&bytes),
        fixed: 0,
        bytes,
    }
}
