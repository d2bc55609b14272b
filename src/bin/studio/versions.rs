//! Earlier versions of a draft.

use serde::{Deserialize, Serialize};

/// The least time between two versions, in milliseconds.
const APART: f64 = 120_000.0;
/// The number of versions of a draft that are kept.
const KEPT: usize = 20;

/// A draft as it is stored. All times are in milliseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Stored {
    pub text: String,
    /// When the text was changed last.
    pub time: f64,
    /// The latest comes last. The first, with which the draft began, is kept longest.
    pub versions: Vec<Version>,
}

/// An earlier text of a draft.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Version {
    /// When the text was changed last.
    pub time: f64,
    /// When it became a version.
    pub made: f64,
    pub text: String,
}

impl Stored {
    /// Replaces the text. The replaced one becomes a version if the last version is old enough.
    pub fn update(&mut self, text: &str, time: f64) {
        if self.text == text {
            return;
        }
        let last = self.versions.last().map(|version| version.made);
        if last.is_none_or(|last| time - last >= APART) {
            self.keep(time);
        }
        text.clone_into(&mut self.text);
        self.time = time;
    }

    /// Makes a version of the text, unless it is empty or the last version has it.
    pub fn keep(&mut self, made: f64) {
        let has_it = self
            .versions
            .last()
            .is_some_and(|last| last.text == self.text);
        if self.text.is_empty() || has_it {
            return;
        }
        let (time, text) = (self.time, self.text.clone());
        self.versions.push(Version { time, made, text });
        let surplus = self.versions.len().saturating_sub(KEPT);
        self.versions.drain(1..=surplus);
    }

    /// Drops the older half of the versions, and at last the first. `false` if there was none.
    pub fn shrink(&mut self) -> bool {
        let first = usize::from(self.versions.len() > 1);
        let older = (self.versions.len() - first).div_ceil(2);
        self.versions.drain(first..first + older);
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
    fn a_version_has_the_time_of_its_text() {
        let mut stored = Stored::default();
        stored.update("a", 5.0);
        stored.update("b", 9.0);
        assert_eq!(
            (stored.versions[0].time, stored.versions[0].made),
            (5.0, 9.0)
        );
    }

    #[test]
    fn a_text_can_be_kept_at_any_time_but_only_once() {
        let mut stored = Stored::default();
        for (text, time) in [("a", 0.0), ("ab", 1.0), ("abc", 2.0)] {
            stored.update(text, time);
        }
        stored.keep(3.0);
        stored.keep(4.0);
        assert_eq!(texts(&stored), ["a", "abc"]);
    }

    #[test]
    fn the_oldest_versions_go_first_but_for_the_very_first() {
        let mut stored = Stored::default();
        for index in 0..30 {
            stored.update(&index.to_string(), f64::from(index) * APART);
        }
        assert_eq!(texts(&stored).len(), KEPT);
        assert_eq!((texts(&stored)[0], texts(&stored)[1]), ("0", "10"));
        assert_eq!(texts(&stored).last(), Some(&"28"));
        assert!(stored.shrink());
        assert_eq!((texts(&stored).len(), texts(&stored)[1]), (10, "20"));
        while stored.shrink() {}
        assert!(stored.versions.is_empty());
    }

    #[test]
    fn the_same_text_makes_no_version() {
        let mut stored = Stored::default();
        stored.update("a", 0.0);
        stored.update("a", 9.0 * APART);
        assert!(stored.versions.is_empty() && !stored.shrink());
    }
}
