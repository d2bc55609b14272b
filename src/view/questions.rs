//! The section `questions`: questions and answers.

use super::prose::paragraph;
use super::setting::{Setting, all, text};
use crate::model::Card;
use crate::model::card::Question;
use crate::state::Depth;
use yew::{Html, html};

pub fn questions(setting: &Setting, card: &Card) -> Html {
    if card.questions.is_empty() {
        return Html::default();
    }
    let mut each = card
        .questions
        .iter()
        .map(|each| question(setting, card, each));
    html! { <div class="questions" part="questions">{ all(&mut each) }</div> }
}

fn question(setting: &Setting, card: &Card, item: &Question) -> Html {
    html! {
        <details class="question" open={setting.state.depth() == Depth::Full}>
            <summary class="fold">{ text(&item.question) }</summary>
            { paragraph(setting, &card.id, &item.answer) }
        </details>
    }
}
