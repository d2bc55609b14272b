//! The section `next`: what to watch.

use super::html::html;
use super::line::time;
use super::nodes::{all, word};
use super::prose::paragraph;
use super::section::section;
use crate::model::Card;
use crate::model::card::{Kind, Next};
use crate::state::Session;
use yew::Html;

pub fn next(session: &Session, card: &Card, items: &[Next]) -> Html {
    let mut each = items.iter().map(|each| item(session, card, each));
    let list = html! { <ol class="events" part="next" role="list">{ all(&mut each) }</ol> };
    section(session, card, (Kind::Next, session.words.next), list)
}

fn item(session: &Session, card: &Card, next: &Next) -> Html {
    let past = next.date.is_before(&session.settings.today);
    html! {
        <li class="event" data-past={past.then_some("")}>
            <span class="event-date">
                { time(session, &next.date) }
                if past {
                    { " " }<span class="past">{ word(session.words.past) }</span>
                }
            </span>
            { paragraph(session, &card.id, &next.text) }
        </li>
    }
}
