//! Undo and redo of a text, shared by the form and the JSON editor.

use std::ops::Range;

/// The time in milliseconds within which edits next to each other are one step.
const TYPING: f64 = 1_000.0;
/// The number of steps that are kept.
const STEPS: usize = 500;

/// A change of the text: `removed` at byte `at` became `inserted`.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    at: usize,
    removed: String,
    inserted: String,
    /// The time of its last edit, in milliseconds. `None` for a step that no typing continues.
    time: Option<f64>,
}

/// The steps that can be undone or redone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

impl History {
    /// Records that a text became another one. Typing without a pause is one step.
    pub fn record(&mut self, old: &str, new: &str, time: f64) {
        self.add(old, new, Some(time));
    }

    /// Records that a text became another one, always as a step of its own.
    pub fn record_apart(&mut self, old: &str, new: &str) {
        self.add(old, new, None);
    }

    fn add(&mut self, old: &str, new: &str, time: Option<f64>) {
        let (removed, inserted) = difference(old, new);
        if removed.is_empty() && inserted.is_empty() {
            return;
        }
        self.future.clear();
        let step = Step {
            at: removed.start,
            removed: old[removed].to_owned(),
            inserted: new[inserted].to_owned(),
            time,
        };
        if let Some(last) = self.past.last_mut()
            && last.absorb(&step)
        {
            return;
        }
        self.past.push(step);
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
    }

    /// The text before the last step, and the byte after what changed.
    pub fn undo(&mut self, text: &str) -> Option<(String, usize)> {
        let step = self.past.pop()?;
        let undone = step.replace(text, &step.inserted, &step.removed);
        self.future.push(step);
        undone
    }

    /// The text after the step that was undone last, and the byte after what changed.
    pub fn redo(&mut self, text: &str) -> Option<(String, usize)> {
        let step = self.future.pop()?;
        let redone = step.replace(text, &step.removed, &step.inserted);
        self.past.push(step);
        redone
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

impl Step {
    /// Adds a later step to this one if it continues the same typing or deleting.
    fn absorb(&mut self, next: &Self) -> bool {
        let (Some(last), Some(time)) = (self.time, next.time) else {
            return false;
        };
        if time - last > TYPING {
            return false;
        }
        // Next to a character that equals a typed one, a place can be either side of it. So the next step may also begin
        // inside of this one.
        if self.removed.is_empty() && next.removed.is_empty() {
            let inside = next.at.checked_sub(self.at);
            let inside = inside.filter(|inside| self.inserted.is_char_boundary(*inside));
            if let Some(inside) = inside {
                self.inserted.insert_str(inside, &next.inserted);
                self.time = next.time;
            }
            return inside.is_some();
        }
        if self.inserted.is_empty() && next.inserted.is_empty() {
            let inside = self.at.checked_sub(next.at);
            let inside = inside.filter(|inside| next.removed.is_char_boundary(*inside));
            if let Some(inside) = inside {
                let (before, after) = next.removed.split_at(inside);
                self.removed = [before, &self.removed, after].concat();
                self.at = next.at;
                self.time = next.time;
            }
            return inside.is_some();
        }
        false
    }

    fn replace(&self, text: &str, from: &str, to: &str) -> Option<(String, usize)> {
        let end = self.at + from.len();
        if text.get(self.at..end)? != from {
            return None;
        }
        let whole = [&text[..self.at], to, &text[end..]].concat();
        Some((whole, self.at + to.len()))
    }
}

/// The ranges, in bytes, in which two texts differ.
pub fn difference(old: &str, new: &str) -> (Range<usize>, Range<usize>) {
    let same = |(one, other): &(char, char)| one == other;
    let before: usize = old
        .chars()
        .zip(new.chars())
        .take_while(same)
        .map(|(each, _)| each.len_utf8())
        .sum();
    let after: usize = old[before..]
        .chars()
        .rev()
        .zip(new[before..].chars().rev())
        .take_while(same)
        .map(|(each, _)| each.len_utf8())
        .sum();
    (before..old.len() - after, before..new.len() - after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(texts: &[(&str, f64)]) -> History {
        let mut history = History::default();
        for pair in texts.windows(2) {
            history.record(pair[0].0, pair[1].0, pair[1].1);
        }
        history
    }

    #[test]
    fn typing_without_a_pause_is_one_step() {
        let mut history = typed(&[("", 0.0), ("a", 100.0), ("ab", 300.0), ("abc", 900.0)]);
        assert_eq!(history.undo("abc"), Some((String::new(), 0)));
        assert!(!history.can_undo());
        assert_eq!(history.redo(""), Some(("abc".to_owned(), 3)));
    }

    #[test]
    fn typing_next_to_the_same_character_is_one_step() {
        let mut history = typed(&[("a b", 0.0), ("a  b", 1.0), ("a v b", 2.0), ("a ve b", 3.0)]);
        assert_eq!(history.undo("a ve b").unwrap().0, "a b");
        let mut history = typed(&[("a ve b", 0.0), ("a v b", 1.0), ("a  b", 2.0), ("a b", 3.0)]);
        assert_eq!(history.undo("a b").unwrap().0, "a ve b");
    }

    #[test]
    fn a_pause_or_another_place_begins_a_new_step() {
        let mut history = typed(&[("", 0.0), ("a", 0.0), ("ab", 5_000.0), ("xab", 5_100.0)]);
        assert_eq!(history.undo("xab").unwrap().0, "ab");
        assert_eq!(history.undo("ab").unwrap().0, "a");
        assert_eq!(history.undo("a").unwrap().0, "");
        assert_eq!(history.undo(""), None);
    }

    #[test]
    fn a_change_by_a_button_is_a_step_of_its_own() {
        let mut history = typed(&[("", 0.0), ("a", 0.0)]);
        history.record_apart("a", "ab");
        history.record("ab", "abc", 1.0);
        assert_eq!(history.undo("abc").unwrap().0, "ab");
        assert_eq!(history.undo("ab").unwrap().0, "a");
        assert_eq!(history.undo("a").unwrap().0, "");
    }

    #[test]
    fn deleting_backwards_is_one_step() {
        let mut history = typed(&[("été", 0.0), ("ét", 10.0), ("é", 20.0)]);
        assert_eq!(history.undo("é").unwrap().0, "été");
    }

    #[test]
    fn an_edit_after_an_undo_discards_what_was_undone() {
        let mut history = typed(&[("", 0.0), ("a", 0.0)]);
        history.undo("a");
        history.record("", "b", 10.0);
        assert!(!history.can_redo());
    }

    proptest! {
        #[test]
        fn every_text_comes_back(texts in prop::collection::vec("[aé\u{1f600}]{0,6}", 2..12)) {
            let mut history = History::default();
            for (index, pair) in (0u32..).zip(texts.windows(2)) {
                // Far apart, so that each edit is a step of its own.
                history.record(&pair[0], &pair[1], 10_000.0 * f64::from(index));
            }
            let mut distinct = texts.clone();
            distinct.dedup();
            let mut text = distinct.last().unwrap().clone();
            for expected in distinct.iter().rev().skip(1) {
                text = history.undo(&text).unwrap().0;
                prop_assert_eq!(&text, expected);
            }
            for expected in distinct.iter().skip(1) {
                text = history.redo(&text).unwrap().0;
                prop_assert_eq!(&text, expected);
            }
        }
    }
}
