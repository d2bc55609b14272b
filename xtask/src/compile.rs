//! Compiles the widget for release, with a rebuilt standard library if rust-src is installed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::places;
use crate::setup::Tools;
use crate::tools::WASM_TARGET;

/// Compiles a panic to a trap without a message, which removes all code that formats messages.
const TRAPS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Rebuilds the standard library with these flags, and for size rather than speed.
const CARGO: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// The widget alone, without the tools.
const WIDGET: [&str; 5] = [
    "--bin",
    "widget",
    "--no-default-features",
    "--features",
    "widget",
];

/// Compiles the widget and returns the wasm. `work` is for intermediate files.
pub fn widget(shell: &Shell, tools: &Tools, work: &Path) -> Result<PathBuf> {
    if let Err(missing) = tools.rust_sources() {
        eprintln!("{missing:#}\nWithout it the widget exceeds the budget of `cargo xtask size`");
        return with_installed_library(shell);
    }
    with_rebuilt_library(shell, work)
}

fn with_installed_library(shell: &Shell) -> Result<PathBuf> {
    cmd!(
        shell,
        "cargo build --release {WIDGET...} --target {WASM_TARGET}"
    )
    .env("CARGO_ENCODED_RUSTFLAGS", encoded(&[])?)
    .run()?;
    Ok(wasm_in(&places::target()?))
}

/// With stable Rust: `RUSTC_BOOTSTRAP` enables the options of nightly. In a target folder of its own,
/// because build scripts that read this variable would make every other build run them again.
fn with_rebuilt_library(shell: &Shell, work: &Path) -> Result<PathBuf> {
    let target = work.join("cargo");
    cmd!(
        shell,
        "cargo build --release {WIDGET...} --target {WASM_TARGET} --target-dir {target} {CARGO...}"
    )
    .env("RUSTC_BOOTSTRAP", "1")
    .env("CARGO_ENCODED_RUSTFLAGS", encoded(&TRAPS)?)
    .run()?;
    Ok(wasm_in(&target))
}

fn wasm_in(target: &Path) -> PathBuf {
    target.join(WASM_TARGET).join("release/widget.wasm")
}

/// The value of `CARGO_ENCODED_RUSTFLAGS` for these flags and those that keep the paths of the
/// machine out of the wasm: panic messages contain them, and the bytes would differ between machines.
/// The name of a registry's folder differs too.
pub fn encoded(flags: &[&str]) -> Result<String> {
    let registries = places::cargo_home()?.join("registry/src");
    let mut folders = vec![places::sysroot()?];
    for folder in fs::read_dir(&registries).context("missing registry of cargo")? {
        folders.push(folder?.path());
    }
    folders.sort();
    let remap = folders
        .iter()
        .map(|folder| format!("--remap-path-prefix={}/=", folder.display()));
    let all: Vec<String> = flags.iter().map(ToString::to_string).chain(remap).collect();
    Ok(all.join("\x1f"))
}
