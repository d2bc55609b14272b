//! Java, for the HTML checker.

use std::path::PathBuf;

use anyhow::Result;

use super::apt;
use crate::places;
use crate::steps::Step;

const PACKAGES: [&str; 1] = ["default-jre-headless"];

pub fn step() -> Step {
    Step::new("Java", "runs the HTML checker")
}

pub fn install(step: &Step) -> Result<PathBuf> {
    apt::found_or_installed(step, &PACKAGES, || places::on_path("java"), advice)
}

fn advice() -> String {
    if apt::is_debian() {
        format!("As root: {}", apt::by_hand(&PACKAGES))
    } else {
        "Install Java 11 or newer, with `java` on the PATH".to_owned()
    }
}
