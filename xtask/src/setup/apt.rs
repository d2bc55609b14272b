//! Debian's packages, where this program may install them.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::steps::Step;

/// What a person would type to install them.
pub fn by_hand(packages: &[&str]) -> String {
    format!(
        "apt-get update && apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    )
}

/// What is there, or else what these packages bring; `advice` says how else to get it.
pub fn found_or_installed<T>(
    step: &Step,
    packages: &[&str],
    find: impl Fn() -> Option<T>,
    advice: impl Fn() -> String,
) -> Result<T> {
    if let Some(found) = find() {
        step.here();
        return Ok(found);
    }
    if !(is_debian() && is_root()) {
        bail!("{}", advice());
    }
    let running = step.start();
    install(packages).map_err(|error| anyhow!("{error}\n{}", advice()))?;
    let found = find().context("apt-get installed it, yet it is not on the PATH")?;
    running.done();
    Ok(found)
}

fn install(packages: &[&str]) -> Result<()> {
    run(&["update"])?;
    run(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

/// Ubuntu's package of Chromium only points to a snap, so Ubuntu is told, not served.
pub fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn run(arguments: &[&str]) -> Result<()> {
    let output = Command::new("apt-get")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .output()
        .map_err(|_| anyhow!("apt-get is not on the PATH"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    bail!(
        "apt-get {} failed: is the network there?\n{}",
        arguments.join(" "),
        said.trim()
    )
}
