//! `cargo xtask serve`: the preview page, rebuilt and reloaded on every change.

use std::process::Command;

use anyhow::{Context, Result};

use crate::places;
use crate::setup;

pub fn run(arguments: &[String]) -> Result<()> {
    let tools = setup::tools()?;
    let trunk = tools.trunk()?;
    tools.wasm_bindgen()?;
    eprintln!("Building the page; Trunk says below when it is served, and where.");
    let mut command = Command::new(trunk);
    command
        .arg("serve")
        .args(arguments)
        .current_dir(places::repository());
    become_it(command).context("trunk does not run")
}

/// Gives way to the program, so that a signal sent to this process reaches it.
#[cfg(unix)]
fn become_it(mut command: Command) -> std::io::Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

#[cfg(not(unix))]
fn become_it(mut command: Command) -> std::io::Result<()> {
    command.status().map(drop)
}
