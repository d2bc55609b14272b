//! The page of each rule in `docs/rules/`.
//!
//! After a change of a page, run with `SNAPSHOTS=overwrite` and read the difference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use explainer_cards::check::{Settings, described, mend};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules")
}

/// The pages by their names.
fn pages() -> BTreeMap<String, String> {
    let pages = described().map(|rule| (format!("{}.md", rule.name), rule.markdown()));
    pages.chain([("README.md".to_owned(), index())]).collect()
}

fn index() -> String {
    let mut rules: Vec<_> = described().collect();
    rules.sort_by_key(|rule| rule.name);
    let row = |rule: &explainer_cards::check::Described| {
        let what = rule.what().replace('|', "\\|");
        format!(
            "| [`{name}`]({name}.md) | {} | {what} |\n",
            rule.severity,
            name = rule.name
        )
    };
    let rows: String = rules.iter().map(row).collect();
    format!(
        "# Rules\n\nWhat `explainer-cards check` reports. `explainer-cards check --explain RULE` prints the page of a \
         rule.\n\nThe pages are written by `SNAPSHOTS=overwrite cargo test --test rules` from the rules themselves, in \
         `src/check/`.\n\n| rule | severity | problem |\n|---|---|---|\n{rows}"
    )
}

#[test]
fn the_pages_are_up_to_date() {
    if env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::create_dir_all(folder()).unwrap();
        for (name, page) in pages() {
            fs::write(folder().join(name), page).unwrap();
        }
    }
    for (name, page) in pages() {
        let checked_in = fs::read_to_string(folder().join(&name)).unwrap_or_default();
        let hint = "write it with: SNAPSHOTS=overwrite cargo test --test rules";
        assert!(
            checked_in == page,
            "docs/rules/{name} is out of date; {hint}"
        );
    }
}

#[test]
fn there_are_no_pages_of_rules_that_are_gone() {
    let name = |entry: fs::DirEntry| entry.file_name().into_string().expect("names are plain");
    let there: BTreeSet<String> = fs::read_dir(folder())
        .expect("the folder is there")
        .map(|entry| name(entry.expect("it can be listed")))
        .collect();
    assert_eq!(there, pages().into_keys().collect());
}

#[test]
fn a_rule_reports_its_wrong_example_alone() {
    for rule in described() {
        let problems = rule.problems();
        let reported: BTreeSet<&str> = problems.iter().map(|problem| problem.rule).collect();
        assert_eq!(
            reported,
            [rule.name].into(),
            "{}\n{problems:#?}",
            rule.wrong()
        );
    }
}

#[test]
fn a_right_example_has_no_problems() {
    for rule in described() {
        let problems = rule.check(&rule.right());
        assert!(problems.is_empty(), "{}\n{problems:#?}", rule.right());
    }
}

#[test]
fn a_wrong_example_that_can_be_fixed_becomes_the_right_one() {
    let mut count = 0;
    for rule in described() {
        let mended = mend(&rule.wrong(), &Settings::default());
        if mended.fixed > 0 {
            assert_eq!(mended.text, rule.right(), "{}", rule.name);
            count += 1;
        }
    }
    assert!(count >= 5, "{count}");
}

fn explain(rule: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_explainer-cards"))
        .args(["check", "--explain", rule])
        .output()
        .expect("the tool runs")
}

#[test]
fn the_tool_prints_the_page_of_a_rule() {
    for rule in described() {
        let output = explain(rule.name);
        assert_eq!(output.status.code(), Some(0), "{}", rule.name);
        assert_eq!(String::from_utf8(output.stdout).unwrap(), rule.markdown());
    }
}

#[test]
fn the_nearest_name_is_proposed_for_an_unknown_rule() {
    let output = explain("unused-terms");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "error: unknown rule `unused-terms`; did you mean `unused-term`?\n"
    );
}
