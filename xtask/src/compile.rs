//! Compiles the widget for release, with a standard library of its own where that can be had.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::places;
use crate::setup::Tools;
use crate::tools::WASM_TARGET;

/// A panic becomes one trap, without a message, and so all that would write one falls away.
const TRAPS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// The standard library has to be compiled with it too, and chooses smaller code for size.
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

/// The widget as rustc leaves it. `work` is for intermediate files.
pub fn widget(shell: &Shell, tools: &Tools, work: &Path) -> Result<PathBuf> {
    if let Err(missing) = tools.rust_sources() {
        eprintln!(
            "{missing:#}\nWithout it the widget is larger: above the budget of `cargo xtask size`."
        );
        return with_given_library(shell);
    }
    with_own_library(shell, work)
}

fn with_given_library(shell: &Shell) -> Result<PathBuf> {
    cmd!(
        shell,
        "cargo build --release {WIDGET...} --target {WASM_TARGET}"
    )
    .env("CARGO_ENCODED_RUSTFLAGS", encoded(&[])?)
    .run()?;
    Ok(result(&places::target()?))
}

/// With stable Rust: `RUSTC_BOOTSTRAP` opens what else only nightly offers. Into a folder of its own,
/// because build scripts that look at this variable would be run again by each other build.
fn with_own_library(shell: &Shell, work: &Path) -> Result<PathBuf> {
    let target = work.join("cargo");
    cmd!(
        shell,
        "cargo build --release {WIDGET...} --target {WASM_TARGET} --target-dir {target} {CARGO...}"
    )
    .env("RUSTC_BOOTSTRAP", "1")
    .env("CARGO_ENCODED_RUSTFLAGS", encoded(&TRAPS)?)
    .run()?;
    Ok(result(&target))
}

fn result(target: &Path) -> PathBuf {
    target.join(WASM_TARGET).join("release/widget.wasm")
}

/// The value of `CARGO_ENCODED_RUSTFLAGS` for these flags and those that keep this machine's paths
/// out of the wasm: panic messages hold them, and two people would get different bytes. A registry's
/// folder carries a name of its own too.
pub fn encoded(flags: &[&str]) -> Result<String> {
    let registries = places::cargo_home()?.join("registry/src");
    let mut folders = vec![places::sysroot()?];
    for folder in fs::read_dir(&registries).context("cargo has no downloads")? {
        folders.push(folder?.path());
    }
    folders.sort();
    let remap = folders
        .iter()
        .map(|folder| format!("--remap-path-prefix={}/=", folder.display()));
    let all: Vec<String> = flags.iter().map(ToString::to_string).chain(remap).collect();
    Ok(all.join("\x1f"))
}
