//! The section `quiz`: a question to the reader.
//!
//! The options are radio buttons of the browser, as the pattern has them
//! (<https://www.w3.org/WAI/ARIA/apg/patterns/radio/>). What is right and why is there to be unfolded
//! without a choice and without scripts; the widget answers a choice at once below the options.

use super::html::html;
use super::nodes::{act, all, join, text, word};
use super::prose::{paragraph, prose};
use super::section::section;
use crate::model::Card;
use crate::model::card::{Kind, Quiz, QuizOption};
use crate::state::{Request, Session, place};
use yew::{AttrValue, Html};

pub fn quiz(session: &Session, (index, card): (usize, &Card), quiz: &Quiz) -> Html {
    let chosen = session.state.answer(index);
    let mut options = (0..)
        .zip(&quiz.options)
        .map(|(number, each)| option(card, (number, chosen), each));
    let content = html! {
        <div class="quiz" part="quiz">
            <fieldset>
                <legend class="quiz-question">{ text(&quiz.question) }</legend>
                { all(&mut options) }
            </fieldset>
            <div class="verdict" role="status">{ verdict(session, chosen.and_then(|chosen| quiz.options.get(chosen))) }</div>
            { answer(session, card, quiz) }
        </div>
    };
    section(session, card, (Kind::Quiz, session.words.quiz), content)
}

fn option(card: &Card, (number, chosen): (u32, Option<usize>), option: &QuizOption) -> Html {
    let chosen = chosen == Some(number as usize);
    let act = act(Request::Answer {
        card: &card.id,
        option: number,
    });
    let name = join(&["quiz-", &card.id]);
    html! {
        <label class="option">
            <input type="radio" {name} data-act={act} checked={chosen.then_some("")} />
            <span>{ text(&option.text) }</span>
        </label>
    }
}

/// Whether the chosen option is right, in words, and why.
fn verdict(session: &Session, chosen: Option<&QuizOption>) -> Html {
    let Some(option) = chosen else {
        return Html::default();
    };
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
                { paragraph(session, place::COPY, why) }
            }
        </>
    }
}

/// The right answer, then the explanation of each option.
fn answer(session: &Session, card: &Card, quiz: &Quiz) -> Html {
    let right = quiz.options.iter().filter(|option| option.correct);
    let mut right = right.map(|option| html! { <p class="text">{ text(&option.text) }</p> });
    let explained = quiz.options.iter().filter_map(|option| {
        let why = prose(session, &card.id, option.explanation.as_ref()?);
        let name = AttrValue::from(option.text.clone());
        Some(html! { <div><dt class="view-name">{ name }</dt><dd class="text">{ why }</dd></div> })
    });
    let explained: Vec<Html> = explained.collect();
    html! {
        <details class="more">
            <summary class="fold">{ word(session.words.answer) }</summary>
            { all(&mut right) }
            if !explained.is_empty() {
                <dl class="views">{ all(&mut explained.into_iter()) }</dl>
            }
        </details>
    }
}
