//! The section `events`: a timeline.

use super::html::html;
use super::line::time;
use super::media::media;
use super::nodes::{all, text, word};
use super::prose::paragraph;
use super::rail::rail;
use crate::model::Card;
use crate::model::card::Event;
use crate::state::Session;
use crate::words::SPAN;
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
            <span class="event-date">
                { time(session, &event.date) }
                if let Some(end) = &event.end_date {
                    { word(SPAN) }{ time(session, end) }
                }
            </span>
            if let Some(title) = &event.title {
                <p class="event-title">{ text(title) }</p>
            }
            if let Some(text) = &event.text {
                { paragraph(session, &card.id, text) }
            }
            if let Some(picture) = &event.media {
                { media(session, card, picture) }
            }
        </li>
    }
}
