//! `explainer-cards completions`: prints what a shell needs to complete commands.

use crate::check::UNREADABLE;
use crate::host;
use crate::report;
use clap::{Args, Command};
use clap_complete::{Shell, generate};
use std::io::Write;
use std::path::Path;

/// Arguments of `completions`.
#[derive(Args)]
pub struct Arguments {
    /// The shell.
    shell: Shell,
}

/// Runs `completions` for the whole command line.
pub fn run(arguments: &Arguments, mut command: Command) -> u8 {
    let name = command.get_name().to_owned();
    // `generate` panics if it can't write, for instance into a closed pipe.
    let mut script = Vec::new();
    generate(arguments.shell, &mut command, name, &mut script);
    match report::unless_enough(host::stdout().write_all(&script)) {
        Ok(()) => 0,
        Err(error) => {
            report::unwritable(Path::new("standard output"), &error);
            UNREADABLE
        }
    }
}
