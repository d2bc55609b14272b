//! The time and the memory that the command line needs for many files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use super::numbers::Files;
use crate::places;

/// The interval between two readings of a command's memory.
const PAUSE: Duration = Duration::from_millis(2);

/// Runs each command over each number of files.
pub fn measure(counts: &[u32]) -> Result<Vec<Files>> {
    let tool = build()?;
    let folder = places::target()?.join("bench-files");
    let sources = sources()?;
    let mut runs = Vec::new();
    for command in ["check", "render --to embed"] {
        for &n in counts {
            eprintln!("{command}: {n} files");
            fill(&folder, &sources, n)?;
            runs.push(run(&tool, command, n, &folder)?);
        }
    }
    fs::remove_dir_all(&folder)?;
    Ok(runs)
}

/// Builds the command line with optimisations, as for use with many files.
fn build() -> Result<PathBuf> {
    let shell = Shell::new()?;
    shell.change_dir(places::repository());
    cmd!(shell, "cargo build --release --bin explainer-cards").run()?;
    Ok(places::target()?.join("release/explainer-cards"))
}

/// All valid explainer files: those of the tests, those shipped, and the one of the bench.
fn sources() -> Result<Vec<Vec<u8>>> {
    let mut files = vec![places::repository().join("benches/page-load/explainer.en.json")];
    for folder in ["tests/fixtures/valid", "www/explainers"] {
        let folder = places::repository().join(folder);
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            files.push(entry?.path());
        }
    }
    files.retain(|file| file.extension().is_some_and(|kind| kind == "json"));
    files.sort();
    files.iter().map(|file| Ok(fs::read(file)?)).collect()
}

/// Empties the folder, then writes `n` files with the sources in turn.
fn fill(folder: &Path, sources: &[Vec<u8>], n: u32) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder.join("in"))?;
    for (index, bytes) in (0..n).zip(sources.iter().cycle()) {
        fs::write(folder.join(format!("in/{index:05}.json")), bytes)?;
    }
    Ok(())
}

fn run(tool: &Path, command: &str, n: u32, folder: &Path) -> Result<Files> {
    let mut call = Command::new(tool);
    call.args(command.split(' ')).current_dir(folder.join("in"));
    if command.starts_with("render") {
        call.args(["--out", "../out"]);
    }
    call.args((0..n).map(|index| format!("{index:05}.json")));
    let errors = fs::File::create(folder.join("errors"))?;
    let since = Instant::now();
    let mut child = call.stdout(Stdio::null()).stderr(errors).spawn()?;
    let peak = watch(&mut child)?;
    let seconds = since.elapsed().as_secs_f64();
    let status = child.wait()?;
    if !status.success() {
        let errors = fs::read_to_string(folder.join("errors"))?;
        bail!("{command} for {n} files failed with {status}:\n{errors}");
    }
    Ok(Files {
        command: command.to_owned(),
        n,
        seconds,
        peak,
    })
}

/// Waits for the process and returns its peak memory, which Linux records. The last reading is at most
/// one interval old.
fn watch(child: &mut Child) -> Result<Option<f64>> {
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = None;
    while child.try_wait()?.is_none() {
        let read = fs::read_to_string(&status).ok();
        peak = read.and_then(|text| high_water(&text)).or(peak);
        sleep(PAUSE);
    }
    Ok(peak)
}

/// The peak memory in bytes, from `VmHWM:     5120 kB`: <https://man7.org/linux/man-pages/man5/proc_pid_status.5.html>
fn high_water(status: &str) -> Option<f64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1_024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_memory_is_read_from_the_status() {
        let status = "Name:\tcat\nVmPeak:\t  9000 kB\nVmHWM:\t    5120 kB\nVmRSS:\t 4000 kB\n";
        assert_eq!(high_water(status), Some(5_242_880.0));
        assert_eq!(high_water("Name:\tcat\n"), None);
    }

    #[test]
    fn the_repository_has_valid_files() {
        assert!(sources().unwrap().len() > 1);
    }
}
