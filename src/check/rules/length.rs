//! Titles and paragraphs that are short enough to be read.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};

pub const TITLE: Rule = Rule {
    name: "long-title",
    severity: Severity::Warning,
    page: Page {
        what: "A `title` of the explainer or a card with more than 150 characters.",
        why: "A long title takes many lines on a phone, and search engines cut it off. What a title says in 25 words, \
              a summary says better.",
        place: Place::Card,
        wrong: r#""title": "Why does the sea at most coasts of the world rise and fall twice a day, although the Moon passes overhead only once, and the Sun does so too, if less strongly?""#,
        right: r#""title": "Why does the sea rise twice a day?""#,
    },
    check: titles,
};

pub const PARAGRAPH: Rule = Rule {
    name: "long-paragraph",
    severity: Severity::Warning,
    page: Page {
        what: "A text with marks that shows more than 2,000 characters.",
        why: "On a phone a paragraph of more than 2,000 characters fills several screens without a place to rest. Two \
              paragraphs, or a part of the text in `more`, are easier to read.",
        place: Place::Card,
        wrong: r#""body": ["Twice a day the sea rises and falls. […]"]"#,
        right: r#""body": [
  "Twice a day the sea rises and falls.",
  "The Moon pulls at the water."
]"#,
    },
    check: paragraphs,
};

/// In characters, about 25 words. Search engines may cut off shorter ones on some devices
/// (<https://developers.google.com/search/docs/appearance/structured-data/article>).
pub const MOST_IN_TITLE: usize = 150;

/// In characters, about 13 sentences of 25 words, the most that GOV.UK recommends for a sentence
/// (<https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/>).
const MOST_IN_PARAGRAPH: usize = 2_000;

fn titles<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let mut add = |pointer: &str, title: &str| {
        let length = title.chars().count();
        if length > MOST_IN_TITLE {
            found.whole(subject.string(pointer), move || {
                let help = "shorten it: the details go into `summary`";
                words("title", length, MOST_IN_TITLE, help)
            });
        }
    };
    add("/title", &subject.explainer.title);
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        add(&format!("/cards/{index}/title"), &card.title);
    }
}

/// Counts what readers see: neither marks nor the addresses of links.
fn paragraphs<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    // `long-summary` reports it.
    let summary = subject.string("/summary");
    let pieces = &subject.marks.pieces;
    for text in pieces.chunk_by(|one, other| one.entry == other.entry) {
        let seen = text.iter().map(|piece| &piece.source[piece.at.clone()]);
        let length: usize = seen.map(|part| part.chars().count()).sum();
        let entry = text.first().map(|piece| piece.entry);
        if length > MOST_IN_PARAGRAPH && entry != summary {
            found.whole(entry, move || {
                let help = "shorten it, or make several paragraphs of it";
                words("paragraph", length, MOST_IN_PARAGRAPH, help)
            });
        }
    }
}

/// The words about something that is too long.
pub fn words(what: &str, length: usize, most: usize, help: &str) -> Words {
    Words {
        message: format!("{what} of {length} characters"),
        label: format!("expected at most {most} characters"),
        help: help.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;

    /// The rules that a title and a paragraph of such lengths break.
    fn broken(title: usize, paragraph: &str) -> Vec<&'static str> {
        let file = serde_json::json!({
            "version": 1, "id": "tide", "lang": "en", "title": "é".repeat(title), "summary": "S",
            "cards": [{ "id": "c", "kind": "why", "title": "T", "summary": "S", "body": [paragraph] }]
        });
        let problems = check(file.to_string().as_bytes());
        problems.iter().map(|problem| problem.rule).collect()
    }

    #[test]
    fn limits_are_accepted() {
        assert!(broken(MOST_IN_TITLE, &"é".repeat(MOST_IN_PARAGRAPH)).is_empty());
        assert_eq!(broken(MOST_IN_TITLE + 1, "é"), [TITLE.name]);
        let long = "é".repeat(MOST_IN_PARAGRAPH + 1);
        assert_eq!(broken(1, &long), [PARAGRAPH.name]);
    }

    #[test]
    fn marks_and_addresses_of_links_do_not_count() {
        let url = "a".repeat(MOST_IN_PARAGRAPH);
        let text = "é".repeat(MOST_IN_PARAGRAPH - 1);
        assert!(broken(1, &format!("**{text}**[é](https://tide.example/{url})")).is_empty());
    }
}
