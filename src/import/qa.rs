//! Questions and answers.

use super::explainer::Card;
use super::html::Page;
use super::loss::Losses;
use super::text::{joined, paragraphs};

/// A question and its answer.
pub struct Asked {
    /// Its place in the source.
    pub place: String,
    pub question: String,
    pub answer: Page,
}

/// One card with all of them, or a card for each if an answer has several paragraphs: an answer in a list of questions
/// has one.
pub fn cards(asked: Vec<Asked>, missing: &str, losses: &mut Losses) -> Vec<Card> {
    let told = |asked: &Asked| !asked.question.trim().is_empty() || !asked.answer.blocks.is_empty();
    let asked: Vec<Asked> = asked.into_iter().filter(told).collect();
    if asked.is_empty() {
        return vec![];
    }
    if asked.iter().any(|asked| asked.answer.blocks.len() > 1) {
        let card = |asked: Asked, losses: &mut Losses| Card {
            kind: "qa",
            title: asked.question,
            body: paragraphs(asked.answer, losses),
            ..Card::default()
        };
        return asked.into_iter().map(|asked| card(asked, losses)).collect();
    }
    let questions = asked.into_iter().map(|asked| {
        let answer = joined(asked.answer, &asked.place, losses);
        let answer = if answer.is_blank() {
            missing.to_owned()
        } else {
            answer.write(&asked.place, losses)
        };
        (
            if asked.question.trim().is_empty() {
                UNASKED.to_owned()
            } else {
                asked.question
            },
            answer,
        )
    });
    let questions = questions.collect();
    vec![Card {
        kind: "qa",
        questions,
        ..Card::default()
    }]
}

/// A question that the source doesn't have.
const UNASKED: &str = "Lorem ipsum?";
