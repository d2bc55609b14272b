//! Where Trunk puts the preview.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::repository::{path, read_toml};
use crate::tools::TRUNK;

const UPLOAD: &str = "dist/embed";

#[test]
fn the_preview_and_the_files_to_upload_have_folders_of_their_own() {
    let preview = read_toml("Trunk.toml")["build"]["dist"].clone();
    let preview = Path::new(preview.as_str().expect("a folder"));
    let upload = Path::new(UPLOAD);
    assert!(!upload.starts_with(preview) && !preview.starts_with(upload));
}

/// With the Trunk.toml of the repository and a page that needs no wasm, so that it takes a moment only.
#[test]
fn building_the_preview_leaves_the_files_to_upload() {
    let Some(trunk) = trunk() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let uploaded = folder.path().join(UPLOAD).join("embed.js");
    fs::create_dir_all(folder.path().join(UPLOAD)).expect("a folder to upload");
    fs::write(&uploaded, "").expect("a file to upload");
    fs::copy(path("Trunk.toml"), folder.path().join("Trunk.toml")).expect("a copy");
    let page = "<!DOCTYPE html><title>Preview</title>";
    fs::write(folder.path().join("index.html"), page).expect("a page");
    let build = Command::new(trunk)
        .args(["build", "--offline"])
        .current_dir(&folder)
        .output()
        .expect("trunk runs");
    assert!(build.status.success(), "{build:?}");
    assert!(folder.path().join("dist/preview/index.html").is_file());
    assert!(uploaded.is_file(), "Trunk removed {UPLOAD}");
}

/// `TRUNK`, which `cargo xtask test` sets, or the one of set-up; `None` where `cargo xtask test` has
/// said that some are missing.
fn trunk() -> Option<PathBuf> {
    if env::var_os("EXPLAINER_CARDS_NO_BROWSER").is_some() {
        return None;
    }
    let home = || env::home_dir().expect("a home folder");
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home().join(".cargo"), PathBuf::from);
    let trunk = env::var_os("TRUNK").map_or_else(|| cargo.join("bin/trunk"), PathBuf::from);
    let version = TRUNK.version;
    assert!(
        trunk.is_file(),
        "Trunk {version} not found: run `cargo xtask setup`"
    );
    Some(trunk)
}
