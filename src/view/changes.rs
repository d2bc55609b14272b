//! What was changed since an explainer came out, and in which card.

use super::glossary::{Note, note};
use super::header::{span, time};
use super::prose::prose;
use super::setting::{Setting, all, join, spaced, text, word};
use crate::model::explainer::{Change, ChangeKind};
use crate::model::{Card, Date};
use crate::state::{Panel, place};
use yew::{Html, html};

pub fn changes(setting: &Setting) -> Html {
    let changes = &setting.explainer.changes;
    if changes.is_empty() {
        return Html::default();
    }
    let entries = all(&mut changes.iter().map(|each| change(setting, each)));
    let parts = Note {
        panel: Panel::Changes,
        part: "changes",
        id: "list-changes",
        label: setting.words.changes,
        count: changes.len(),
        content: html! { <ul role="list">{ entries }</ul> },
    };
    note(setting, parts)
}

fn change(setting: &Setting, change: &Change) -> Html {
    let label = match change.kind {
        ChangeKind::Correction => setting.words.correction,
        ChangeKind::Update => setting.words.change,
    };
    let mut cards = setting.explainer.cards.iter();
    let card = change
        .card
        .as_ref()
        .and_then(|id| cards.find(|card| card.id == *id));
    html! {
        <li class="change">
            <p class="source-meta">
                { span(time(setting, &change.date)) }
                { span(word(label)) }
                if let Some(card) = card {
                    { span(link(setting, card)) }
                }
            </p>
            <p>{ prose(setting, place::CHANGES, &change.text) }</p>
        </li>
    }
}

fn link(setting: &Setting, card: &Card) -> Html {
    let href = setting.fragment("card-", &card.id);
    html! { <a {href} data-act={join(&["go ", &card.id])}>{ text(&card.title) }</a> }
}

/// The mark of a card that was corrected: the day of the last correction.
pub fn corrected(setting: &Setting, card: &Card) -> Html {
    let date = setting.explainer.corrected(card);
    date.map_or_else(Html::default, |date| mark(setting, date))
}

fn mark(setting: &Setting, date: &Date) -> Html {
    html! {
        <span class="corrected" part="corrected">
            { spaced(setting.words.corrected) }
            { time(setting, date) }
        </span>
    }
}
