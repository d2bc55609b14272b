//! A card: heading, summary, and the sections behind the disclosure.

use super::changes::corrected;
use super::disclosure::{Disclosure, disclosure};
use super::events::events;
use super::figures::figures;
use super::groups::groups;
use super::html::html;
use super::icon;
use super::locked::{self, locked};
use super::media::media;
use super::next::next;
use super::nodes::{act, all, spaced, text, word};
use super::prose::{passages, prose};
use super::questions::questions;
use super::quiz::quiz;
use super::table::table;
use super::unknowns::unknowns;
use super::views::views;
use crate::model::card::Section;
use crate::model::{Card, Passage};
use crate::state::{Depth, Panel, Request, Session, Status, address};
use yew::Html;

pub fn card(session: &Session, index: usize, card: &Card) -> Html {
    if card.locked {
        return locked(session, index, card);
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
        label,
        dek: summary(session, card),
        content: content(session, index, card),
    };
    disclosure(session, parts)
}

/// A `span` in the static form, because HTML doesn't allow a paragraph inside `summary`.
fn summary(session: &Session, card: &Card) -> Html {
    let corrected = corrected(session, card);
    let Some(summary) = &card.summary else {
        return corrected;
    };
    let content = html! { <>{ prose(session, &card.id, summary) }{ corrected }</> };
    if session.is_static() {
        return html! { <span class="card-summary" part="card-summary">{ content }</span> };
    }
    html! { <p class="card-summary" part="card-summary">{ content }</p> }
}

/// The sections, then the links at the foot of the card.
fn content(session: &Session, index: usize, card: &Card) -> Html {
    let mut each = card.sections().into_iter().map(|section| match section {
        Section::Body(texts) => passages(session, &card.id, texts),
        Section::Media(picture) => media(session, card, picture),
        Section::Figures(items) => figures(session, card, items),
        Section::Table(rows) => table(session, card, rows),
        Section::Events(items) => events(session, card, items),
        Section::Groups(_) => groups(session, card),
        Section::Questions(items) => questions(session, card, items),
        Section::Views(items) => views(session, card, items),
        Section::Unknowns(texts) => unknowns(session, card, texts),
        Section::Next(items) => next(session, card, items),
        Section::Quiz(item) => quiz(session, (index, card), item),
        Section::More(texts) => more(session, &card.id, texts),
    });
    html! {
        <>
            { all(&mut each) }
            { foot(session, index, card) }
        </>
    }
}

/// A link to the next readable card, so that the cards can be read front to back, and a link that shares this card.
fn foot(session: &Session, index: usize, card: &Card) -> Html {
    let mut later = session.explainer.cards.iter().skip(index + 1);
    html! {
        <p class="foot" part="foot">
            if let Some(next) = later.find(|card| !card.locked) {
                <a class="following" href={session.link_to_card(&next.id)}
                    data-act={act(Request::Go(&next.id))}>
                    { spaced(session.words.following) }{ text(&next.title) }
                </a>{ word(" ") }
            }
            if session.has_widget() {
                <a class="permalink" href={address::print(&session.explainer.id, &card.id)}
                    data-act={act(Request::Share(&card.id))}>
                    { word(session.words.link) }
                </a>
                <span role="status">{ shared(session, index) }</span>
            }
        </p>
    }
}

/// The result of sharing the address of the card.
fn shared(session: &Session, card: usize) -> Html {
    match session.state.status() {
        Status::Copied(index) if *index == card => word(session.words.copied),
        Status::Uncopied(index, address) if *index == card => text(address),
        _ => Html::default(),
    }
}

fn more(session: &Session, card: &str, texts: &[Passage]) -> Html {
    html! {
        <details class="more" part="more" open={session.state.depth() == Depth::Full}>
            <summary class="fold">{ word(session.words.more) }</summary>
            { passages(session, card, texts) }
        </details>
    }
}
