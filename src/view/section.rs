//! A section that says by a heading of its own what it is.

use super::heading::tag;
use super::html::html;
use super::nodes::word;
use crate::model::Card;
use crate::model::card::{Kind, Section};
use crate::state::Session;
use yew::Html;

/// The content under its heading. Without one in a card of the same kind, whose title says it, unless it
/// would then seem to stand under the heading of the section before it.
pub fn section(
    session: &Session,
    card: &Card,
    (kind, heading): (Kind, &'static str),
    content: Html,
) -> Html {
    let first = card
        .sections()
        .into_iter()
        .find_map(|section| match section {
            Section::Views(_) => Some(Kind::Views),
            Section::Unknowns(_) => Some(Kind::Unknowns),
            Section::Next(_) => Some(Kind::Next),
            Section::Quiz(_) => Some(Kind::Quiz),
            _ => None,
        });
    if card.kind == kind && first == Some(kind) {
        return content;
    }
    html! {
        <>
            <@{tag(session.settings.level + 2)} class="section">{ word(heading) }</@>
            { content }
        </>
    }
}
