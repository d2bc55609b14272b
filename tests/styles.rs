//! CSS that the style sheets must not use, because a supported browser ignores it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Safari ignores `text-decoration: underline dotted red` (seen in `WebKitGTK` 2.50), so links and terms would
/// have no underline. It supports the properties for each part.
#[test]
fn underlines_use_the_properties_for_each_part() {
    let mut seen = 0;
    for file in sheets() {
        let text = fs::read_to_string(&file).expect("it can be read");
        for (_, after) in text
            .match_indices("text-decoration:")
            .map(|(at, name)| text.split_at(at + name.len()))
        {
            let value = after.split([';', '}']).next().unwrap_or_default();
            let words = value
                .split_whitespace()
                .filter(|word| *word != "!important");
            assert_eq!(
                words.count(),
                1,
                "{}: text-decoration:{value} needs text-decoration-color and the like",
                file.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 5, "only {seen} were found");
}

/// Pages can register any name with `@property`, also one without a prefix, and this affects shadow roots too.
#[test]
fn every_custom_property_of_the_widget_has_our_prefix() {
    let names = custom_properties();
    assert!(names.len() > 20, "only {} were found", names.len());
    for name in names {
        assert!(
            name.starts_with("--_ec-") || name.starts_with("--explainer-"),
            "{name}"
        );
    }
}

fn custom_properties() -> BTreeSet<String> {
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/explainer-cards.css");
    let text = fs::read_to_string(sheet).expect("it can be read");
    let is_in_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let names = text.split(|letter| !is_in_name(letter));
    let is_property = |name: &&str| name.starts_with("--") && !name.trim_matches('-').is_empty();
    names.filter(is_property).map(str::to_owned).collect()
}

/// All files with styles for readers.
fn sheets() -> Vec<PathBuf> {
    let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
    let mut found = vec![www.join("link-terms.js")];
    let mut folders = vec![www];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it can be listed") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "css") {
                found.push(path);
            }
        }
    }
    found
}
