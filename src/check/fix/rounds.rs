//! Fixes everything that can be fixed.

use super::{Fix, apply_and_count};
use crate::check::settings::{FIXED, Settings};
use crate::check::{Findings, check_with};

/// How often a file is checked again. Each time up to a hundred problems of each rule are fixed.
const ROUNDS: usize = 100;

/// A file after all fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The file, without a byte order mark.
    pub text: String,
    /// How many problems were fixed. A byte order mark counts as one.
    pub fixed: usize,
    /// What is found in it.
    pub findings: Findings,
}

/// Applies the fixes of a file, checks the result, and goes on until nothing is left to fix.
///
/// Stops before a change after which the widget would refuse a file that it accepts.
pub fn mend(text: &str, settings: &Settings) -> Mended {
    let marked = text.strip_prefix('\u{feff}');
    let text = marked.unwrap_or(text);
    let mut mended = Mended {
        findings: check_with(text.as_bytes(), settings),
        text: text.to_owned(),
        fixed: usize::from(marked.is_some()),
    };
    for _ in 0..ROUNDS {
        let problems = mended.findings.problems.iter();
        let fixes: Vec<&Fix> = problems
            .filter_map(|problem| problem.fix.as_ref())
            .collect();
        let (text, count) = apply_and_count(&mended.text, &fixes);
        if text == mended.text {
            break;
        }
        let findings = check_with(text.as_bytes(), settings);
        if is_refused(&findings) && !is_refused(&mended.findings) {
            break;
        }
        mended = Mended {
            text,
            fixed: mended.fixed + count,
            findings,
        };
    }
    mended
}

fn is_refused(findings: &Findings) -> bool {
    let mut problems = findings.problems.iter();
    problems.any(|problem| FIXED.contains(&problem.rule))
}
