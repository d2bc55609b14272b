//! The section `events`: what happened, in order.

use super::header::time;
use super::prose::paragraph;
use super::rail::rail;
use super::setting::{Setting, all, text};
use crate::model::Card;
use crate::model::card::Event;
use yew::{Html, html};

pub fn events(setting: &Setting, card: &Card) -> Html {
    if card.events.is_empty() {
        return Html::default();
    }
    let mut each = card.events.iter().map(|each| event(setting, card, each));
    html! {
        <>
            { rail(setting, card) }
            <ol class="events" part="events" role="list">{ all(&mut each) }</ol>
        </>
    }
}

fn event(setting: &Setting, card: &Card, event: &Event) -> Html {
    html! {
        <li class="event">
            <span class="event-date">{ time(setting, &event.date) }</span>
            <p class="event-title">{ text(&event.title) }</p>
            if let Some(text) = &event.text {
                { paragraph(setting, &card.id, text) }
            }
        </li>
    }
}
