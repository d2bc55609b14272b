//! What the style sheets may not say, because a browser that we promise to work in does not know it.

use std::fs;
use std::path::{Path, PathBuf};

/// Safari takes `text-decoration: underline dotted red` for a mistake and draws no line at all
/// (seen in `WebKitGTK` 2.50): links and terms would be told by nothing. It knows each part by its own name.
#[test]
fn a_line_under_a_text_is_said_part_by_part() {
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

/// Every file with styles that a reader may get.
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
