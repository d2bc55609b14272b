//! Sections with a heading of their own.

use super::heading::tag;
use super::html::html;
use super::nodes::word;
use crate::model::Card;
use crate::model::card::{Kind, Section};
use crate::state::Session;
use yew::Html;

/// The content under its heading. A card of the same kind needs no heading, because its title says the same, unless
/// the section would then seem to belong to the one before it.
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
