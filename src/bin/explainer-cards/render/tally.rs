//! What became of all files together.

use super::inputs::Input;
use super::job::Outcome;
use super::save::Saved;
use crate::check::{PROBLEMS, UNREADABLE};
use crate::report::{self, Checked};

/// The sum of a run.
#[derive(Default)]
pub struct Tally {
    /// The exit status.
    pub status: u8,
    pub saved: Saved,
    /// The files that are no explainers.
    pub broken: Vec<Checked>,
}

impl Tally {
    /// Adds what became of a file, and says so if it is not what it should be.
    pub fn add(&mut self, input: &Input, outcome: Outcome) {
        let status = match outcome {
            Outcome::Saved(saved) => {
                self.saved += saved;
                0
            }
            Outcome::Printed => 0,
            Outcome::Broken(checked) => {
                self.broken.push(checked);
                PROBLEMS
            }
            Outcome::Unfit(error) => {
                anstream::eprintln!("error: {}: {error}", input.path.display());
                PROBLEMS
            }
            Outcome::Unreadable(error) => {
                report::unreadable(&input.path, &error);
                UNREADABLE
            }
            Outcome::Unwritable(target, error) => {
                anstream::eprintln!("error: {} can't be written: {error}", target.display());
                UNREADABLE
            }
        };
        self.status = self.status.max(status);
    }
}
