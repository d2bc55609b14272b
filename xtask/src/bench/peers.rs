//! The peers from npm, in the versions of the lock file in `benches/page-load`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::integrity::short_hash;

pub fn install(folder: &Path) -> Result<()> {
    let lock = short_hash(&fs::read(folder.join("package-lock.json"))?);
    // npm empties the folder first, so a stamp written last means that it is complete.
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    eprintln!("Installing the peers from npm");
    let output = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .output()
        .context("npm not found on the PATH")?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!(
            "npm ci failed for benches/page-load; check the network connection\n{}",
            errors.trim()
        );
    }
    Ok(fs::write(stamp, lock)?)
}

#[cfg(test)]
mod tests {
    use crate::places;

    fn read(file: &str) -> String {
        let folder = places::repository().join("benches/page-load");
        std::fs::read_to_string(folder.join(file)).expect(file)
    }

    #[test]
    fn every_peer_is_pinned() {
        let package: serde_json::Value = serde_json::from_str(&read("package.json")).unwrap();
        let packages = package["devDependencies"].as_object().unwrap();
        for (name, version) in packages {
            let version = version.as_str().unwrap();
            assert!(
                version.starts_with(|first: char| first.is_ascii_digit()),
                "{name} {version}"
            );
        }
    }
}
