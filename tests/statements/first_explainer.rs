//! The steps of `docs/first-explainer.md` work, one after the other.

use std::fs;
use std::process::Command;

use super::commands::{PROGRAM, shell_blocks};
use super::tables::{read, repository};

#[test]
fn the_steps_to_the_first_explainer_work_one_after_the_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("tram.en.json");
    let blocks = shell_blocks(&read("docs/first-explainer.md"));
    let steps = blocks.iter().flat_map(|block| block.lines());
    let mut done = Vec::new();
    for step in steps {
        let (call, _) = step.split_once(" > ").unwrap_or((step, ""));
        let arguments = call
            .strip_prefix("explainer-cards ")
            .expect("a call of the program");
        let arguments = words(arguments);
        let name = arguments[0].clone();
        // It runs until somebody ends it; `tests/preview.rs` tests it.
        if name != "preview" {
            let output = Command::new(PROGRAM)
                .args(&arguments)
                .current_dir(&folder)
                .output()
                .expect("the program runs");
            assert!(output.status.success(), "{step}\n{output:?}");
        }
        if name == "new" {
            assert!(file.exists(), "{step}");
            // Somebody has written.
            let written = repository().join("tests/fixtures/valid/minimal.json");
            fs::copy(written, &file).expect("it can be written");
        }
        done.push(name);
    }
    assert_eq!(done, ["new", "schema", "preview", "check", "embed"]);
}

/// The arguments in a line, of which those in quotation marks have spaces.
pub fn words(line: &str) -> Vec<String> {
    let pieces = line.split('"').enumerate();
    let words = pieces.flat_map(|(index, piece)| {
        if index % 2 == 1 {
            vec![piece]
        } else {
            piece.split_whitespace().collect()
        }
    });
    words.map(str::to_owned).collect()
}
