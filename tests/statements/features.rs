//! `docs/features.md` covers each field of the file, and names for each feature a page to try it, its parts without
//! scripts, and tests with and without scripts.

use std::collections::BTreeSet;

use serde_json::Value;

use super::tables::{assert_test, code, links, read, repository, rows};

const STATEMENT: &str = "docs/features.md";
const PRE_RENDERED: &str = "www/pages/pre-rendered.html";

struct Row {
    what: String,
    fields: Vec<String>,
    /// The texts and targets of the links.
    pages: Vec<(String, String)>,
    tests: Vec<String>,
    /// Parts and tests, mixed.
    without_scripts: Vec<String>,
}

#[test]
fn every_field_that_readers_see_has_a_row() {
    let schema: Value =
        serde_json::from_str(&read("www/schema/explainer.v1.schema.json")).expect("it is JSON");
    let of = |schema: &Value| {
        let fields = schema["properties"].as_object().expect("it has fields");
        fields.keys().cloned().collect::<BTreeSet<_>>()
    };
    let fields = &of(&schema) | &of(&schema["$defs"]["Card"]);
    let seen = &fields
        - &["$schema", "translatedFrom", "version"]
            .map(str::to_owned)
            .into();
    let told: BTreeSet<String> = listed().into_iter().flat_map(|row| row.fields).collect();
    assert_eq!(told, seen);
}

#[test]
fn every_feature_has_an_existing_page_to_try_it() {
    for row in listed() {
        assert!(!row.pages.is_empty(), "no page to {}", row.what);
        for (_, target) in row.pages {
            let page = repository().join("docs").join(&target);
            assert!(page.is_file(), "{target}, to {}", row.what);
        }
    }
}

#[test]
fn every_feature_has_a_test_in_a_browser() {
    for row in listed() {
        let in_browser = |name: &String| name.starts_with("browser/");
        assert!(row.tests.iter().any(in_browser), "no test of {}", row.what);
        for name in row.tests {
            assert_test(STATEMENT, &name);
        }
    }
}

#[test]
fn every_feature_has_a_test_without_scripts() {
    for row in listed() {
        let (tests, _) = tests_and_parts(row.without_scripts);
        assert!(!tests.is_empty(), "no test without scripts: {}", row.what);
        for name in tests {
            assert_test(STATEMENT, &name);
        }
    }
}

#[test]
fn the_parts_without_scripts_are_in_the_pre_rendered_page() {
    let page = read(PRE_RENDERED);
    for row in listed() {
        let (_, parts) = tests_and_parts(row.without_scripts);
        for part in parts {
            let there = page.contains(&format!("part=\"{part}\""));
            assert!(there, "{PRE_RENDERED} has no `{part}`: {}", row.what);
        }
    }
}

fn tests_and_parts(names: Vec<String>) -> (Vec<String>, Vec<String>) {
    names.into_iter().partition(|name| name.contains("::"))
}

fn listed() -> Vec<Row> {
    let rows = rows::<5>(STATEMENT);
    assert!(rows.len() > 25, "too few rows in {STATEMENT}");
    rows.into_iter()
        .map(|[what, fields, pages, tests, without_scripts]| Row {
            what,
            fields: code(&fields),
            pages: links(&pages),
            tests: code(&tests),
            without_scripts: code(&without_scripts),
        })
        .collect()
}
