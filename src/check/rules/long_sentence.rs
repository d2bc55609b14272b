//! Sentences that readers take in at once.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::subject::Piece;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

pub const RULE: Rule = Rule {
    name: "long-sentence",
    severity: Severity::Advice,
    page: Page {
        what: "A sentence of more than 30 words, in a text with marks. Not in languages that put no spaces between words.",
        why: "Readers lose the thread of a long sentence, on a phone all the more. Two sentences say the same.",
        place: Place::Card,
        wrong: r#""body": [
  "The sea rises and falls twice a day at most coasts, because the Moon pulls at the water, while the Sun pulls too, although it is less strong, since it is much farther away."
]"#,
        right: r#""body": [
  "The sea rises and falls twice a day at most coasts, because the Moon pulls at the water. The Sun pulls too, but less, since it is much farther away."
]"#,
    },
    check,
};

/// In words. GOV.UK asks for at most 25
/// (<https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/>); other languages need more
/// words for the same.
const MOST: usize = 30;

/// Languages that are written without spaces between words.
const WITHOUT_SPACES: [&str; 10] = ["bo", "dz", "ja", "km", "lo", "my", "th", "wuu", "yue", "zh"];

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let language = subject.explainer.lang.split('-').next().unwrap_or_default();
    if WITHOUT_SPACES.contains(&&*language.to_ascii_lowercase()) {
        return;
    }
    let pieces = &subject.marks.pieces;
    for text in pieces.chunk_by(|one, other| one.entry == other.entry) {
        for (words, part) in long(text) {
            found.part(text[0].entry, part, move || self::words(words));
        }
    }
}

/// The long sentences of a text: how many words each has, and where it is in what the string says.
fn long(text: &[Piece]) -> Vec<(usize, Range<usize>)> {
    let seen = text.iter().map(|piece| &piece.source[piece.at.clone()]);
    let seen: String = seen.collect();
    let mut places = Places {
        pieces: text,
        before: 0,
    };
    let mut long = vec![];
    for (at, sentence) in seen.split_sentence_bound_indices() {
        let words = sentence.unicode_words().count();
        if words > MOST
            && let Some((last, character)) = sentence.trim_end().char_indices().next_back()
        {
            let start = places.of(at);
            let end = places.of(at + last) + character.len_utf8();
            long.push((words, start..end));
        }
    }
    long
}

/// From what readers see to what the string says, in this order.
struct Places<'p, 'a> {
    /// The pieces that are left.
    pieces: &'p [Piece<'a>],
    /// The bytes that readers see before them.
    before: usize,
}

impl Places<'_, '_> {
    fn of(&mut self, at: usize) -> usize {
        while let [piece, rest @ ..] = self.pieces {
            if at < self.before + piece.at.len() {
                return piece.at.start + at - self.before;
            }
            self.before += piece.at.len();
            self.pieces = rest;
        }
        0
    }
}

fn words(count: usize) -> Words {
    Words {
        message: format!("sentence of {count} words"),
        label: format!("expected at most {MOST} words"),
        help: "make two sentences of it".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{Settings, check_with};

    fn sentences(lang: &str, text: &str) -> Vec<String> {
        let file = serde_json::json!({
            "version": 1, "id": "a", "lang": lang, "title": "A", "summary": "A.",
            "cards": [{ "id": "a", "kind": "what", "title": "A", "body": [text] }],
        })
        .to_string();
        let settings = Settings {
            advice: true,
            ..Settings::default()
        };
        let problems = check_with(file.as_bytes(), &settings).problems.into_iter();
        problems
            .filter(|problem| problem.rule == super::RULE.name)
            .map(|problem| file[problem.start..problem.end].to_owned())
            .collect()
    }

    #[test]
    fn a_sentence_is_reported_from_its_first_word_to_its_last() {
        let long = format!("É **one** {}é", "two ".repeat(29));
        let text = format!("Short. {long}! And short.");
        assert_eq!(sentences("en", &text), [format!("{long}!")]);
    }

    #[test]
    fn thirty_words_are_not_too_many() {
        let text = "one ".repeat(30);
        assert_eq!(sentences("en", &text), [""; 0]);
        assert_eq!(
            sentences("en", &(text + "[more](https://www.example.org/)")).len(),
            1
        );
    }

    #[test]
    fn languages_without_spaces_are_left_alone() {
        for lang in ["zh-Hans", "ja", "TH"] {
            assert_eq!(sentences(lang, &"海 ".repeat(50)), [""; 0]);
        }
    }
}
