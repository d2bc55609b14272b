//! A section that says by a heading of its own what it is.

use super::header::tag;
use super::setting::{Setting, word};
use crate::model::Card;
use crate::model::card::Kind;
use yew::{Html, html};

/// The content under its heading. Without one in a card of the same kind, whose title says it, unless it
/// would then seem to stand under the heading of the section before it.
pub fn section(
    setting: &Setting,
    card: &Card,
    (kind, heading): (Kind, &'static str),
    content: Html,
) -> Html {
    let empty = [
        (Kind::Views, card.views.is_empty()),
        (Kind::Unknowns, card.unknowns.is_empty()),
        (Kind::Next, card.next.is_empty()),
    ];
    let mut before = empty.iter().take_while(|(other, _)| *other != kind);
    if card.kind == kind && before.all(|(_, empty)| *empty) {
        return content;
    }
    html! {
        <>
            <@{tag(setting.level + 2)} class="section">{ word(heading) }</@>
            { content }
        </>
    }
}
