//! The section `quiz`: a question to the reader.
//!
//! The options are radio buttons (<https://www.w3.org/WAI/ARIA/apg/patterns/radio/>). Arrow keys choose one after the
//! other, so nothing is answered before a button is pressed. The right option and the reasons can also be unfolded,
//! without a choice and without scripts.

use super::html::html;
use super::nodes::{act, all, join, text, word};
use super::prose::paragraph;
use super::section::section;
use crate::model::Card;
use crate::model::card::{Kind, Quiz, QuizOption};
use crate::model::decimal::digits;
use crate::state::{Request, Session, place};
use yew::Html;

pub fn quiz(session: &Session, (index, card): (usize, &Card), quiz: &Quiz) -> Html {
    let answer = session.state.answer(index);
    let mut options = (0..)
        .zip(&quiz.options)
        .map(|(number, each)| option(card, (number, answer), each));
    let answered = answer.and_then(|answer| quiz.options.get(answer));
    let content = html! {
        <div class="quiz" part="quiz">
            <fieldset>
                <legend class="quiz-question">{ text(&quiz.question) }</legend>
                { all(&mut options) }
                if session.has_widget() {
                    { check(session, card) }
                }
            </fieldset>
            <div class="verdict" role="status">
                { answered.map(|option| verdict(session, place::COPY, option)) }
            </div>
            { answers(session, card, quiz) }
        </div>
    };
    section(session, card, (Kind::Quiz, session.words.quiz), content)
}

/// Only the page knows which option is chosen. `checked` is the option of the last answer.
fn option(card: &Card, (number, answer): (u32, Option<usize>), option: &QuizOption) -> Html {
    let checked = (answer == Some(number as usize)).then_some("");
    let name = join(&["quiz-", &card.id]);
    html! {
        <label class="option">
            <input type="radio" {name} value={digits(number)} required="" {checked} />
            <span>{ text(&option.text) }</span>
        </label>
    }
}

/// The button that checks the chosen option. The listener adds the number of the option to the request.
fn check(session: &Session, card: &Card) -> Html {
    let request = Request::Answer {
        card: &card.id,
        option: "",
    };
    html! { <button type="button" class="tool" data-act={act(request)}>{ word(session.words.check) }</button> }
}

/// The verdict on an option, in words, and its explanation.
fn verdict(session: &Session, place: &str, option: &QuizOption) -> Html {
    let words = &session.words;
    let (kind, label) = if option.correct {
        ("right", words.right)
    } else {
        ("wrong", words.wrong)
    };
    html! {
        <>
            <p class="verdict-word" data-verdict={kind}>{ word(label) }</p>
            if let Some(why) = &option.explanation {
                { paragraph(session, place, why) }
            }
        </>
    }
}

/// All options with verdict and explanation. In print this list replaces the radio buttons.
fn answers(session: &Session, card: &Card, quiz: &Quiz) -> Html {
    let mut each = quiz.options.iter().map(|option| {
        html! {
            <div class="view">
                <dt class="view-name">{ text(&option.text) }</dt>
                <dd>{ verdict(session, &card.id, option) }</dd>
            </div>
        }
    });
    html! {
        <details class="more">
            <summary class="fold">{ word(session.words.answer) }</summary>
            <dl class="views">{ all(&mut each) }</dl>
        </details>
    }
}
