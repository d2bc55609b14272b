//! The head of a card whose content the file doesn't have, because it is for subscribers.

use super::heading::tag;
use super::html::html;
use super::icon;
use super::ids;
use super::nodes::{text, word};
use crate::model::Card;
use crate::state::{Panel, Session};
use yew::Html;

/// The class of content for subscribers, which the structured data names. It has the project's prefix, because it may
/// stand among the classes of a page.
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

/// Both forms are the same, because nothing opens. `data-open` keeps what the page wants open until the file with the
/// whole card comes.
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
                // A teaser may have the word as the title already.
                if *card.title != *session.words.locked {
                    <p class="card-summary" part="locked">{ word(session.words.locked) }</p>
                }
            </div>
            if is_first {
                // The page's own offer to subscribe.
                <slot name="subscribe" class="panel"></slot>
            }
        </div>
    }
}
