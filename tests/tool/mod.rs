//! A run of the command line tool.

use std::path::Path;
use std::process::{Command, Output};

/// Runs the tool in a folder.
pub fn explainer_cards(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_explainer-cards"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the tool runs")
}
