//! A quiz: options to choose from, one of them right.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};

pub const RULE: Rule = Rule {
    name: "quiz",
    severity: Severity::Error,
    page: Page {
        what: "Fewer than two options, or not exactly one that is right.",
        why: "Readers choose one option and learn whether it is right. That needs at least two options, and exactly \
              one that is right.",
        place: Place::Card,
        wrong: r#""quiz": {
  "question": "When is the range largest?",
  "options": [{ "text": "At spring tide" }, { "text": "At neap tide" }]
}"#,
        right: r#""quiz": {
  "question": "When is the range largest?",
  "options": [{ "text": "At spring tide", "correct": true }, { "text": "At neap tide" }]
}"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        let Some(quiz) = &card.quiz else {
            continue;
        };
        let options = quiz.options.len();
        let correct = quiz.options.iter().filter(|option| option.correct).count();
        if options < 2 || correct != 1 {
            let entry = subject.part_of(&format!("/cards/{index}/quiz"), "/options");
            found.whole(entry, move || match options {
                0 | 1 => few(options),
                _ => not_one(correct),
            });
        }
    }
}

fn few(options: usize) -> Words {
    Words {
        message: match options {
            0 => "quiz without options".to_owned(),
            _ => "quiz with one option".to_owned(),
        },
        label: "expected at least two options".to_owned(),
        help: "add one to `options`: `{ \"text\": \"…\" }`; or move the question to `questions`"
            .to_owned(),
    }
}

fn not_one(correct: usize) -> Words {
    Words {
        message: match correct {
            0 => "quiz without a correct option".to_owned(),
            _ => format!("quiz with {correct} correct options"),
        },
        label: "expected exactly one correct option".to_owned(),
        help: "write `\"correct\": true` in one option and in no other".to_owned(),
    }
}
