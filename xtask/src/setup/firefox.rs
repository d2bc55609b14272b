//! Firefox, for the tests of what readers do; its driver is compiled (`GECKODRIVER` of the tools).

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};

use super::apt;
use crate::places;
use crate::steps::Step;

const BROWSERS: [&str; 2] = ["firefox-esr", "firefox"];
const MAC_FIREFOX: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";
const PACKAGES: [&str; 1] = ["firefox-esr"];

pub fn step() -> Step {
    Step::new("Firefox", "what readers do is tested in it as well")
}

pub fn install(step: &Step) -> Result<PathBuf> {
    if let Some(firefox) = find() {
        step.here();
        return Ok(firefox);
    }
    if !apt::is_ours() {
        bail!("{}", advice());
    }
    let running = step.start();
    apt::install(&PACKAGES).map_err(|error| anyhow!("{error}\n{}", advice()))?;
    let firefox = find().context("apt-get installed Firefox, yet it is not on the PATH")?;
    running.done();
    Ok(firefox)
}

fn find() -> Option<PathBuf> {
    let named = env::var_os("FIREFOX").map(PathBuf::from);
    let on_path = || BROWSERS.iter().find_map(|program| places::on_path(program));
    let mac = || Some(PathBuf::from(MAC_FIREFOX)).filter(|file| file.is_file());
    named.or_else(on_path).or_else(mac)
}

fn advice() -> String {
    let how = if apt::is_debian() {
        format!("As root: {}", apt::by_hand(&PACKAGES))
    } else {
        "Install Firefox 128 or newer.".to_owned()
    };
    format!("{how}\nOr set FIREFOX to the path of the program.")
}
