//! Where Trunk puts the preview.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::program;
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

#[test]
fn building_the_preview_leaves_the_files_to_upload() {
    let Some(trunk) = trunk() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let uploaded = folder.path().join(UPLOAD).join("embed.js");
    fs::create_dir_all(folder.path().join(UPLOAD)).expect("a folder to upload");
    fs::write(&uploaded, "").expect("a file to upload");
    build(&trunk, folder.path());
    assert!(folder.path().join("dist/preview/index.html").is_file());
    assert!(uploaded.is_file(), "Trunk removed {UPLOAD}");
}

#[test]
#[cfg(unix)]
fn building_the_preview_puts_the_editor_of_the_studio_beside_it() {
    let Some(trunk) = trunk() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    build(&trunk, folder.path());
    let editor = folder.path().join("dist/preview/studio/editor.js");
    let editor = fs::read_to_string(editor).expect("the editor is there");
    assert!(editor.contains(" as createEditor"), "nothing to import");
    assert!(editor.contains("\n@codemirror/"), "no licences");
}

/// With the Trunk.toml of the repository and a page that needs no wasm, so that it takes a moment only.
fn build(trunk: &Path, folder: &Path) {
    fs::copy(path("Trunk.toml"), folder.join("Trunk.toml")).expect("a copy");
    let page = "<!DOCTYPE html><title>Preview</title>";
    fs::write(folder.join("index.html"), page).expect("a page");
    let build = Command::new(trunk)
        .args(["build", "--offline"])
        .current_dir(folder)
        .env("PATH", with_xtask(&folder.join("bin")))
        .output()
        .expect("trunk runs");
    assert!(build.status.success(), "{build:?}");
}

/// The `PATH` with a program that Cargo takes for `cargo xtask`, because the alias is in the repository only.
fn with_xtask(bin: &Path) -> OsString {
    fs::create_dir(bin).expect("a folder for programs");
    let script = format!(
        "#!/bin/sh\nshift\nexec {} \"$@\"\n",
        env!("CARGO_BIN_EXE_xtask")
    );
    program(&bin.join("cargo-xtask"), &script);
    let path = env::var_os("PATH").expect("a PATH");
    let folders = env::split_paths(&path);
    env::join_paths([bin.to_owned()].into_iter().chain(folders)).expect("a PATH")
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
