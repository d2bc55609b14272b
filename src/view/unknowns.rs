//! The section `unknowns`: what nobody knows yet.

use super::html::html;
use super::prose::items;
use super::section::section;
use crate::model::card::Kind;
use crate::model::{Card, Prose};
use crate::state::Session;
use yew::Html;

pub fn unknowns(session: &Session, card: &Card, texts: &[Prose]) -> Html {
    // `role`: Safari doesn't treat a list without markers as a list
    // (https://developer.mozilla.org/docs/Web/CSS/list-style#accessibility).
    let list = html! { <ul class="unknowns" part="unknowns" role="list">{ items(session, &card.id, texts) }</ul> };
    section(
        session,
        card,
        (Kind::Unknowns, session.words.unknowns),
        list,
    )
}
