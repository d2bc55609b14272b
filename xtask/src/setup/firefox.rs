//! Firefox, for the tests of what readers do. Cargo compiles its driver (`tools::GECKODRIVER`).

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use super::apt;
use crate::places;
use crate::steps::Step;

const BROWSERS: [&str; 2] = ["firefox-esr", "firefox"];
const MAC_FIREFOX: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";
const PACKAGES: [&str; 1] = ["firefox-esr"];

pub fn step() -> Step {
    Step::new("Firefox", "the tests of what readers do run in it too")
}

pub fn install(step: &Step) -> Result<PathBuf> {
    apt::found_or_installed(step, &PACKAGES, find, advice)
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
        "Install Firefox 128 or newer".to_owned()
    };
    format!("{how}\nOr set FIREFOX to the path of the program")
}
