//! A card: heading, summary, and the sections behind the disclosure.

use super::changes::corrected;
use super::disclosure::{Disclosure, disclosure};
use super::events::events;
use super::figures::figures;
use super::groups::groups;
use super::icon;
use super::locked::{self, locked};
use super::media::media;
use super::next::next;
use super::prose::{paragraphs, prose};
use super::questions::questions;
use super::quiz::quiz;
use super::setting::{Setting, join, spaced, text, word};
use super::table::table;
use super::unknowns::unknowns;
use super::views::views;
use crate::model::{Card, Prose};
use crate::state::{Depth, Panel};
use yew::{Html, html};

pub fn card(setting: &Setting, index: usize, card: &Card) -> Html {
    if card.locked {
        return locked(setting, index, card);
    }
    let (name, shape) = icon::of(card.kind);
    let label = html! {
        <>
            { icon::svg("kind", shape) }
            <span class="card-title" part="card-title">{ text(&card.title) }</span>
        </>
    };
    let parts = Disclosure {
        panel: Panel::Card(index),
        class: locked::class(card),
        part: "card",
        kind: Some(name),
        ids: (join(&["card-", &card.id]), join(&["panel-", &card.id])),
        label,
        dek: summary(setting, card),
        content: sections(setting, index, card),
    };
    disclosure(setting, parts)
}

/// Not a paragraph in the static form: HTML allows none inside of `summary`.
fn summary(setting: &Setting, card: &Card) -> Html {
    let content = html! {
        <>{ prose(setting, &card.id, &card.summary) }{ corrected(setting, card) }</>
    };
    if setting.is_static() {
        return html! { <span class="card-summary" part="card-summary">{ content }</span> };
    }
    html! { <p class="card-summary" part="card-summary">{ content }</p> }
}

/// The sections in the order of the contract.
fn sections(setting: &Setting, index: usize, card: &Card) -> Html {
    html! {
        <>
            { paragraphs(setting, &card.id, &card.body) }
            { media(setting, card) }
            { figures(setting, card) }
            { table(setting, card) }
            { events(setting, card) }
            { groups(setting, card) }
            { questions(setting, card) }
            { views(setting, card) }
            { unknowns(setting, card) }
            { next(setting, card) }
            { quiz(setting, index, card) }
            { more(setting, &card.id, &card.more) }
            { foot(setting, index, card) }
        </>
    }
}

/// The way to the next card that can be read, so that all can be read front to back, and the address of this one.
fn foot(setting: &Setting, index: usize, card: &Card) -> Html {
    let mut later = setting.explainer.cards.iter().skip(index + 1);
    html! {
        <p class="foot" part="foot">
            if let Some(next) = later.find(|card| !card.locked) {
                <a class="following" href={setting.fragment("card-", &next.id)}
                    data-act={join(&["go ", &next.id])}>
                    { spaced(setting.words.following) }{ text(&next.title) }
                </a>{ word(" ") }
            }
            if setting.has_widget() {
                <a class="permalink" href={join(&["#", &setting.explainer.id, "_", &card.id])} data-share="">
                    { word(setting.words.link) }
                </a>
                <span role="status" data-said={setting.words.copied}></span>
            }
        </p>
    }
}

fn more(setting: &Setting, card: &str, texts: &[Prose]) -> Html {
    if texts.is_empty() {
        return Html::default();
    }
    html! {
        <details class="more" part="more" open={setting.state.depth() == Depth::Full}>
            <summary class="fold">{ word(setting.words.more) }</summary>
            { paragraphs(setting, card, texts) }
        </details>
    }
}
