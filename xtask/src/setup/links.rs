//! Puts the tools where a plain `trunk serve` or `trunk build --release` finds them.
//!
//! Trunk takes a tool from the PATH when the version is right, then from its own cache, and only then
//! downloads. Links in its cache spare both the PATH and the download.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::Tools;
use super::cargo_tool::reports;
use crate::places;
use crate::steps::Step;
use crate::tools::{TRUNK, WASM_BINDGEN};

pub fn all(tools: &Tools) {
    if tools.trunk.is_err() {
        return;
    }
    let step = Step::new(
        "plain `trunk serve`",
        "links in cargo's bin and in Trunk's cache",
    );
    match trunk(tools).and(cache(tools)) {
        Ok(()) => step.here(),
        Err(error) => step.missing(&format!("{error:#}")),
    }
}

fn trunk(tools: &Tools) -> Result<()> {
    let Ok(trunk) = &tools.trunk else {
        return Ok(());
    };
    let link = places::cargo_home()?.join("bin/trunk");
    if reports(&link, TRUNK.version) {
        return Ok(());
    }
    if link.exists() && !is_link(&link) {
        bail!(
            "{} is another version than {}: `cargo xtask serve` works, plain `trunk serve` may not",
            link.display(),
            TRUNK.version
        );
    }
    make(trunk, &link)
}

/// Trunk's cache: `wasm-bindgen-<version>/wasm-bindgen`, `wasm-opt-<version>/bin/wasm-opt`.
fn cache(tools: &Tools) -> Result<()> {
    let cache = places::trunk_cache()?;
    if let Ok(wasm_bindgen) = &tools.wasm_bindgen {
        let folder = format!("wasm-bindgen-{}", WASM_BINDGEN.version);
        make(wasm_bindgen, &cache.join(folder).join("wasm-bindgen"))?;
    }
    if let Ok(node) = &tools.node {
        let folder = format!("wasm-opt-version_{}", crate::tools::BINARYEN);
        make(&node.wasm_opt(), &cache.join(folder).join("bin/wasm-opt"))?;
    }
    Ok(())
}

/// Links, unless a whole program (Trunk's own download) or the same link is there.
fn make(tool: &Path, link: &Path) -> Result<()> {
    if link.exists() && (!is_link(link) || link.canonicalize()? == tool.canonicalize()?) {
        return Ok(());
    }
    if is_link(link) {
        fs::remove_file(link)?;
    }
    let folder = link.parent().context("a link needs a folder")?;
    fs::create_dir_all(folder)?;
    symlink(tool, link).with_context(|| format!("no link at {}", link.display()))
}

fn is_link(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|data| data.is_symlink())
}

#[cfg(unix)]
fn symlink(tool: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(tool, link)
}

#[cfg(not(unix))]
fn symlink(tool: &Path, link: &Path) -> std::io::Result<()> {
    fs::copy(tool, link).map(drop)
}
