//! The browser that the tests drive, and its driver.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::apt;
use crate::places;
use crate::steps::Step;

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

pub fn step() -> Step {
    Step::new("Chromium, chromedriver", "the browser tests run in it")
}

pub fn install(step: &Step) -> Result<Chromium> {
    if let Some(chromium) = find() {
        same_major(&chromium)?;
    }
    apt::found_or_installed(step, &PACKAGES, find, advice)
}

fn find() -> Option<Chromium> {
    let mac = Some(PathBuf::from(MAC_CHROME)).filter(|file| file.is_file());
    let browser = named("CHROMIUM").or_else(|| first(&BROWSERS)).or(mac)?;
    let driver = named("CHROMEDRIVER").or_else(|| first(&DRIVERS))?;
    Some(Chromium { browser, driver })
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

fn first(programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| places::on_path(program))
}

/// Fails if the major versions differ. The driver would refuse the browser in each test otherwise.
fn same_major(chromium: &Chromium) -> Result<()> {
    let browser = version(&chromium.browser)?;
    let driver = version(&chromium.driver)?;
    if major(&browser) == major(&driver) {
        return Ok(());
    }
    bail!("different versions of browser and driver; install the same:\n{browser}\n{driver}")
}

fn version(program: &Path) -> Result<String> {
    let output = Command::new(program).arg("--version").output();
    let output = output.with_context(|| format!("cannot run {}", program.display()))?;
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned())
}

/// `Chromium 120.0.1.2 built on Debian` → `120`
fn major(version: &str) -> Option<&str> {
    let number = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
    version.split_whitespace().find(number)?.split('.').next()
}

fn advice() -> String {
    let how = if apt::is_debian() {
        format!("As root: {}", apt::by_hand(&PACKAGES))
    } else if cfg!(target_os = "macos") {
        "brew install --cask google-chrome chromedriver".to_owned()
    } else {
        "Ubuntu: snap install chromium\n\
         Elsewhere: install chromium and chromedriver in the same version"
            .to_owned()
    };
    format!("{how}\nOr set CHROMIUM and CHROMEDRIVER to the paths of both programs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_driver_report_a_major_version() {
        assert_eq!(
            major("Chromium 120.0.6099.1 built on Debian 12"),
            Some("120")
        );
        assert_eq!(
            major("ChromeDriver 120.0.6099.1 (abc-refs/heads@{#1})"),
            Some("120")
        );
        assert_eq!(major("nothing"), None);
    }
}
