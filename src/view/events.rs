//! The section `events`: a timeline.

use super::html::html;
use super::line::time;
use super::nodes::{all, text};
use super::prose::paragraph;
use super::rail::rail;
use crate::model::Card;
use crate::model::card::Event;
use crate::state::Session;
use yew::Html;

pub fn events(session: &Session, card: &Card, items: &[Event]) -> Html {
    let mut each = items.iter().map(|each| event(session, card, each));
    html! {
        <>
            { rail(session, card) }
            <ol class="events" part="events" role="list">{ all(&mut each) }</ol>
        </>
    }
}

fn event(session: &Session, card: &Card, event: &Event) -> Html {
    html! {
        <li class="event">
            <span class="event-date">{ time(session, &event.date) }</span>
            <p class="event-title">{ text(&event.title) }</p>
            if let Some(text) = &event.text {
                { paragraph(session, &card.id, text) }
            }
        </li>
    }
}
