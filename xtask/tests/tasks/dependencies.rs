//! What is depended on, by the rules of deny.toml that need no network: licences, bans, sources.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};
use toml::Table;

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a folder")
}

fn rules() -> Table {
    let text = fs::read_to_string(repository().join("deny.toml")).expect("deny.toml");
    text.parse().expect("it is TOML")
}

/// All packages that Cargo.lock names, except those of the workspace.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version=1",
            "--locked",
            "--all-features",
        ])
        .current_dir(repository())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{output:?}");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let all = metadata["packages"].as_array().expect("packages").clone();
    all.into_iter()
        .filter(|package| !package["source"].is_null())
        .collect()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().expect("a name")
}

/// The licences in a list of deny.toml.
fn allowed() -> Vec<Licensee> {
    let rules = rules();
    let list = rules["licenses"]["allow"].as_array().expect("a list");
    let licence = |text: &toml::Value| Licensee::parse(text.as_str().expect("a text"));
    list.iter()
        .map(|text| licence(text).expect("a licence"))
        .collect()
}

/// Whether a product may use what is under this licence.
fn may_be_used(licence: &str, allowed: &[Licensee]) -> bool {
    let expression = Expression::parse_mode(licence, ParseMode::LAX);
    expression.is_ok_and(|expression| {
        expression.evaluate(|wanted| allowed.iter().any(|licensee| licensee.satisfies(wanted)))
    })
}

#[test]
fn every_package_has_an_allowed_licence() {
    let (packages, allowed) = (packages(), allowed());
    assert!(packages.len() > 100, "few packages");
    for package in packages {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(
            may_be_used(licence, &allowed),
            "{}: the licence `{licence}` is not in deny.toml",
            name(&package)
        );
    }
}

#[test]
fn a_licence_has_to_allow_every_part() {
    let allowed = allowed();
    for (licence, expected) in [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("MIT OR GPL-3.0-only", true),
        ("MIT AND GPL-3.0-only", false),
        ("GPL-3.0-only", false),
        ("AGPL-3.0-or-later", false),
        ("", false),
        ("Something", false),
    ] {
        assert_eq!(may_be_used(licence, &allowed), expected, "{licence}");
    }
}

#[test]
fn every_package_is_from_crates_io() {
    for package in packages() {
        assert_eq!(package["source"], CRATES_IO, "{}", name(&package));
    }
}

#[test]
fn no_package_is_banned() {
    let rules = rules();
    let banned = rules["bans"]["deny"].as_array().expect("a list");
    let banned: Vec<_> = banned.iter().map(|entry| entry["crate"].as_str()).collect();
    for package in packages() {
        assert!(
            !banned.contains(&Some(name(&package))),
            "{}",
            name(&package)
        );
    }
}
