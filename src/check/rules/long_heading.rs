//! Headings and summaries of cards that a phone shows in a few lines.

use super::length::{MOST_IN_TITLE, words};
use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::Severity;
use crate::model::inline::plain;
use textwrap::core::display_width;

pub const HEADING: Rule = Rule {
    name: "long-heading",
    severity: Severity::Advice,
    page: Page {
        what: "A heading in the cards, the `title` of a card or an event or a question, with more than 75 characters. A \
               Chinese or Japanese character counts for two.",
        why: "On a phone of 360 px it takes more than three lines. Readers skim the headings to choose a card; they don't \
              read paragraphs in bold.",
        place: Place::Card,
        wrong: r#""title": "Why does the sea rise twice a day, although the Moon passes overhead only once?""#,
        right: r#""title": "Why does the sea rise twice a day?""#,
    },
    check: headings,
};

pub const SUMMARY: Rule = Rule {
    name: "long-card-summary",
    severity: Severity::Advice,
    page: Page {
        what: "A `summary` of a card with more than 150 characters, without marks. A Chinese or Japanese character counts \
               for two.",
        why: "On a phone of 360 px it takes more than four lines. It is shown while the card is closed, so the other cards \
              move out of view.",
        place: Place::Card,
        wrong: r#""summary": "The Moon pulls at the water that is nearest to it, and less at the water on the far side of the Earth, so that the sea rises on both sides at the same time.""#,
        right: r#""summary": "The Moon pulls more at the near side of the Earth than at the far side, so the sea rises on both.""#,
    },
    check: summaries,
};

/// In columns. Chromium at 360 px breaks the titles of the shipped explainers, in 18 px bold on 267 px, after 24 to 27
/// characters.
const MOST_IN_HEADING: usize = 75;

/// In columns. There their summaries, in 16 px on 326 px, break after 34 to 40 characters.
const MOST_IN_SUMMARY: usize = 150;

fn headings<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let mut add = |pointer: String, heading: &str| {
        let width = display_width(heading);
        if width > MOST_IN_HEADING {
            found.whole(subject.string(&pointer), move || {
                words(
                    "heading",
                    width,
                    MOST_IN_HEADING,
                    "shorten it: a phone shows it in more than three lines",
                )
            });
        }
    };
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        // `long-title` reports longer ones.
        if card.title.chars().count() <= MOST_IN_TITLE {
            add(format!("/cards/{index}/title"), &card.title);
        }
        for (at, event) in card.events.iter().enumerate() {
            if let Some(title) = &event.title {
                add(format!("/cards/{index}/events/{at}/title"), title);
            }
        }
        for (at, question) in card.questions.iter().enumerate() {
            add(
                format!("/cards/{index}/questions/{at}/question"),
                &question.question,
            );
        }
    }
}

fn summaries<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let name = |id: &str| subject.explainer.term(id).map(|term| &*term.term);
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        let summary = card.summary.as_ref();
        let width = summary.map_or(0, |summary| display_width(&plain(summary.source(), &name)));
        if width > MOST_IN_SUMMARY {
            found.whole(subject.string(&format!("/cards/{index}/summary")), move || {
                let help = "shorten it, or move a part into `body`: a phone shows it in more than four lines";
                words("summary of a card", width, MOST_IN_SUMMARY, help)
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Settings, check_with};

    /// The rules that a card with such texts breaks, and where.
    fn broken(title: &str, question: &str, summary: &str) -> Vec<String> {
        let file = serde_json::json!({
            "version": 1, "id": "a", "lang": "en", "title": "A", "summary": "A.",
            "cards": [{
                "id": "a", "kind": "what", "title": title, "summary": summary,
                "questions": [{ "question": question, "answer": "A." }],
            }],
        });
        let rules =
            [HEADING.name, SUMMARY.name].map(|rule| (rule.to_owned(), Some(Severity::Advice)));
        let settings = Settings {
            severities: rules.into(),
            ..Settings::default()
        };
        let problems = check_with(file.to_string().as_bytes(), &settings)
            .problems
            .into_iter();
        problems
            .map(|problem| format!("{} {}", problem.rule, problem.pointer))
            .collect()
    }

    #[test]
    fn limits_are_accepted() {
        let (heading, summary) = ("é".repeat(MOST_IN_HEADING), "é".repeat(MOST_IN_SUMMARY));
        assert_eq!(
            broken(&heading, &heading, &format!("**{summary}**")),
            [""; 0]
        );
        assert_eq!(
            broken(&(heading.clone() + "é"), "a", "a"),
            ["long-heading /cards/0/title"]
        );
        assert_eq!(
            broken("a", &(heading + "é"), "a"),
            ["long-heading /cards/0/questions/0/question"]
        );
        assert_eq!(
            broken("a", "a", &(summary + "é")),
            ["long-card-summary /cards/0/summary"]
        );
    }

    #[test]
    fn a_wide_character_counts_twice() {
        assert_eq!(broken(&"潮".repeat(37), "a", "a"), [""; 0]);
        assert_eq!(
            broken(&"潮".repeat(38), "a", "a"),
            ["long-heading /cards/0/title"]
        );
    }

    #[test]
    fn a_title_has_one_problem() {
        assert_eq!(
            broken(&"é".repeat(MOST_IN_TITLE + 1), "a", "a"),
            ["long-title /cards/0/title"]
        );
    }
}
