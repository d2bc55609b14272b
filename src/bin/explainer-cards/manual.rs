//! `explainer-cards man`: writes the manual pages.

mod arguments;

use crate::check::UNREADABLE;
use crate::report::{self, say};
pub use arguments::Arguments;
use clap::Command;
use std::fs;
use std::io;
use std::path::Path;

/// Runs `man` for the whole command line.
pub fn run(arguments: &Arguments, command: Command) -> u8 {
    let folder = &arguments.folder;
    match write(folder, command) {
        Ok(()) => {
            say(format_args!("manual pages written to {}", folder.display()));
            0
        }
        Err(error) => {
            report::unwritable(folder, &error);
            UNREADABLE
        }
    }
}

fn write(folder: &Path, command: Command) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    // `help` repeats the pages of the other commands.
    let command = command.disable_help_subcommand(true);
    clap_mangen::generate_to(command, folder)
}
