//! The table of sizes in README.md.

use anyhow::{Result, bail};

use crate::section::Section;

pub const SIZES: Section = Section {
    file: "README.md",
    marker: "<!-- size -->",
};

pub fn write(table: &str) -> Result<()> {
    SIZES.write(table)
}

pub fn check(table: &str) -> Result<()> {
    if !alike(&SIZES.read()?, table) {
        bail!("outdated size table in README.md; to update it: cargo xtask size --write-readme");
    }
    Ok(())
}

/// Whether both tables have the same words and nearly the same numbers: another release of the
/// stable compiler changes a few bytes, which is no reason to fail.
fn alike(written: &str, measured: &str) -> bool {
    let mut written = written.split_whitespace();
    let mut measured = measured.split_whitespace();
    loop {
        match (written.next(), measured.next()) {
            (None, None) => return true,
            (Some(written), Some(measured)) if written == measured || near(written, measured) => {}
            _ => return false,
        }
    }
}

/// Whether two numbers differ by at most 2 %, or by one unit of the last digit shown.
fn near(written: &str, measured: &str) -> bool {
    match (written.parse::<f64>(), measured.parse::<f64>()) {
        // 0.11 and not 0.1, because 0.1 isn't exact in binary.
        (Ok(written), Ok(measured)) => (written - measured).abs() <= (written / 50.0).max(0.11),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_differ_a_little() {
        assert!(alike("\n| `a.js` | 50.0 |\n", "| `a.js` | 50.9 |"));
        assert!(alike("| 1.0 |", "| 1.1 |"));
        assert!(!alike("| `a.js` | 50.0 |", "| `a.js` | 51.5 |"));
    }

    #[test]
    fn words_and_columns_may_not_differ() {
        assert!(!alike("| `a.js` | 50.0 |", "| `b.js` | 50.0 |"));
        assert!(!alike("| 50.0 |", "| 50.0 | |"));
    }
}
