//! SHA-256 sums of files, in the format of `sha256sum`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::integrity::sha256;
use crate::precompress::files;

/// The sum of each file in a folder and below, by its path in the folder with `/` on every system.
pub type Sums = BTreeMap<String, String>;

/// The sums of all files in a folder and below.
pub fn of(folder: &Path) -> Result<Sums> {
    let mut sums = Sums::new();
    for file in files(folder)? {
        let name = file.strip_prefix(folder)?.display().to_string();
        sums.insert(name.replace('\\', "/"), sha256(&fs::read(&file)?));
    }
    Ok(sums)
}

/// The text that `sha256sum --check` reads.
pub fn text(sums: &Sums) -> String {
    let line = |(name, sum): (&String, &String)| format!("{sum}  {name}\n");
    sums.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    #[cfg(unix)]
    fn sha256sum_accepts_the_sums_until_a_file_changes() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("words")).unwrap();
        fs::write(folder.path().join("embed.js"), "a").unwrap();
        fs::write(folder.path().join("words/en.json"), "{}").unwrap();
        let sums = text(&of(folder.path()).unwrap());
        // `cargo xtask release` puts a comment before them.
        let sums = format!("# rustc 1.95.0\n{sums}");
        fs::write(folder.path().join("SHA256SUMS"), sums).unwrap();
        let check = || {
            let mut check = Command::new("sha256sum");
            check.args(["--check", "--strict", "--quiet", "SHA256SUMS"]);
            check.current_dir(folder.path()).output().unwrap().status
        };
        assert!(check().success());
        fs::write(folder.path().join("words/en.json"), "[]").unwrap();
        assert!(!check().success());
    }
}
