//! The section `quiz`: a question to the reader.
//!
//! The options are radio buttons of the browser, as the pattern has them
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/radio/>). What is right and why is there to be unfolded
//! without a choice and without scripts; a choice is answered at once beside the options.

use super::prose::{paragraph, prose};
use super::section::section;
use super::setting::{Setting, all, join, text, word};
use crate::model::Card;
use crate::model::card::{Kind, Quiz, QuizOption};
use crate::model::decimal::digits;
use crate::state::place;
use yew::{AttrValue, Html, html};

pub fn quiz(setting: &Setting, index: usize, card: &Card) -> Html {
    let Some(quiz) = &card.quiz else {
        return Html::default();
    };
    let chosen = setting.state.answer(index);
    let mut options = (0..)
        .zip(&quiz.options)
        .map(|(number, each)| option(card, number, each));
    let content = html! {
        <div class="quiz" part="quiz">
            <fieldset>
                <legend class="quiz-question">{ text(&quiz.question) }</legend>
                { all(&mut options) }
            </fieldset>
            <div class="verdict" role="status">{ verdict(setting, chosen.and_then(|chosen| quiz.options.get(chosen))) }</div>
            { answer(setting, card, quiz) }
        </div>
    };
    section(setting, card, (Kind::Quiz, setting.words.quiz), content)
}

fn option(card: &Card, number: usize, option: &QuizOption) -> Html {
    let id = join(&[&card.id, "/", &digits(number)]);
    let name = join(&["quiz-", &card.id]);
    html! {
        <label class="option">
            <input type="radio" {name} data-answer={id} />
            <span>{ text(&option.text) }</span>
        </label>
    }
}

/// Right or wrong, in words, and why.
fn verdict(setting: &Setting, chosen: Option<&QuizOption>) -> Html {
    let Some(option) = chosen else {
        return Html::default();
    };
    let words = setting.words;
    let (kind, label) = if option.correct {
        ("right", words.right)
    } else {
        ("wrong", words.wrong)
    };
    html! {
        <>
            <p class="verdict-word" data-verdict={kind}>{ word(label) }</p>
            if let Some(why) = &option.explanation {
                { paragraph(setting, place::COPY, why) }
            }
        </>
    }
}

/// The right answer, then what explains each option.
fn answer(setting: &Setting, card: &Card, quiz: &Quiz) -> Html {
    let right = quiz.options.iter().filter(|option| option.correct);
    let mut right = right.map(|option| html! { <p class="text">{ text(&option.text) }</p> });
    let explained = quiz.options.iter().filter_map(|option| {
        let why = prose(setting, &card.id, option.explanation.as_ref()?);
        let name = AttrValue::from(option.text.clone());
        Some(html! { <div><dt class="view-name">{ name }</dt><dd class="text">{ why }</dd></div> })
    });
    let explained: Vec<Html> = explained.collect();
    html! {
        <details class="more">
            <summary class="fold">{ word(setting.words.answer) }</summary>
            { all(&mut right) }
            if !explained.is_empty() {
                <dl class="views">{ all(&mut explained.into_iter()) }</dl>
            }
        </details>
    }
}
