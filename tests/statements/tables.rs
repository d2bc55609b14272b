//! The tables of a document, and the tests that they name.

use std::fs;
use std::path::{Path, PathBuf};

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

pub fn read(file: &str) -> String {
    let path = repository().join(file);
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The rows of all tables with this number of columns, without their headings.
pub fn rows<const COLUMNS: usize>(document: &str) -> Vec<[String; COLUMNS]> {
    let text = read(document);
    let lines: Vec<&str> = text.lines().collect();
    let is_row = |line: &str| line.starts_with("| ");
    let follows_rule = |index: usize| {
        let above = lines[..index].iter().rev();
        above
            .take_while(|line| line.starts_with('|'))
            .any(|line| line.starts_with("|--"))
    };
    let rows = lines
        .iter()
        .enumerate()
        .filter(|(index, line)| is_row(line) && follows_rule(*index));
    rows.filter_map(|(_, line)| {
        let line = line.trim_end().strip_prefix('|')?.strip_suffix('|')?;
        let cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        cells.try_into().ok()
    })
    .collect()
}

/// The texts between backticks.
pub fn code(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The texts and the targets of the links.
pub fn links(cell: &str) -> Vec<(String, String)> {
    let pieces = cell.split('[').skip(1);
    pieces
        .map(|piece| {
            let link = piece.split_once("](").and_then(|(words, rest)| {
                let (target, _) = rest.split_once(')')?;
                Some((words.to_owned(), target.to_owned()))
            });
            link.unwrap_or_else(|| panic!("no link: {cell}"))
        })
        .collect()
}

/// Fails unless `name`, which consists of a file below `tests/` and a function, is a test.
#[track_caller]
pub fn assert_test(document: &str, name: &str) {
    let (file, function) = name
        .split_once("::")
        .unwrap_or_else(|| panic!("{document}: `{name}` is not file::function"));
    let source = read(&format!("tests/{file}.rs"));
    assert!(
        source.contains(&format!("#[test]\nfn {function}()")),
        "{document} names `{name}`, which is not a test"
    );
}
