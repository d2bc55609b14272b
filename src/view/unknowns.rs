//! The section `unknowns`: what nobody knows yet.

use super::html::html;
use super::nodes::all;
use super::prose::prose;
use super::section::section;
use crate::model::card::Kind;
use crate::model::{Card, Prose};
use crate::state::Session;
use yew::Html;

pub fn unknowns(session: &Session, card: &Card, texts: &[Prose]) -> Html {
    let mut each = texts
        .iter()
        .map(|each| html! { <li class="text">{ prose(session, &card.id, each) }</li> });
    // `role`: Safari doesn't treat a list without markers as a list
    // (https://developer.mozilla.org/docs/Web/CSS/list-style#accessibility).
    let list = html! { <ul class="unknowns" part="unknowns" role="list">{ all(&mut each) }</ul> };
    section(
        session,
        card,
        (Kind::Unknowns, session.words.unknowns),
        list,
    )
}
