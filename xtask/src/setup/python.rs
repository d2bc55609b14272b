//! Packages of `PyPI`, in the versions of a list with their digests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, id};

use anyhow::{Context, Result, bail};

use crate::integrity::short_hash;
use crate::places;
use crate::steps::Step;

const SOURCE: &str = "xtask/tools/python/requirements.txt";

const GET_PYTHON: &str =
    "Install Python 3.10 or newer with its modules venv and pip: https://www.python.org/downloads";

/// The folder of an environment with the packages.
pub struct Python(PathBuf);

impl Python {
    /// Validates JSON files by a schema.
    pub fn check_jsonschema(&self) -> PathBuf {
        program(&self.0, "check-jsonschema")
    }
}

pub fn step() -> Step {
    Step::new("packages of PyPI", "read the JSON Schema")
}

pub fn install(step: &Step) -> Result<Python> {
    let source = places::repository().join(SOURCE);
    let list = fs::read(&source)?;
    let home = places::tools()?.join(format!("python-{}", short_hash(&list)));
    // Written last, because the programs name the folder in which they were installed, so that it can't be renamed.
    let complete = home.join("complete");
    if complete.is_file() {
        step.here();
        return Ok(Python(home));
    }
    let running = step.start();
    let python = ["python3", "python"]
        .into_iter()
        .find_map(places::on_path)
        .context(GET_PYTHON)?;
    // Another set-up at the same time installs the same.
    run(&python, &["-m", "venv"], &[&home])?;
    let options = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r"];
    run(&program(&home, "python"), &options, &[&source])?;
    let part = home.join(format!("complete.part-{}", id()));
    fs::write(&part, "")?;
    fs::rename(part, complete)?;
    running.done();
    Ok(Python(home))
}

/// A program in an environment.
fn program(home: &Path, name: &str) -> PathBuf {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    home.join(folder)
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION)
}

fn run(program: &Path, options: &[&str], paths: &[&Path]) -> Result<()> {
    let output = Command::new(program)
        .args(options)
        .args(paths)
        .env("PIP_DISABLE_PIP_VERSION_CHECK", "1")
        .output()
        .with_context(|| format!("{} doesn't start\n{GET_PYTHON}", program.display()))?;
    if output.status.success() {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    let options = options.join(" ");
    bail!(
        "`python {options}` failed for {SOURCE}; check the network connection\n{}\n{GET_PYTHON}",
        errors.trim()
    )
}
