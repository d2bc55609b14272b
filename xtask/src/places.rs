//! Locations: the repository, cargo's output, the folders of tools.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The folder of the workspace's Cargo.toml.
pub fn repository() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// Cargo's target folder. This program is `<target>/debug/xtask`, however the folder was chosen.
pub fn target() -> Result<PathBuf> {
    let program = env::current_exe().context("unknown path of this program")?;
    let folder = program
        .ancestors()
        .nth(2)
        .context("program outside of a target folder")?;
    Ok(folder.to_owned())
}

/// The tools that set-up installs, in folders named after their versions, shared by all clones.
pub fn tools() -> Result<PathBuf> {
    Ok(cache()?.join("explainer-cards"))
}

/// Where Trunk keeps the tools that it downloads. It looks there before it downloads.
pub fn trunk_cache() -> Result<PathBuf> {
    Ok(if cfg!(target_os = "macos") {
        home()?.join("Library/Caches/dev.trunkrs.trunk")
    } else {
        cache()?.join("trunk")
    })
}

/// `$CARGO_HOME`: cargo's downloads and `bin/`.
pub fn cargo_home() -> Result<PathBuf> {
    match folder_from("CARGO_HOME") {
        Some(folder) => Ok(folder),
        None => Ok(home()?.join(".cargo")),
    }
}

/// The folder of the Rust toolchain in use.
pub fn sysroot() -> Result<PathBuf> {
    let output = Command::new("rustc")
        .args(["--print", "sysroot"])
        .current_dir(repository())
        .output()
        .context("rustc not found on the PATH")?;
    Ok(String::from_utf8(output.stdout)?.trim().into())
}

/// The first program of that name on the `PATH`.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

fn cache() -> Result<PathBuf> {
    match folder_from("XDG_CACHE_HOME") {
        Some(folder) => Ok(folder),
        None => Ok(home()?.join(".cache")),
    }
}

fn home() -> Result<PathBuf> {
    env::home_dir().context("unknown home folder: set HOME")
}

/// Relative paths are ignored, as the XDG specification asks and as Trunk does.
fn folder_from(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
}
