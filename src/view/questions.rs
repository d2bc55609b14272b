//! The section `questions`: questions and answers.

use super::html::html;
use super::nodes::{all, text};
use super::prose::paragraph;
use crate::model::Card;
use crate::model::card::Question;
use crate::state::{Depth, Session};
use yew::Html;

pub fn questions(session: &Session, card: &Card, items: &[Question]) -> Html {
    let mut each = items.iter().map(|each| question(session, card, each));
    html! { <div class="questions" part="questions">{ all(&mut each) }</div> }
}

fn question(session: &Session, card: &Card, item: &Question) -> Html {
    html! {
        <details class="question" open={session.state.depth() == Depth::Full}>
            <summary class="fold"><span>{ text(&item.question) }</span></summary>
            { paragraph(session, &card.id, &item.answer) }
        </details>
    }
}
