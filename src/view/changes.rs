//! The log of changes and corrections since publication.

use super::glossary::{Note, note};
use super::html::html;
use super::line::{span, time};
use super::nodes::{act, all, spaced, text, word};
use super::prose::prose;
use crate::model::explainer::{Change, ChangeKind};
use crate::model::{Card, Date};
use crate::state::{Panel, Request, Session, place};
use yew::Html;

pub fn changes(session: &Session) -> Html {
    let changes = &session.explainer.changes;
    if changes.is_empty() {
        return Html::default();
    }
    let entries = all(&mut changes.iter().map(|each| change(session, each)));
    let parts = Note {
        panel: Panel::Changes,
        part: "changes",
        label: session.words.changes,
        count: changes.len(),
        content: html! { <ul role="list">{ entries }</ul> },
    };
    note(session, parts)
}

fn change(session: &Session, change: &Change) -> Html {
    let label = match change.kind {
        ChangeKind::Correction => session.words.correction,
        ChangeKind::Update => session.words.change,
    };
    let mut cards = session.explainer.cards.iter();
    let card = change
        .card
        .as_ref()
        .and_then(|id| cards.find(|card| card.id == *id));
    html! {
        <li class="change">
            <p class="source-meta">
                { span(time(session, &change.date)) }
                { span(word(label)) }
                if let Some(card) = card {
                    { span(link(session, card)) }
                }
            </p>
            <p>{ prose(session, place::CHANGES, &change.text) }</p>
        </li>
    }
}

fn link(session: &Session, card: &Card) -> Html {
    let href = session.link_to_card(&card.id);
    html! { <a {href} data-act={act(Request::Go(&card.id))}>{ text(&card.title) }</a> }
}

/// Marks a corrected card with the date of its last correction.
pub fn corrected(session: &Session, card: &Card) -> Html {
    let date = session.explainer.corrected(card);
    date.map_or_else(Html::default, |date| mark(session, date))
}

fn mark(session: &Session, date: &Date) -> Html {
    html! {
        <span class="corrected" part="corrected">
            { spaced(session.words.corrected) }
            { time(session, date) }
        </span>
    }
}
