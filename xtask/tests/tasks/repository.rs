//! Files of the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub fn folder() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("a folder above xtask")
}

pub fn path(file: &str) -> PathBuf {
    folder().join(file)
}

pub fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

pub fn read_toml(file: &str) -> toml::Table {
    read(file)
        .parse()
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

pub fn read_json(file: &str) -> serde_json::Value {
    serde_json::from_str(&read(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}
