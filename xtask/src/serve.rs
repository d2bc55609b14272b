//! `cargo xtask serve`: the preview page, rebuilt and reloaded on every change.

use std::process::Command;

use anyhow::{Context, Result};

use crate::places;
use crate::setup::{self, needs};

pub fn run(arguments: &[String]) -> Result<()> {
    let tools = setup::tools(needs::SERVE)?;
    let trunk = tools.trunk()?;
    tools.wasm_target()?;
    tools.wasm_bindgen()?;
    eprintln!("Building the page; Trunk prints its address below when it is ready");
    let mut command = Command::new(trunk);
    command
        .arg("serve")
        .args(arguments)
        .current_dir(places::repository());
    replace_process(command).context("cannot run trunk")
}

/// Replaces this process, so that signals reach the program.
#[cfg(unix)]
fn replace_process(mut command: Command) -> std::io::Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

#[cfg(not(unix))]
fn replace_process(mut command: Command) -> std::io::Result<()> {
    command.status().map(drop)
}
