//! Two sets of fonts, each with its own widths and heights of letters: the tests of sizes and positions run with both.

use std::path::Path;

use anyhow::Result;

use super::apt;
use crate::steps::Step;

const PACKAGES: [&str; 3] = [
    "fonts-dejavu-core",
    "fonts-noto-core",
    "fonts-roboto-unhinted",
];

/// The folders that the files in `tests/browser/fonts` name.
const FOLDERS: [&str; 3] = ["dejavu", "noto", "roboto"];

pub fn step() -> Step {
    Step::new(
        "DejaVu, Noto, Roboto",
        "the tests of sizes and positions run with each of two sets of fonts",
    )
}

pub fn install(step: &Step) -> Result<()> {
    apt::found_or_installed(step, &PACKAGES, find, advice)
}

fn find() -> Option<()> {
    let fonts = Path::new("/usr/share/fonts/truetype");
    let all = FOLDERS.iter().all(|folder| fonts.join(folder).is_dir());
    all.then_some(())
}

fn advice() -> String {
    if apt::is_debian() {
        format!("As root: {}", apt::by_hand(&PACKAGES))
    } else {
        "Without these folders in /usr/share/fonts/truetype the tests run with the fonts of the machine: "
            .to_owned()
            + &FOLDERS.join(", ")
    }
}
