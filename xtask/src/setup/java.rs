//! Java, in which the checker of HTML is written.

use std::path::PathBuf;

use anyhow::Result;

use super::apt;
use crate::places;
use crate::steps::Step;

const PACKAGES: [&str; 1] = ["default-jre-headless"];

pub fn step() -> Step {
    Step::new("Java", "runs the checker of HTML")
}

pub fn install(step: &Step) -> Result<PathBuf> {
    apt::found_or_installed(step, &PACKAGES, || places::on_path("java"), advice)
}

fn advice() -> String {
    if apt::is_debian() {
        format!("As root: {}", apt::by_hand(&PACKAGES))
    } else {
        "Java 11 or newer, as `java` on the PATH.".to_owned()
    }
}
