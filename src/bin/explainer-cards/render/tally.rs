//! The results of a run, summed up.

use super::job::Outcome;
use super::save::Saved;
use crate::check::{PROBLEMS, UNREADABLE};
use crate::inputs::Input;
use crate::report::{self, Text};

/// The sum of a run.
#[derive(Default)]
pub struct Tally {
    /// The exit status.
    pub status: u8,
    pub saved: Saved,
    /// Problems of files that are not explainers.
    pub text: Text,
}

impl Tally {
    /// Adds the result for a file, and reports what went wrong.
    pub fn add(&mut self, input: &Input, outcome: Outcome) {
        let status = match outcome {
            Outcome::Saved(saved) => {
                self.saved += saved;
                0
            }
            Outcome::Printed => 0,
            Outcome::Broken(checked) => {
                self.text.add(&checked);
                PROBLEMS
            }
            Outcome::Unfit(error) => {
                report::say(format_args!("error: {}: {error}", input.path.display()));
                PROBLEMS
            }
            Outcome::Unreadable(error) => {
                report::unreadable(&input.path, &error);
                UNREADABLE
            }
            Outcome::Unwritable(target, error) => {
                report::unwritable(&target, &error);
                UNREADABLE
            }
        };
        self.status = self.status.max(status);
    }
}
