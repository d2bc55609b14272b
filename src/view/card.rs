//! A card: heading, summary, and the sections behind the disclosure.

use super::disclosure;
use super::events::events;
use super::figures::figures;
use super::groups::groups;
use super::icon;
use super::prose::{paragraphs, prose};
use super::questions::questions;
use super::setting::{Setting, join, text, word};
use crate::model::{Card, Prose};
use crate::state::Panel;
use yew::{Html, html};

pub fn card(setting: &Setting, index: usize, card: &Card) -> Html {
    let panel = Panel::Card(index);
    let open = setting.state.is_open(panel).then_some("");
    let (name, shape) = icon::of(card.kind);
    html! {
        <div class="card" part="card" data-open={open} data-kind={name}>
            { heading(setting, panel, card, shape) }
            <p class="card-summary" part="card-summary">{ prose(setting, &card.id, &card.summary) }</p>
            <div class="panel" part="panel" id={join(&["panel-", &card.id])}
                HIDDEN={disclosure::hidden(setting, panel)}>
                { sections(setting, card) }
            </div>
        </div>
    }
}

fn heading(setting: &Setting, panel: Panel, card: &Card, shape: &'static str) -> Html {
    let names = (
        panel,
        join(&["card-", &card.id]),
        join(&["panel-", &card.id]),
    );
    let label = html! {
        <>
            { icon::svg("kind", shape) }
            <span class="card-title" part="card-title">{ text(&card.title) }</span>
        </>
    };
    disclosure::heading(setting, names, label)
}

/// The sections in the order of the contract.
fn sections(setting: &Setting, card: &Card) -> Html {
    html! {
        <>
            { paragraphs(setting, &card.id, &card.body) }
            { figures(setting, card) }
            { events(setting, card) }
            { groups(setting, card) }
            { questions(setting, card) }
            { more(setting, &card.id, &card.more) }
        </>
    }
}

fn more(setting: &Setting, card: &str, texts: &[Prose]) -> Html {
    if texts.is_empty() {
        return Html::default();
    }
    html! {
        <details class="more" part="more">
            <summary>{ word(setting.words.more) }</summary>
            { paragraphs(setting, card, texts) }
        </details>
    }
}
