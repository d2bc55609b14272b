//! What the page says.

use std::fs;
use std::path::Path;

use crate::servers::example;

fn page() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting.md");
    fs::read_to_string(file).expect("docs/hosting.md")
}

#[test]
fn the_page_shows_the_configurations_that_are_tested() {
    let page = page();
    for (language, name) in [("nginx", "nginx.conf"), ("caddyfile", "Caddyfile")] {
        let block = format!("```{language}\n{}```\n", example(name));
        assert!(
            page.contains(&block),
            "docs/hosting.md doesn't show examples/hosting/{name}"
        );
        assert!(
            page.contains(&format!("examples/hosting/{name}")),
            "{name} has no link"
        );
    }
}

/// The cells of the row of a table in a document that begins so, as numbers where they are.
fn row(document: &str, start: &str) -> Vec<f64> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = fs::read_to_string(file).expect("a document");
    let line = text
        .lines()
        .find(|line| line.starts_with(&format!("| {start}")));
    let line = line.unwrap_or_else(|| panic!("{document} has no row {start}"));
    let cells = line.split('|').skip(2).filter(|cell| !cell.is_empty());
    let number = |cell: &str| cell.trim().replace(',', "").parse().expect("a number");
    cells.map(number).collect()
}

#[test]
fn the_sums_follow_from_the_sizes_within_a_tenth() {
    let size = |start, column: usize| row("README.md", start)[column];
    let file = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/explainers/hbm.fr.json"));
    let raw = file.expect("an explainer").len();
    let raw = f64::from(u32::try_from(raw).expect("it is small")) / 1000.0;
    let brotli = 6.3;
    for (start, kilobytes, requests) in [
        ("reads a pre-rendered", size("embed.js", 2), 1.0),
        ("reaches an explainer", size("total", 2) + brotli, 5.0),
        ("the same without", size("total", 0) + raw, 5.0),
    ] {
        // Ten million readers: a kilobyte each is 10 GB. A GB a day is 8000 Mbit in 86,400 seconds.
        let bytes = kilobytes * 10.0;
        let expected = [
            kilobytes,
            requests,
            bytes,
            bytes * 8000.0 / 86_400.0,
            requests * 10_000_000.0 / 86_400.0,
        ];
        let stated = row("docs/hosting.md", start);
        assert_eq!(stated.len(), expected.len(), "{start}");
        for (stated, expected) in stated.iter().zip(expected) {
            assert!(
                (stated / expected - 1.0).abs() < 0.1,
                "{start}: {stated}, not {expected}"
            );
        }
    }
}
