//! Links the tools to where a plain `trunk serve` or `trunk build --release` finds them.
//!
//! Trunk takes a tool from the PATH if its version is right, then from its own cache, and only then
//! downloads it. A link in the cache needs neither the PATH nor the network.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::cargo_tool::reports;
use super::{Asked, Tools};
use crate::places;
use crate::steps::Step;
use crate::tools::{TRUNK, WASM_BINDGEN};

pub fn all(tools: &Tools) {
    let Asked::Found(program) = &tools.trunk else {
        return;
    };
    let step = Step::new(
        "plain `trunk serve`",
        "links in cargo's bin and in Trunk's cache",
    );
    match trunk(program).and(cache(tools)) {
        Ok(()) => step.here(),
        Err(error) => step.missing(&format!("{error:#}")),
    }
}

fn trunk(trunk: &Path) -> Result<()> {
    let link = places::cargo_home()?.join("bin/trunk");
    if reports(&link, TRUNK.version) {
        return Ok(());
    }
    if link.exists() && !is_link(&link) {
        bail!(
            "{} is not version {}: `cargo xtask serve` works, plain `trunk serve` may not",
            link.display(),
            TRUNK.version
        );
    }
    make(trunk, &link)
}

/// Trunk's cache: `wasm-bindgen-<version>/wasm-bindgen`, `wasm-opt-<version>/bin/wasm-opt`.
fn cache(tools: &Tools) -> Result<()> {
    let cache = places::trunk_cache()?;
    if let Asked::Found(wasm_bindgen) = &tools.wasm_bindgen {
        let folder = format!("wasm-bindgen-{}", WASM_BINDGEN.version);
        make(wasm_bindgen, &cache.join(folder).join("wasm-bindgen"))?;
    }
    if let Asked::Found(node) = &tools.npm {
        let folder = format!("wasm-opt-version_{}", crate::tools::BINARYEN);
        make(&node.wasm_opt(), &cache.join(folder).join("bin/wasm-opt"))?;
    }
    Ok(())
}

/// Links, unless the program itself (downloaded by Trunk) or the same link is there.
fn make(tool: &Path, link: &Path) -> Result<()> {
    if link.exists() && (!is_link(link) || link.canonicalize()? == tool.canonicalize()?) {
        return Ok(());
    }
    if is_link(link) {
        fs::remove_file(link)?;
    }
    let folder = link.parent().context("link without a folder")?;
    fs::create_dir_all(folder)?;
    symlink(tool, link).with_context(|| format!("cannot create the link {}", link.display()))
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
