//! `cargo xtask bench`: page loads of pages with the same content, compared in one browser.

mod chart;
mod files;
#[cfg(test)]
mod fixture;
mod goals;
mod numbers;
mod peers;
mod statistics;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::dist;
use crate::places;
use crate::section::Section;
use crate::setup::{self, needs};
use crate::test;
use numbers::Numbers;

pub const REPORT: Section = Section {
    file: "benches/page-load/README.md",
    marker: "<!-- bench -->",
};

#[derive(clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub struct Options {
    /// Load each page so many times
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Measure less growth and write nothing, as a trial run
    #[arg(long)]
    quick: bool,
    /// Save a screenshot of each page after its first click in this folder
    #[arg(long, value_name = "DIR")]
    shots: Option<PathBuf>,
    /// Measure only the command line over many files, keep the other saved numbers
    #[arg(long, conflicts_with_all = ["runs", "quick", "shots"])]
    files: bool,
    /// Write the tables and charts again from the saved numbers
    #[arg(long, conflicts_with_all = ["runs", "quick", "shots", "files"])]
    redraw: bool,
    /// Print how much of a phone's screen and of a reader's time the French explainer takes, with the limits
    #[arg(long, conflicts_with_all = ["runs", "quick", "shots", "files", "redraw"])]
    reading: bool,
    /// Print how long a keystroke in the studio takes to reach the preview of a long explainer
    #[arg(long, conflicts_with_all = ["runs", "quick", "shots", "files", "redraw", "reading"])]
    typing: bool,
}

pub fn run(options: &Options) -> Result<()> {
    if options.reading {
        let test = ["--test", "browser", "--", "--nocapture", "reading::"];
        return test::run(&test.map(str::to_owned));
    }
    if options.typing {
        let test = [
            "--test",
            "browser",
            "--",
            "--ignored",
            "--nocapture",
            "typing::",
        ];
        return test::run(&test.map(str::to_owned));
    }
    let folder = places::repository().join("benches/page-load");
    let saved = folder.join("page-load.json");
    if options.redraw {
        return write(&folder, &read(&saved)?);
    }
    let mut numbers = if options.files {
        read(&saved)?
    } else {
        let measured = places::target()?.join("page-load.json");
        in_browser(options, &folder, &measured)?;
        read(&measured)?
    };
    let counts: &[u32] = if options.quick {
        &[10]
    } else {
        &[100, 1_000, 10_000]
    };
    numbers.files = files::measure(counts)?;
    if options.quick {
        println!("{}", table::report(&numbers));
        return Ok(());
    }
    fs::write(&saved, serde_json::to_string_pretty(&numbers)? + "\n")?;
    write(&folder, &numbers)
}

fn read(file: &Path) -> Result<Numbers> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    serde_json::from_str(&text).with_context(|| file.display().to_string())
}

fn in_browser(options: &Options, folder: &Path, out: &Path) -> Result<()> {
    let tools = setup::tools(needs::BENCH)?;
    let chromium = &tools.chromium()?.browser;
    let embed = dist::build(&tools)?.embed;
    let embed = embed.parent().context("embed.js without a folder")?;
    peers::install(folder)?;
    let mut call = Command::new("node");
    call.arg(folder.join("measure.mjs"));
    call.arg("--chromium").arg(chromium);
    call.arg("--dist").arg(embed).arg("--out").arg(out);
    call.arg("--runs").arg(options.runs.to_string());
    if let Some(static_form) = pre_rendered(folder)? {
        call.arg("--prerendered").arg(static_form);
    }
    if options.quick {
        call.arg("--quick");
    }
    if let Some(shots) = &options.shots {
        call.arg("--shots").arg(shots);
    }
    let status = call.status().context("node not found on the PATH")?;
    if !status.success() {
        bail!("benches/page-load/measure.mjs ended with {status}");
    }
    Ok(())
}

/// The pre-rendered explainer that the command line writes.
fn pre_rendered(folder: &Path) -> Result<Option<PathBuf>> {
    let shell = Shell::new()?;
    shell.change_dir(places::repository());
    let file = folder.join("explainer.en.json");
    let rendered = cmd!(
        shell,
        "cargo run --quiet -- render --to embed --src /explainer.json {file}"
    );
    let html = match rendered.quiet().read() {
        Ok(html) => html,
        Err(error) => {
            eprintln!("Skipping the pre-rendered page: {error}");
            return Ok(None);
        }
    };
    let out = places::target()?.join("page-load.html");
    fs::write(&out, html)?;
    Ok(Some(out))
}

fn write(folder: &Path, numbers: &Numbers) -> Result<()> {
    fs::write(folder.join("page-load.svg"), chart::page_load(numbers))?;
    fs::write(folder.join("growth.svg"), chart::growth(numbers))?;
    let report = table::report(numbers);
    REPORT.write(&report)?;
    println!("{report}");
    Ok(())
}
