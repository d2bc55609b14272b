//! What is measured stands in benches/page-load/README.md between two `<!-- bench -->` lines.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

const MARKER: &str = "<!-- bench -->";

pub fn write(file: &Path, report: &str) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let text = replace(&text, report)
        .with_context(|| format!("{} needs two {MARKER} lines", file.display()))?;
    Ok(fs::write(file, text)?)
}

fn replace(text: &str, report: &str) -> Option<String> {
    let (before, rest) = text.split_once(MARKER)?;
    let (_, after) = rest.split_once(MARKER)?;
    Some(format!(
        "{before}{MARKER}\n{}\n{MARKER}{after}",
        report.trim()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_what_is_between_the_markers() {
        let new = replace("A\n<!-- bench -->\nold\n<!-- bench -->\nB\n", "new\n").unwrap();
        assert_eq!(new, "A\n<!-- bench -->\nnew\n<!-- bench -->\nB\n");
        assert_eq!(replace(&new, "new"), Some(new.clone()));
    }

    #[test]
    fn one_marker_is_not_enough() {
        assert_eq!(replace("A <!-- bench --> B", "new"), None);
        assert_eq!(replace("A", "new"), None);
    }
}
