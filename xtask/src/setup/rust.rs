//! The parts of the Rust toolchain: rustup adds them.

use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{Found, attempt};
use crate::places;
use crate::steps::Step;
use crate::tools::WASM_TARGET;

pub fn all() -> Vec<Found<()>> {
    let target = Step::new(WASM_TARGET, "the widget is WebAssembly");
    let format = Step::new("rustfmt, clippy", ".ci/run checks format and lints");
    vec![
        attempt(&target, |step| {
            rustup(step, has_target, &["target", "add", WASM_TARGET])
        }),
        attempt(&format, |step| {
            rustup(step, has_lints, &["component", "add", "rustfmt", "clippy"])
        }),
    ]
}

/// The sources of the standard library, for `cargo xtask dist` only.
pub fn sources() -> Found<()> {
    let step = Step::new("rust-src", "dist rebuilds the standard library for size");
    attempt(&step, |step| {
        rustup(step, has_sources, &["component", "add", "rust-src"])
    })
}

fn rustup(step: &Step, has: fn() -> Result<bool>, arguments: &[&str]) -> Result<()> {
    if has()? {
        step.here();
        return Ok(());
    }
    let running = step.start();
    let by_hand = format!("rustup {}", arguments.join(" "));
    let status = Command::new("rustup")
        .args(arguments)
        .status()
        .with_context(|| {
            format!(
                "rustup is not on the PATH. Install it from https://rustup.rs, then run:\n{by_hand}"
            )
        })?;
    if !status.success() {
        bail!("rustup failed. When the network is there, run:\n{by_hand}");
    }
    running.done();
    Ok(())
}

/// The target's standard library is a folder of the toolchain: asking rustup would take longer.
fn has_target() -> Result<bool> {
    Ok(places::sysroot()?
        .join("lib/rustlib")
        .join(WASM_TARGET)
        .is_dir())
}

fn has_sources() -> Result<bool> {
    Ok(places::sysroot()?
        .join("lib/rustlib/src/rust/library/Cargo.lock")
        .is_file())
}

fn has_lints() -> Result<bool> {
    let bin = places::cargo_home()?.join("bin");
    let there = |program: &str| places::on_path(program).is_some() || bin.join(program).is_file();
    if !(there("cargo-fmt") && there("cargo-clippy")) {
        return Ok(false);
    }
    // rustup's stand-ins are there whether or not the component is.
    let works = |program: &str| Command::new(program).arg("--version").output();
    Ok(works("rustfmt")?.status.success() && works("cargo-clippy")?.status.success())
}
