//! The section `unknowns`: what nobody knows yet.

use super::prose::prose;
use super::section::section;
use super::setting::{Setting, all};
use crate::model::Card;
use crate::model::card::Kind;
use yew::{Html, html};

pub fn unknowns(setting: &Setting, card: &Card) -> Html {
    if card.unknowns.is_empty() {
        return Html::default();
    }
    let mut each = card
        .unknowns
        .iter()
        .map(|each| html! { <li class="text">{ prose(setting, &card.id, each) }</li> });
    // `role`: Safari takes lists without markers for no lists
    // (https://developer.mozilla.org/docs/Web/CSS/list-style#accessibility).
    let list = html! { <ul class="unknowns" part="unknowns" role="list">{ all(&mut each) }</ul> };
    section(
        setting,
        card,
        (Kind::Unknowns, setting.words.unknowns),
        list,
    )
}
