//! What npm publishes: its files, its exports, its types.

use crate::installed::{package, project};
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

const MODULE: &str = r#"{ "type": "module" }"#;

fn testers(path: &str) -> PathBuf {
    let testers = env::var_os("NPM_TESTERS").expect("`cargo xtask test` sets it");
    Path::new(&testers).join(path)
}

fn assert_ok(output: &Output) {
    let said = [&*output.stdout, &*output.stderr].map(String::from_utf8_lossy);
    assert!(output.status.success(), "{}", said.concat());
}

#[test]
fn publint_has_nothing_to_say() {
    let Some(archive) = env::var_os("NPM_ARCHIVE") else {
        return;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/npm/publint.mjs");
    let output = Command::new("node")
        .arg(script)
        .arg(testers("publint/src/index-node.js"))
        .arg(archive)
        .output()
        .expect("there is Node.js");
    assert_ok(&output);
}

#[test]
fn are_the_types_wrong_says_no() {
    let Some(archive) = env::var_os("NPM_ARCHIVE") else {
        return;
    };
    let output = Command::new("node")
        .arg(testers("@arethetypeswrong/cli/dist/index.js"))
        .arg(archive)
        .args(["--profile", "esm-only", "--format", "ascii"])
        // Not JavaScript, and the files to upload.
        .args(["--exclude-entrypoints", "tools.wasm"])
        .output()
        .expect("there is Node.js");
    assert_ok(&output);
}

#[test]
fn the_version_is_that_of_the_crate_and_every_export_is_a_file() {
    let Some(package) = package() else {
        return;
    };
    let manifest = fs::read(package.join("package.json")).expect("it is there");
    let manifest: Value = serde_json::from_slice(&manifest).expect("it is JSON");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    let mut paths = vec![];
    paths_in(&manifest["exports"], &mut paths);
    paths_in(&manifest["bin"], &mut paths);
    paths_in(&manifest["customElements"], &mut paths);
    assert!(paths.len() > 15, "{paths:?}");
    for path in paths {
        let there = match path.strip_suffix('*') {
            Some(folder) => package.join(folder).is_dir(),
            None => package.join(&path).is_file(),
        };
        assert!(there, "{path}");
    }
    for name in [
        "README.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "embed/words/fr.json",
    ] {
        assert!(package.join(name).is_file(), "{name}");
    }
}

fn paths_in(value: &Value, paths: &mut Vec<String>) {
    match value {
        Value::String(path) => paths.push(path.clone()),
        Value::Object(fields) => fields.values().for_each(|value| paths_in(value, paths)),
        _ => {}
    }
}

/// The applications in `types/` say with `@ts-expect-error` what must not compile.
#[test]
fn applications_type_check_and_mistakes_in_them_do_not() {
    let (Some(project), Some(modules)) = (project(), env::var_os("NODE_MODULES")) else {
        return;
    };
    let modules = Path::new(&modules);
    let types = project.join("types");
    fs::create_dir_all(&types).expect("there is room");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/npm/types");
    for file in fs::read_dir(source).expect("it is there") {
        let file = file.expect("it can be listed");
        fs::copy(file.path(), types.join(file.file_name())).expect("there is room");
    }
    fs::write(types.join("package.json"), MODULE).expect("there is room");
    for (name, place) in [
        ("react", "@types/react"),
        ("vue", "vue"),
        ("svelte", "svelte"),
    ] {
        link(
            &modules.join(place),
            &project.join("node_modules").join(name),
        );
    }
    let output = Command::new("node")
        .arg(modules.join("typescript/bin/tsc"))
        .arg("--project")
        .arg(&types)
        .output()
        .expect("there is Node.js");
    assert_ok(&output);
}

/// Those of the package itself, with the comments that give types.
#[test]
fn the_javascript_of_the_package_type_checks() {
    let (Some(project), Some(modules)) = (project(), env::var_os("NODE_MODULES")) else {
        return;
    };
    let modules = Path::new(&modules);
    let package = project.join("node_modules/explainer-cards");
    let checked = project.join("checked");
    // Not below `node_modules`, whose JavaScript tsc doesn't check.
    for folder in ["", "tools", "embed"] {
        fs::create_dir_all(checked.join(folder)).expect("there is room");
        for file in fs::read_dir(package.join(folder)).expect("it is there") {
            let path = file.expect("it can be listed").path();
            let name = path
                .file_name()
                .and_then(OsStr::to_str)
                .expect("plain names");
            let is_script = path.extension() == Some(OsStr::new("js"));
            let is_own = folder != "embed" && is_script && name != "glue.js";
            if name.ends_with(".d.ts") || is_own {
                fs::copy(&path, checked.join(folder).join(name)).expect("there is room");
            }
        }
    }
    let config = json!({
        "compilerOptions": {
            "allowJs": true,
            "checkJs": true,
            "strict": true,
            "noEmit": true,
            "target": "es2022",
            "module": "nodenext",
            "lib": ["es2024", "dom", "dom.iterable"],
            "typeRoots": [modules.join("@types")],
            "types": ["node"],
        },
        "include": ["index.js", "types.js", "tools/*.js", "tools/*.d.ts"],
    });
    fs::write(checked.join("tsconfig.json"), config.to_string()).expect("there is room");
    fs::write(checked.join("package.json"), MODULE).expect("there is room");
    let output = Command::new("node")
        .arg(modules.join("typescript/bin/tsc"))
        .arg("--project")
        .arg(&checked)
        .output()
        .expect("there is Node.js");
    assert_ok(&output);
}

fn link(from: &Path, to: &Path) {
    #[cfg(unix)]
    std::os::unix::fs::symlink(from, to).expect("there is room");
    #[cfg(windows)]
    std::os::windows::fs::symlink_dir(from, to).expect("it is allowed");
}
