//! The package in a folder in which Node.js finds it.

use serde::de::DeserializeOwned;
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::{env, fs, io::Write};

/// A folder whose `node_modules` have the package. `None` if it isn't built.
pub fn project() -> Option<&'static Path> {
    static PROJECT: OnceLock<Option<PathBuf>> = OnceLock::new();
    let unpacked = || {
        let archive = env::var_os("NPM_ARCHIVE")?;
        let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npm");
        fs::remove_dir_all(&project).ok();
        let modules = project.join("node_modules");
        fs::create_dir_all(&modules).expect("there is room");
        let mut tar = Command::new("tar");
        tar.arg("-xzf").arg(archive).arg("-C").arg(&modules);
        assert!(tar.status().expect("there is tar").success());
        fs::rename(modules.join("package"), modules.join("explainer-cards"))
            .expect("npm packs a folder `package`");
        Some(project)
    };
    PROJECT.get_or_init(unpacked).as_deref()
}

/// The package.
pub fn package() -> Option<PathBuf> {
    Some(project()?.join("node_modules/explainer-cards"))
}

/// Runs a script of this folder with a value as its input, and returns its output. The script gets the path of the package.
pub fn run<T: DeserializeOwned>(
    runtime: &OsStr,
    options: &[&str],
    script: &str,
    input: &Value,
) -> T {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/npm")
        .join(script);
    let mut process = Command::new(runtime)
        .args(options)
        .arg(file)
        .arg(package().expect("the package is built"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = process.stdin.take().expect("an input");
    stdin
        .write_all(input.to_string().as_bytes())
        .expect("it reads");
    drop(stdin);
    let output = process.wait_with_output().expect("it ends");
    assert!(
        output.status.success(),
        "{script} failed in {}",
        runtime.display()
    );
    serde_json::from_slice(&output.stdout).expect("it writes JSON")
}

/// The JSON files of the fixtures and of the shipped explainers, sorted.
pub fn fixtures() -> Vec<PathBuf> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![];
    for folder in ["tests/fixtures", "www/explainers"] {
        json_files(&repository.join(folder), &mut files);
    }
    files.sort();
    assert!(files.len() > 120, "only {} fixtures", files.len());
    files
}

fn json_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("it is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            json_files(&path, files);
        } else if path.extension() == Some(OsStr::new("json")) {
            files.push(path);
        }
    }
}
