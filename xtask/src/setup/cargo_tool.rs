//! Tools that cargo compiles, each into a folder named after its version.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::places;
use crate::steps::{Running, Step};
use crate::tools::CargoTool;

pub fn step(tool: &CargoTool) -> Step {
    Step::new(format!("{} {}", tool.binary, tool.version), tool.reason)
}

pub fn install(tool: &CargoTool, step: &Step) -> Result<PathBuf> {
    let home = places::tools()?
        .join("tools")
        .join(format!("{}-{}", tool.binary, tool.version));
    let binary = home.join("bin").join(tool.binary);
    let installed = places::on_path(tool.binary)
        .into_iter()
        .chain([binary.clone()]);
    for candidate in installed {
        if is_installed(&candidate, tool) {
            step.here();
            return Ok(candidate);
        }
    }
    let mut running = step.start();
    compile(tool, &home, &mut running)?;
    if !is_installed(&binary, tool) {
        bail!(
            "{} does not run after it was compiled; try: {}",
            tool.binary,
            tool.by_hand()
        );
    }
    running.done();
    Ok(binary)
}

/// Compiles into another folder, then renames it, so that the folder at `home` is always complete.
fn compile(tool: &CargoTool, home: &Path, running: &mut Running) -> Result<()> {
    let part = beside(home, "part");
    // Cargo's output is kept until the end, so that an interrupted set-up continues where it stopped.
    let build = beside(home, "build");
    let log = beside(home, "log");
    fs::create_dir_all(&build)?;
    let compiled = follow(command(tool, &part, &build), &log, |crates| {
        running.progress(&format!("{crates} of about {} crates", tool.crates));
    })?;
    if !compiled {
        bail!(
            "cargo install failed: {}\nTo install it by hand: {}",
            last_error(&log),
            tool.by_hand()
        );
    }
    let _ = fs::remove_dir_all(home);
    fs::rename(&part, home)?;
    fs::remove_dir_all(&build)?;
    Ok(fs::remove_file(&log)?)
}

/// `trunk-0.21.14` → `trunk-0.21.14.log`
fn beside(home: &Path, what: &str) -> PathBuf {
    let mut path = home.as_os_str().to_owned();
    path.push(".");
    path.push(what);
    path.into()
}

fn command(tool: &CargoTool, root: &Path, build: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "install",
            "--locked",
            "--force",
            "--no-track",
            "--color=never",
        ])
        .args([
            tool.package,
            "--version",
            tool.version,
            "--bin",
            tool.binary,
        ])
        .args(tool.options)
        .arg("--root")
        .arg(root)
        .env("CARGO_TARGET_DIR", build)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env_remove("CARGO_BUILD_TARGET");
    cargo
}

/// Runs cargo, counts the crates that it compiles, writes its output to `log`. Returns whether it
/// succeeded.
fn follow(mut cargo: Command, log: &Path, mut count: impl FnMut(usize)) -> Result<bool> {
    let mut log = File::create(log)?;
    let mut child = cargo
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("cargo not found on the PATH")?;
    let mut crates = 0;
    for line in BufReader::new(child.stderr.take().context("missing output of cargo")?).lines() {
        let line = line?;
        crates += usize::from(line.trim_start().starts_with("Compiling "));
        writeln!(log, "{line}")?;
        count(crates);
    }
    Ok(child.wait()?.success())
}

/// Cargo's last error, and the file with the whole output.
fn last_error(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let error = text
        .lines()
        .rfind(|line| line.starts_with("error"))
        .unwrap_or("no error message");
    format!("{error} (log: {})", log.display())
}

/// Whether the program exists in the version of the tool.
fn is_installed(program: &Path, tool: &CargoTool) -> bool {
    reports_by(program, tool.version_by, tool.version)
}

/// Whether the program exists and reports that version.
pub fn reports(program: &Path, version: &str) -> bool {
    reports_by(program, &["--version"], version)
}

fn reports_by(program: &Path, arguments: &[&str], version: &str) -> bool {
    Command::new(program)
        .args(arguments)
        .output()
        .is_ok_and(|output| {
            String::from_utf8_lossy(&output.stdout)
                .split_whitespace()
                .any(|word| word == version)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_beside_a_tool_keeps_the_whole_version() {
        let log = beside(Path::new("/tools/trunk-0.21.14"), "log");
        assert_eq!(log, Path::new("/tools/trunk-0.21.14.log"));
    }
}
