//! The byte budget, xtask/budget.toml: how large each part of the widget may be.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::places;

const FILE: &str = "xtask/budget.toml";

/// Bytes after brotli.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    pub embed: usize,
    /// The largest file of words.
    pub words: usize,
    /// Loaded only by pages that ask for it.
    pub link_terms: usize,
    pub css: usize,
    pub total: usize,
}

impl Budget {
    pub fn read() -> Result<Self> {
        let text = fs::read_to_string(places::repository().join(FILE)).context(FILE)?;
        Self::parse(&text).context(FILE)
    }

    fn parse(text: &str) -> Result<Self> {
        Ok(toml::from_str(text)?)
    }

    /// One line for each part that is above its limit.
    pub fn excesses(&self, weighed: &Budget) -> Vec<String> {
        [
            ("embed.js", weighed.embed, self.embed),
            ("words", weighed.words, self.words),
            ("link-terms.js", weighed.link_terms, self.link_terms),
            ("CSS", weighed.css, self.css),
            ("total", weighed.total, self.total),
        ]
        .into_iter()
        .filter(|(_, bytes, limit)| bytes > limit)
        .map(|(part, bytes, limit)| {
            let excess = bytes - limit;
            format!("{part}: {bytes} bytes, {excess} above the limit of {limit}")
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Budget = Budget {
        embed: 2_500,
        words: 1_500,
        link_terms: 2_500,
        css: 5_000,
        total: 70_000,
    };

    fn error(text: &str) -> String {
        Budget::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn reads_a_line_of_bytes_for_each_part() {
        let text = "# brotli\nembed = 2_500\nwords = 1_500\nlink_terms = 2_500\n\ncss=5000 # all\ntotal = 70_000\n";
        assert_eq!(Budget::parse(text).unwrap(), LIMITS);
    }

    #[test]
    fn a_missing_unknown_or_malformed_line_is_an_error() {
        let rest = "words = 1\nlink_terms = 1\ntotal = 2\n";
        let missing = error(&format!("embed = 1\n{rest}"));
        assert!(missing.contains("missing field `css`"), "{missing}");
        let unknown = error(&format!("embed = 1\ncss = 1\nfont = 1\n{rest}"));
        assert!(unknown.contains("unknown field `font`"), "{unknown}");
        let malformed = error(&format!("embed = 1 kB\ncss = 1\n{rest}"));
        assert!(malformed.contains("embed = 1 kB"), "{malformed}");
    }

    #[test]
    fn a_part_at_its_limit_is_within_the_budget() {
        assert!(LIMITS.excesses(&LIMITS).is_empty());
    }

    #[test]
    fn an_excess_names_the_part_and_the_bytes() {
        let weighed = Budget {
            embed: 2_501,
            words: 1_500,
            link_terms: 2_500,
            css: 4_000,
            total: 70_300,
        };
        assert_eq!(
            LIMITS.excesses(&weighed),
            [
                "embed.js: 2501 bytes, 1 above the limit of 2500",
                "total: 70300 bytes, 300 above the limit of 70000"
            ]
        );
    }

    #[test]
    fn the_budget_of_the_repository_is_valid() {
        Budget::read().unwrap();
    }
}
