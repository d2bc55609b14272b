//! The files that a public code host reads: the workflow, Dependabot's configuration, the security policy.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::repository::{folder, path, read, read_toml};

const WORKFLOW: &str = ".github/workflows/ci.yml";
const DEPENDABOT: &str = ".github/dependabot.yml";

fn read_yaml(file: &str) -> Value {
    serde_saphyr::from_str(&read(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    let items = value[field].as_array();
    items.unwrap_or_else(|| panic!("no list `{field}` in {value}"))
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    let text = value[field].as_str();
    text.unwrap_or_else(|| panic!("no text `{field}` in {value}"))
}

/// The only job of the workflow.
fn job(workflow: &Value) -> &Value {
    let jobs = workflow["jobs"].as_object().expect("jobs");
    assert_eq!(jobs.len(), 1);
    jobs.values().next().expect("a job")
}

#[test]
fn the_workflow_runs_all_of_ci_run_and_nothing_else() {
    let workflow = read_yaml(WORKFLOW);
    let steps = list(job(&workflow), "steps");
    let commands: Vec<&str> = steps
        .iter()
        .filter_map(|step| step["run"].as_str())
        .collect();
    assert_eq!(commands, [".ci/run"]);
    assert!(path(".ci/run").is_file());
}

#[test]
fn the_workflow_starts_on_pushes_and_pull_requests() {
    let workflow = read_yaml(WORKFLOW);
    let events = workflow["on"].as_object().expect("events");
    let names: BTreeSet<&str> = events.keys().map(String::as_str).collect();
    assert_eq!(names, ["pull_request", "push"].into());
}

#[test]
fn the_workflow_is_read_only_and_has_a_timeout() {
    let workflow = read_yaml(WORKFLOW);
    assert_eq!(
        workflow["permissions"],
        serde_json::json!({ "contents": "read" })
    );
    assert!(job(&workflow)["permissions"].is_null());
    assert!(job(&workflow)["timeout-minutes"].is_u64());
}

/// The packages that set-up installs are those of Debian 12.
#[test]
fn the_workflow_runs_on_debian_12_with_the_oldest_rust_that_is_supported() {
    let workflow = read_yaml(WORKFLOW);
    let rust = read_toml("Cargo.toml")["package"]["rust-version"].clone();
    let image = format!("rust:{}-bookworm", rust.as_str().expect("a version"));
    assert_eq!(job(&workflow)["container"]["image"], *image);
}

#[test]
fn every_action_has_a_version() {
    let workflow = read_yaml(WORKFLOW);
    let steps = list(job(&workflow), "steps");
    for action in steps.iter().filter_map(|step| step["uses"].as_str()) {
        let (_, version) = action.split_once('@').expect(action);
        let is_major = version
            .strip_prefix('v')
            .is_some_and(|number| number.parse::<u32>().is_ok());
        let is_commit =
            version.len() == 40 && version.chars().all(|digit| digit.is_ascii_hexdigit());
        assert!(is_major || is_commit, "{action}");
    }
}

#[test]
fn dependabot_checks_every_lock_file_and_the_actions() {
    let config = read_yaml(DEPENDABOT);
    assert_eq!(config["version"], 2);
    let entry = |update: &Value| {
        let [ecosystem, folder] =
            ["package-ecosystem", "directory"].map(|field| text(update, field));
        (ecosystem.to_owned(), folder.to_owned())
    };
    let entries = list(&config, "updates");
    let found: BTreeSet<_> = entries.iter().map(entry).collect();
    assert_eq!(found.len(), entries.len(), "a folder is listed twice");
    let mut expected = BTreeSet::from([("github-actions".to_owned(), "/".to_owned())]);
    lock_files(folder(), &mut expected);
    assert!(expected.len() > 2, "{expected:?}");
    assert_eq!(found, expected);
}

#[test]
fn dependabot_ignores_versions_that_several_files_name() {
    let config = read_yaml(DEPENDABOT);
    let ignored: BTreeSet<&str> = list(&config, "updates")
        .iter()
        .filter_map(|update| update["ignore"].as_array())
        .flatten()
        .map(|ignored| text(ignored, "dependency-name"))
        .collect();
    assert_eq!(ignored, ["@types/node", "binaryen", "wasm-bindgen"].into());
}

#[test]
fn the_security_policy_supports_the_version_in_development() {
    let version = read_toml("Cargo.toml")["package"]["version"].clone();
    let version = version.as_str().expect("a version");
    let (minor, _patch) = version.rsplit_once('.').expect(version);
    let row = format!("| {minor}.x | yes |");
    assert!(read("SECURITY.md").contains(&row), "no row `{row}`");
}

/// Adds the ecosystem and the folder of each lock file below `folder`, as Dependabot names them.
fn lock_files(below: &Path, found: &mut BTreeSet<(String, String)>) {
    for entry in fs::read_dir(below).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ecosystem = match &*name {
            "Cargo.lock" => "cargo",
            "package-lock.json" => "npm",
            "requirements.txt" => "pip",
            ".git" | "target" | "dist" | "node_modules" => continue,
            _ if path.is_dir() => {
                lock_files(&path, found);
                continue;
            }
            _ => continue,
        };
        let folder = below
            .strip_prefix(folder())
            .expect("a folder of the repository");
        found.insert((ecosystem.to_owned(), format!("/{}", folder.display())));
    }
}
