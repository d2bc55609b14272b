//! The size table in README.md, between two `<!-- size -->` lines.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::places;

const MARKER: &str = "<!-- size -->";

pub fn write(table: &str) -> Result<()> {
    let text = replace(&read()?, table)?;
    Ok(fs::write(places::repository().join("README.md"), text)?)
}

pub fn check(table: &str) -> Result<()> {
    let text = read()?;
    let (_, held, _) = split(&text)?;
    if !alike(held, table) {
        bail!("the size table of README.md is out of date. Run: cargo xtask size --write-readme");
    }
    Ok(())
}

fn read() -> Result<String> {
    fs::read_to_string(places::repository().join("README.md")).context("README.md")
}

fn replace(text: &str, table: &str) -> Result<String> {
    let (before, _, after) = split(text)?;
    Ok(format!(
        "{before}{MARKER}\n{}\n{MARKER}{after}",
        table.trim()
    ))
}

/// Before, between and after the two markers.
fn split(text: &str) -> Result<(&str, &str, &str)> {
    let (before, rest) = text
        .split_once(MARKER)
        .context("README.md has no <!-- size --> line")?;
    let (held, after) = rest
        .split_once(MARKER)
        .context("README.md has one <!-- size --> line")?;
    Ok((before, held, after))
}

/// The same words, and numbers that differ by a fiftieth at most: another release of the stable
/// compiler writes a few other bytes, and that is no reason to fail.
fn alike(held: &str, table: &str) -> bool {
    let mut held = held.split_whitespace();
    let mut fresh = table.split_whitespace();
    loop {
        match (held.next(), fresh.next()) {
            (None, None) => return true,
            (Some(held), Some(fresh)) if held == fresh || near(held, fresh) => {}
            _ => return false,
        }
    }
}

fn near(held: &str, fresh: &str) -> bool {
    match (held.parse::<f64>(), fresh.parse::<f64>()) {
        // One unit of the last digit shown (and what floating point adds), or a fiftieth.
        (Ok(held), Ok(fresh)) => (held - fresh).abs() <= (held / 50.0).max(0.11),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = "# Name\n\n<!-- size -->\n| old |\n<!-- size -->\n\nMore.\n";

    #[test]
    fn replaces_what_is_between_the_markers() {
        let new = replace(README, "| new |\n").unwrap();
        assert_eq!(
            new,
            "# Name\n\n<!-- size -->\n| new |\n<!-- size -->\n\nMore.\n"
        );
        assert_eq!(replace(&new, "| new |").unwrap(), new);
    }

    #[test]
    fn says_which_marker_is_missing() {
        let none = replace("# Name", "").unwrap_err().to_string();
        assert_eq!(none, "README.md has no <!-- size --> line");
        let one = replace("<!-- size -->", "").unwrap_err().to_string();
        assert_eq!(one, "README.md has one <!-- size --> line");
    }

    #[test]
    fn numbers_may_differ_a_little_and_words_not_at_all() {
        assert!(alike("\n| `a.js` | 50.0 |\n", "| `a.js` | 50.9 |"));
        assert!(alike("| 1.0 |", "| 1.1 |"));
        assert!(!alike("| `a.js` | 50.0 |", "| `a.js` | 51.5 |"));
        assert!(!alike("| `a.js` | 50.0 |", "| `b.js` | 50.0 |"));
        assert!(!alike("| 50.0 |", "| 50.0 | |"));
    }
}
