//! Tools from npm, in the versions of the lock file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, id};

use anyhow::{Result, anyhow, bail};

use crate::integrity::short_hash;
use crate::places;
use crate::steps::Step;
use crate::tools::NODE_FLOOR;

const GET_NODE: &str = "Install Node.js 20 or newer with npm: https://nodejs.org/download";

/// The npm tools in one folder.
pub struct Node {
    modules: PathBuf,
}

impl Node {
    pub fn wasm_opt(&self) -> PathBuf {
        self.modules.join("binaryen/bin/wasm-opt")
    }

    pub fn esbuild(&self) -> PathBuf {
        self.modules.join("esbuild/bin/esbuild")
    }

    pub fn terser(&self) -> PathBuf {
        self.modules.join("terser/bin/terser")
    }

    /// Checks types, which comments give here.
    pub fn tsc(&self) -> PathBuf {
        self.modules.join("typescript/bin/tsc")
    }

    /// Formats and lints JavaScript.
    pub fn biome(&self) -> PathBuf {
        self.modules.join("@biomejs/biome/bin/biome")
    }

    /// The accessibility checkers that the browser tests run in each page: the name of the file that the
    /// tests look for, and the script in its package.
    pub fn checkers(&self) -> [(&'static str, PathBuf); 2] {
        let engine = "accessibility-checker-engine/ace.js";
        [
            ("axe.js", self.modules.join("axe-core/axe.min.js")),
            ("ace.js", self.modules.join(engine)),
        ]
    }

    /// The folder of all packages, in which a bundler finds those of Alfa and of the frameworks.
    pub fn modules(&self) -> &Path {
        &self.modules
    }

    /// The Nu HTML checker.
    pub fn vnu(&self) -> PathBuf {
        self.modules.join("vnu-jar/build/dist/vnu.jar")
    }

    fn complete(&self) -> bool {
        let checkers = self.checkers().map(|(_, file)| file);
        let files = [
            self.wasm_opt(),
            self.esbuild(),
            self.terser(),
            self.vnu(),
            self.tsc(),
            self.biome(),
            self.modules.join("svelte/package.json"),
            self.modules.join("@siteimprove/alfa-rules/package.json"),
        ];
        files.iter().chain(&checkers).all(|file| file.is_file())
    }
}

pub fn step() -> Step {
    Step::new(
        "npm tools",
        "wasm-opt, terser and esbuild shrink the widget; tsc, Biome, axe-core and others check it",
    )
}

pub fn install(step: &Step) -> Result<Node> {
    check_node()?;
    let source = places::repository().join("xtask/tools");
    let lock = fs::read(source.join("package-lock.json"))?;
    let home = places::tools()?.join(folder(&lock));
    let node = Node {
        modules: home.join("node_modules"),
    };
    if node.complete() {
        step.here();
        return Ok(node);
    }
    let running = step.start();
    download(&source, &home)?;
    if !node.complete() {
        bail!(
            "incomplete npm packages; delete {} and try again",
            home.display()
        );
    }
    running.done();
    Ok(node)
}

/// The folder for a lock file. Two clones can need different versions.
fn folder(lock: &[u8]) -> String {
    format!("npm-{}", short_hash(lock))
}

fn check_node() -> Result<()> {
    let output = Command::new("node").arg("--version").output();
    let output = output.map_err(|_| anyhow!("Node.js not found on the PATH\n{GET_NODE}"))?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match major(&version) {
        Some(major) if major >= NODE_FLOOR => Ok(()),
        _ => bail!("Node.js {version} is too old\n{GET_NODE}"),
    }
}

/// `v20.20.2` → 20
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Installs into another folder, then renames it, so that the folder at `home` is always complete.
fn download(source: &Path, home: &Path) -> Result<()> {
    let part = home.with_extension(format!("part-{}", id()));
    fs::create_dir_all(&part)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(source.join(file), part.join(file))?;
    }
    let installed = npm_ci(&part);
    if installed.is_err() {
        fs::remove_dir_all(&part)?;
        return installed;
    }
    let _ = fs::remove_dir_all(home);
    Ok(fs::rename(&part, home)?)
}

fn npm_ci(folder: &Path) -> Result<()> {
    // No package needs its install script: esbuild finds its binary without it.
    let output = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .output()
        .map_err(|_| anyhow!("npm not found on the PATH\n{GET_NODE}"))?;
    if output.status.success() {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    bail!(
        "npm ci failed for xtask/tools; check the network connection\n{}",
        errors.trim()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_reports_a_major_version() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major("20.1"), None);
        assert_eq!(major(""), None);
    }

    #[test]
    fn a_different_lock_file_gets_a_different_folder() {
        assert_eq!(folder(b"a"), folder(b"a"));
        assert_ne!(folder(b"a"), folder(b"b"));
        assert_eq!(folder(b"a").len(), "npm-".len() + 8);
    }
}
