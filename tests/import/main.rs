//! Importing: `explainer_cards::import`, and the command.

mod command;
mod dates;
mod documents;
mod goldens;
mod kept;
mod properties;
mod refused;
#[path = "../tool/said.rs"]
mod said;
#[path = "../tool/mod.rs"]
mod tool;

use explainer_cards::import::{Imported, Options, import};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder with a source for each format, what it becomes, and what is lost.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

/// The sources, each with its name and its text.
fn sources() -> Vec<(String, String)> {
    let files = fs::read_dir(fixtures()).expect("the folder is there");
    let files = files.map(|entry| entry.expect("it can be listed").path());
    let mut sources: Vec<(String, String)> = files
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            name.contains(".source.")
                .then(|| (name, fs::read_to_string(&path).expect("it is UTF-8")))
        })
        .collect();
    sources.sort();
    sources
}

/// A source in English, unless it says otherwise.
fn imported(text: &str) -> Imported {
    import(text, &english()).unwrap_or_else(|failure| panic!("{failure}: {text}"))
}

fn english() -> Options<'static> {
    Options {
        lang: Some("en"),
        ..Options::default()
    }
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}
