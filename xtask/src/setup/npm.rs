//! Packages of npm, in the versions of a lock file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, id};

use anyhow::{Result, anyhow, bail};

use crate::integrity::short_hash;
use crate::places;
use crate::steps::Step;
use crate::tools::NODE_FLOOR;

const GET_NODE: &str = "Install Node.js 20 or newer with npm: https://nodejs.org/download";

/// A folder of the repository with a `package.json` and its lock file.
pub struct Packages {
    pub source: &'static str,
    /// What the folder in the tools' cache is called, before the digest.
    pub name: &'static str,
    /// Further options of `npm ci`.
    pub options: &'static [&'static str],
}

impl Packages {
    /// Returns the folder of all packages, if necessary after installing them. `files` are some that it must have.
    pub fn install(&self, step: &Step, files: fn(&Path) -> Vec<PathBuf>) -> Result<PathBuf> {
        check_node()?;
        let source = places::repository().join(self.source);
        let lock = fs::read(source.join("package-lock.json"))?;
        let home = places::tools()?.join(folder(self.name, &lock));
        let modules = home.join("node_modules");
        let complete = || files(&modules).iter().all(|file| file.is_file());
        if complete() {
            step.here();
            return Ok(modules);
        }
        let running = step.start();
        self.download(&source, &home)?;
        if !complete() {
            bail!(
                "incomplete npm packages; delete {} and try again",
                home.display()
            );
        }
        running.done();
        Ok(modules)
    }

    /// Installs into another folder, then renames it, so that the folder at `home` is always complete.
    fn download(&self, source: &Path, home: &Path) -> Result<()> {
        let part = home.with_extension(format!("part-{}", id()));
        fs::create_dir_all(&part)?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(source.join(file), part.join(file))?;
        }
        let installed = self.npm_ci(&part);
        if installed.is_err() {
            fs::remove_dir_all(&part)?;
            return installed;
        }
        let _ = fs::remove_dir_all(home);
        Ok(fs::rename(&part, home)?)
    }

    fn npm_ci(&self, folder: &Path) -> Result<()> {
        // No package needs its install script: esbuild finds its binary without it.
        let output = Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .args(self.options)
            .current_dir(folder)
            .output()
            .map_err(|_| anyhow!("npm not found on the PATH\n{GET_NODE}"))?;
        if output.status.success() {
            return Ok(());
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!(
            "npm ci failed for {}; check the network connection\n{}",
            self.source,
            errors.trim()
        )
    }
}

/// The folder for a lock file. Two clones can need different versions.
fn folder(name: &str, lock: &[u8]) -> String {
    format!("{name}-{}", short_hash(lock))
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
        assert_eq!(folder("npm", b"a"), folder("npm", b"a"));
        assert_ne!(folder("npm", b"a"), folder("npm", b"b"));
        assert_eq!(folder("npm", b"a").len(), "npm-".len() + 8);
    }
}
