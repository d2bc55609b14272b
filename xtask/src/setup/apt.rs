//! Packages of Debian, installed if this program runs as root.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail, ensure};

use crate::steps::Step;

/// The command to install packages by hand.
pub fn by_hand(packages: &[&str]) -> String {
    format!(
        "apt-get update && apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    )
}

/// Returns what `find` finds, if necessary after installing these packages; `advice` says what to do if
/// they can't be installed.
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
    let found = find().context("not found after apt-get installed it")?;
    running.done();
    Ok(found)
}

fn install(packages: &[&str]) -> Result<()> {
    run(&["update"])?;
    run(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

/// Downloads packages and unpacks them into a folder, without installing them.
/// `lists` is the configuration of lists other than those of the machine.
pub fn unpack(packages: &[&str], folder: &Path, lists: Option<&Path>) -> Result<()> {
    let download = || run_in(folder, lists, &[&["download"], packages].concat());
    if let Err(error) = download() {
        // A fresh system has no lists of packages.
        if !is_root() || lists.is_some() {
            return Err(error);
        }
        run(&["update"])?;
        download()?;
    }
    for package in fs::read_dir(folder)? {
        let package = package?.path();
        if package.extension().is_some_and(|name| name == "deb") {
            let unpacked = Command::new("dpkg-deb")
                .arg("--extract")
                .args([&package, folder])
                .output()
                .context("dpkg-deb not found on the PATH")?;
            ensure!(unpacked.status.success(), "damaged {}", package.display());
            fs::remove_file(package)?;
        }
    }
    Ok(())
}

/// Only Debian itself: Ubuntu's package of Chromium just points to a snap.
pub fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn run(arguments: &[&str]) -> Result<()> {
    run_in(Path::new("/"), None, arguments)
}

fn run_in(folder: &Path, lists: Option<&Path>, arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    if let Some(lists) = lists {
        command.env("APT_CONFIG", lists);
    }
    let output = command
        .args(arguments)
        .current_dir(folder)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .output()
        .map_err(|_| anyhow!("apt-get not found on the PATH"))?;
    if output.status.success() {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    bail!(
        "apt-get {} failed; check the network connection\n{}",
        arguments.join(" "),
        errors.trim()
    )
}
