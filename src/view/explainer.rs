//! The explainer as a whole.

use super::card::card;
use super::changes::changes;
use super::colophon::colophon;
use super::feedback::feedback;
use super::glossary::{definitions, glossary};
use super::header::header;
use super::html::html;
use super::nodes::all;
use super::sources::sources;
use crate::state::Session;
use crate::words::direction;
use yew::{AttrValue, Html};

/// A whole explainer.
pub fn explainer(session: &Session) -> Html {
    let count = session.explainer.cards.len();
    let cards = all(&mut (0..count).map(|index| card_at(session, index)));
    let notes = all(&mut NOTES.iter().map(|note| note(session)));
    frame(session, cards, notes, definitions(session))
}

/// The lists under the cards.
pub const NOTES: [fn(&Session) -> Html; 3] = [glossary, sources, changes];

/// The card at an index.
pub fn card_at(session: &Session, index: usize) -> Html {
    card(session, index, &session.explainer.cards[index])
}

/// An explainer around the given cards, lists and definitions.
pub fn frame(session: &Session, cards: Html, notes: Html, definitions: Html) -> Html {
    let explainer = &session.explainer;
    let lang = AttrValue::from(explainer.lang.clone());
    html! {
        <section class="explainer" part="explainer" {lang} dir={direction(&explainer.lang)} aria-labelledby="title">
            { header(session) }
            <div class="cards" part="cards">{ cards }</div>
            <div class="notes">{ notes }</div>
            { colophon(session) }
            { definitions }
            // Last, because it appears later: the elements before it keep their positions, by which patch.js matches them.
            { feedback(session) }
        </section>
    }
}
