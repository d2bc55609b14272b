//! The parts of the Rust toolchain that rustup adds.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::places;
use crate::steps::Step;
use crate::tools::WASM_TARGET;

/// A part of the toolchain.
pub struct Part {
    name: &'static str,
    reason: &'static str,
    /// Looks for it in the toolchain's folder, which is faster than asking rustup.
    is_installed: fn() -> Result<bool>,
    /// The arguments of rustup that add it.
    add: &'static [&'static str],
}

pub const TARGET: Part = Part {
    name: WASM_TARGET,
    reason: "the widget is WebAssembly",
    is_installed: has_target,
    add: &["target", "add", WASM_TARGET],
};

pub const LINTS: Part = Part {
    name: "rustfmt, clippy",
    reason: ".ci/run checks the format and the lints",
    is_installed: has_lints,
    add: &["component", "add", "rustfmt", "clippy"],
};

pub const SOURCES: Part = Part {
    name: "rust-src",
    reason: "dist rebuilds the standard library for size",
    is_installed: has_sources,
    add: &["component", "add", "rust-src"],
};

impl Part {
    pub fn step(&self) -> Step {
        Step::new(self.name, self.reason)
    }

    pub fn install(&self, step: &Step) -> Result<()> {
        if (self.is_installed)()? {
            step.here();
            return Ok(());
        }
        let running = step.start();
        let by_hand = format!("rustup {}", self.add.join(" "));
        let status = Command::new("rustup").args(self.add).status();
        let status = status.with_context(|| {
            format!("rustup not found; install it from https://rustup.rs, then run:\n{by_hand}")
        })?;
        if !status.success() {
            bail!("rustup failed; check the network connection, then run:\n{by_hand}");
        }
        running.done();
        Ok(())
    }
}

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

/// Runs both: rustup puts a proxy for each into `bin` whether or not the component is installed.
fn has_lints() -> Result<bool> {
    let bin = places::cargo_home()?.join("bin");
    let exists = |program: &str| places::on_path(program).is_some() || bin.join(program).is_file();
    if !(exists("cargo-fmt") && exists("cargo-clippy")) {
        return Ok(false);
    }
    let runs = |program: &str| Command::new(program).arg("--version").output();
    Ok(runs("rustfmt")?.status.success() && runs("cargo-clippy")?.status.success())
}
