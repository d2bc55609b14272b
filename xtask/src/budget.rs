//! The byte budget, xtask/budget.toml: how large the widget may be.

use std::fs;

use anyhow::{Context, Result, anyhow};

use crate::places;

const FILE: &str = "xtask/budget.toml";

/// Bytes after brotli.
#[derive(Debug, PartialEq, Eq)]
pub struct Budget {
    pub embed: usize,
    /// The heaviest language.
    pub words: usize,
    /// What only pages load that ask for it.
    pub link_terms: usize,
    pub css: usize,
    pub total: usize,
}

impl Budget {
    pub fn read() -> Result<Self> {
        let text = fs::read_to_string(places::repository().join(FILE)).context(FILE)?;
        Self::parse(&text).context(FILE)
    }

    /// Lines of `name = bytes`: the part of TOML this file uses.
    fn parse(text: &str) -> Result<Self> {
        let bytes = |name: &str| {
            let value = text.lines().find_map(|line| {
                let (key, value) = line.split_once('=')?;
                (key.trim() == name).then_some(value.trim())
            });
            let value = value.ok_or_else(|| anyhow!("no line `{name} = …`"))?;
            value
                .replace('_', "")
                .parse()
                .with_context(|| format!("{name}: {value:?}"))
        };
        Ok(Self {
            embed: bytes("embed")?,
            words: bytes("words")?,
            link_terms: bytes("link_terms")?,
            css: bytes("css")?,
            total: bytes("total")?,
        })
    }

    /// One line for each part that is too large.
    pub fn excesses(&self, weighed: &Budget) -> Vec<String> {
        [
            ("embed.js", weighed.embed, self.embed),
            ("a file of words", weighed.words, self.words),
            ("link-terms.js", weighed.link_terms, self.link_terms),
            ("the CSS", weighed.css, self.css),
            ("the total", weighed.total, self.total),
        ]
        .into_iter()
        .filter(|(_, bytes, limit)| bytes > limit)
        .map(|(part, bytes, limit)| {
            format!("{part} is {} bytes over: {bytes} of {limit}", bytes - limit)
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

    #[test]
    fn reads_bytes_between_comments() {
        let text = "# brotli\nembed = 2_500\nwords = 1_500\nlink_terms = 2_500\n\ncss=5000 \ntotal = 70_000\n";
        assert_eq!(Budget::parse(text).unwrap(), LIMITS);
    }

    #[test]
    fn names_what_is_missing_or_odd() {
        let missing = Budget::parse("embed = 1\nwords = 1\nlink_terms = 1\ntotal = 2").unwrap_err();
        assert_eq!(missing.to_string(), "no line `css = …`");
        let odd = Budget::parse("embed = 1 kB\ncss = 1\ntotal = 2").unwrap_err();
        assert_eq!(odd.to_string(), "embed: \"1 kB\"");
    }

    #[test]
    fn the_limit_itself_is_within() {
        assert!(LIMITS.excesses(&LIMITS).is_empty());
    }

    #[test]
    fn says_what_is_over_and_by_how_much() {
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
                "embed.js is 1 bytes over: 2501 of 2500",
                "the total is 300 bytes over: 70300 of 70000"
            ]
        );
    }

    #[test]
    fn the_checked_in_file_is_readable() {
        Budget::read().unwrap();
    }
}
