//! The section `next`: what to watch.

use super::header::time;
use super::prose::paragraph;
use super::section::section;
use super::setting::{Setting, all, word};
use crate::model::Card;
use crate::model::card::{Kind, Next};
use yew::{Html, html};

pub fn next(setting: &Setting, card: &Card) -> Html {
    if card.next.is_empty() {
        return Html::default();
    }
    let mut each = card.next.iter().map(|each| item(setting, card, each));
    let list = html! { <ol class="events" part="next" role="list">{ all(&mut each) }</ol> };
    section(setting, card, (Kind::Next, setting.words.next), list)
}

fn item(setting: &Setting, card: &Card, next: &Next) -> Html {
    let past = next.date.is_before(&setting.today);
    html! {
        <li class="event" data-past={past.then_some("")}>
            <span class="event-date">
                { time(setting, &next.date) }
                if past {
                    { " " }<span class="past">{ word(setting.words.past) }</span>
                }
            </span>
            { paragraph(setting, &card.id, &next.text) }
        </li>
    }
}
