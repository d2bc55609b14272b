//! `explainer-cards man`: writes the manual pages.

use crate::check::UNREADABLE;
use crate::report::{self, say};
use clap::{Args, Command};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `man`.
#[derive(Args)]
pub struct Arguments {
    /// The folder to write into, such as `~/.local/share/man/man1`.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Runs `man` for the whole command line.
pub fn run(arguments: &Arguments, command: Command) -> ExitCode {
    let folder = &arguments.folder;
    match write(folder, command) {
        Ok(()) => {
            say(format_args!("manual pages written to {}", folder.display()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            report::unwritable(folder, &error);
            ExitCode::from(UNREADABLE)
        }
    }
}

fn write(folder: &Path, command: Command) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    // `help` repeats the pages of the other commands.
    let command = command.disable_help_subcommand(true);
    clap_mangen::generate_to(command, folder)
}
