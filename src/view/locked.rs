//! A card that only subscribers may read, as those see it who are none: its head.

use super::heading::tag;
use super::html::html;
use super::icon;
use super::ids;
use super::nodes::{text, word};
use crate::model::Card;
use crate::state::{Panel, Session};
use yew::Html;

/// The class of what only subscribers may read, which the structured data names. It may stand among the
/// classes of a page.
#[cfg(feature = "tools")]
pub const SUBSCRIBER: &str = "explainer-subscriber";

/// The class of a card.
pub fn class(card: &Card) -> &'static str {
    if card.is_for_subscribers() {
        // With `SUBSCRIBER`.
        "card explainer-subscriber"
    } else {
        "card"
    }
}

/// The same in both forms: nothing opens. Its `data-open` is for the file that has the card: what the
/// page wanted open is open there.
pub fn locked(session: &Session, index: usize, card: &Card) -> Html {
    let (name, shape) = icon::of(card.kind);
    let cards = &session.explainer.cards;
    let open = session.state.is_open(Panel::Card(index));
    let is_first = cards[..index].iter().all(|card| !card.locked);
    html! {
        <div class={class(card)} part="card" data-kind={name} data-locked=""
            data-open={open.then_some("")}>
            <div class="head">
                <@{tag(session.settings.level + 1)} class="heading" id={ids::card(&card.id)} tabindex="-1">
                    <span class="button">
                        { icon::svg("kind", shape) }
                        <span class="card-title" part="card-title">{ text(&card.title) }</span>
                        { icon::svg("lock", icon::LOCK) }
                    </span>
                </@>
                // Without a title for others the word is the title.
                if *card.title != *session.words.locked {
                    <p class="card-summary" part="locked">{ word(session.words.locked) }</p>
                }
            </div>
            if is_first {
                // What the page says to those who have not paid.
                <slot name="subscribe" class="panel"></slot>
            }
        </div>
    }
}
