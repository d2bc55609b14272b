//! A section that says by a heading of its own what it is.

use super::header::tag;
use super::setting::{Setting, word};
use crate::model::Card;
use crate::model::card::Kind;
use yew::{Html, html};

/// The content under its heading. Without one in a card of the same kind, whose title says it.
pub fn section(
    setting: &Setting,
    card: &Card,
    (kind, heading): (Kind, &'static str),
    content: Html,
) -> Html {
    if card.kind == kind {
        return content;
    }
    html! {
        <>
            <@{tag(setting.level + 2)} class="section">{ word(heading) }</@>
            { content }
        </>
    }
}
