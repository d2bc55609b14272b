//! `cargo xtask reproducible`: builds the last commit twice, in two folders, and compares the bytes.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::checkout::check_out;
use crate::places;
use crate::steps::time;
use crate::sums::{self, Sums};

/// Names of different lengths and depths, because paths are what differs between machines.
const FOLDERS: [&str; 2] = ["one", "another/with-a-longer-name"];

pub fn run() -> Result<()> {
    let since = Instant::now();
    let work = places::target()?.join("reproducible");
    let _ = fs::remove_dir_all(&work);
    let [first, second] = FOLDERS.map(|name| work.join(name));
    let (first, second) = (built(&first)?, built(&second)?);
    let differences = differences(&first, &second);
    ensure!(
        differences.is_empty(),
        "{} of {} files differ between two builds of the same commit; they are in {}\n{}",
        differences.len(),
        first.len(),
        work.display(),
        differences.join("\n")
    );
    fs::remove_dir_all(&work)?;
    println!(
        "{} files have the same bytes in both builds, after {}",
        first.len(),
        time(since.elapsed())
    );
    Ok(())
}

/// Builds the last commit in a folder, without anything that was built before, and returns the sums of `dist`.
fn built(folder: &Path) -> Result<Sums> {
    let shell = Shell::new()?;
    check_out(folder)?;
    shell.change_dir(folder);
    let target = folder.join("target");
    cmd!(shell, "cargo xtask dist")
        .env("CARGO_TARGET_DIR", &target)
        .run()?;
    // Two of them are some gigabytes.
    fs::remove_dir_all(target)?;
    sums::of(&folder.join("dist"))
}

/// The files that aren't in both, or not with the same bytes.
fn differences(first: &Sums, second: &Sums) -> Vec<String> {
    let mut names: Vec<&String> = first.keys().chain(second.keys()).collect();
    names.sort();
    names.dedup();
    let differ = |name: &&&String| first.get(**name) != second.get(**name);
    names
        .iter()
        .filter(differ)
        .map(|name| format!("  {name}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(files: &[(&str, &str)]) -> Sums {
        let pair = |(name, sum): &(&str, &str)| ((*name).to_owned(), (*sum).to_owned());
        files.iter().map(pair).collect()
    }

    #[test]
    fn files_with_other_bytes_and_files_of_one_build_differ() {
        let first = sums(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let second = sums(&[("a", "1"), ("b", "0"), ("d", "4")]);
        assert_eq!(differences(&first, &second), ["  b", "  c", "  d"]);
        assert!(differences(&first, &first).is_empty());
    }
}
