//! The parts of a line of short facts: dates, names, numbers.

use super::html::html;
use super::nodes::{spaced, text, word};
use crate::model::{Date, Text};
use crate::state::Session;
use yew::{AttrValue, Html};

/// One part of the line. The style sheet separates the parts by a mark, the space separates them in a screen reader and
/// in copied text.
pub fn span(content: Html) -> Html {
    html! { <span>{ content }{ word(" ") }</span> }
}

/// A part that begins with a label.
pub fn labelled(label: &'static str, content: Html) -> Html {
    span(html! { <>{ spaced(label) }{ content }</> })
}

/// A date that begins with a label, if there is one.
pub fn dated(session: &Session, label: &'static str, date: Option<&Date>) -> Html {
    date.map_or_else(Html::default, |date| labelled(label, time(session, date)))
}

/// A name. Its direction doesn't depend on the text around it.
pub fn isolated(name: &Text) -> Html {
    html! { <bdi>{ text(name) }</bdi> }
}

/// A date, readable for people and machines.
pub fn time(session: &Session, date: &Date) -> Html {
    let datetime = AttrValue::from(date.as_str().to_owned());
    html! { <time {datetime}>{ session.date(date) }</time> }
}
