//! Programs that a test makes.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Makes a program of a text that begins with `#!`.
///
/// Another process writes it. While this one has a file open for writing, so has every program that another test starts
/// at that moment, and the system refuses to run the file: "Text file busy".
pub fn program(file: &Path, text: &str) {
    let written = file.with_extension("text");
    fs::write(&written, text).expect("a text");
    install(&written, file);
}

/// Copies a program to another place, by another process for the same reason.
pub fn install(from: &Path, to: &Path) {
    let status = Command::new("/usr/bin/install")
        .args(["-m", "755"])
        .args([from, to])
        .status();
    assert!(status.expect("install runs").success());
}
