//! Earlier versions of a draft.

use serde::{Deserialize, Serialize};

/// The least time between two versions, in milliseconds.
const APART: f64 = 120_000.0;
/// The number of versions of a draft that are kept.
const KEPT: usize = 20;

/// A draft as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Stored {
    pub text: String,
    /// The latest comes last.
    pub versions: Vec<Version>,
}

/// The text of a draft at a time.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Version {
    /// Milliseconds since 1970.
    pub time: f64,
    pub text: String,
}

impl Stored {
    /// Replaces the text. The replaced one becomes a version if the last version is old enough.
    pub fn update(&mut self, text: &str, time: f64) {
        if self.text == text {
            return;
        }
        let last = self.versions.last().map(|version| version.time);
        if !self.text.is_empty() && last.is_none_or(|last| time - last >= APART) {
            let text = std::mem::take(&mut self.text);
            self.versions.push(Version { time, text });
        }
        let surplus = self.versions.len().saturating_sub(KEPT);
        self.versions.drain(..surplus);
        text.clone_into(&mut self.text);
    }

    /// Drops the older half of the versions. `false` if there was none.
    pub fn shrink(&mut self) -> bool {
        let older = self.versions.len().div_ceil(2);
        self.versions.drain(..older);
        older > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(stored: &Stored) -> Vec<&str> {
        stored
            .versions
            .iter()
            .map(|version| &*version.text)
            .collect()
    }

    #[test]
    fn what_was_there_before_a_session_of_writing_becomes_a_version() {
        let mut stored = Stored::default();
        for (text, time) in [("a", 0.0), ("ab", 1.0), ("abc", 2.0), ("abcd", APART + 2.0)] {
            stored.update(text, time);
        }
        assert_eq!(
            (stored.text.as_str(), texts(&stored)),
            ("abcd", vec!["a", "abc"])
        );
    }

    #[test]
    fn the_oldest_versions_go_first() {
        let mut stored = Stored::default();
        for index in 0..30 {
            stored.update(&index.to_string(), f64::from(index) * APART);
        }
        assert_eq!(texts(&stored).len(), KEPT);
        assert_eq!(texts(&stored).last(), Some(&"28"));
        assert!(stored.shrink());
        assert_eq!((texts(&stored).len(), texts(&stored)[0]), (10, "19"));
    }

    #[test]
    fn the_same_text_makes_no_version() {
        let mut stored = Stored::default();
        stored.update("a", 0.0);
        stored.update("a", 9.0 * APART);
        assert!(stored.versions.is_empty() && !stored.shrink());
    }
}
