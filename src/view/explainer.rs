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
use crate::state::{Panel, Session, State};
use crate::words::direction;
use yew::{AttrValue, Html};

/// A whole explainer.
pub fn explainer(session: &Session) -> Html {
    since(session, None)
}

/// The same for a page that shows the explainer in an earlier state: [`kept`] stands for each card and each list that
/// looks the same as then. So the cost of a press doesn't grow with the number of cards.
pub fn changed(session: &Session, before: &State) -> Html {
    since(session, Some(before))
}

fn since(session: &Session, before: Option<&State>) -> Html {
    let differs = |panel| before.is_none_or(|before| session.state.differs(before, panel));
    let count = session.explainer.cards.len();
    let cards = all(&mut (0..count).map(|index| {
        if differs(Panel::Card(index)) {
            card_at(session, index)
        } else {
            kept()
        }
    }));
    let explainer = &session.explainer;
    let lists = [
        (Panel::Glossary, explainer.glossary.is_empty()),
        (Panel::Sources, explainer.sources.is_empty()),
        (Panel::Changes, explainer.changes.is_empty()),
    ];
    let notes = all(&mut lists
        .into_iter()
        .zip(NOTES)
        .map(|((panel, is_empty), note)| {
            if is_empty || differs(panel) {
                note(session)
            } else {
                kept()
            }
        }));
    let definitions = before.map_or_else(|| definitions(session), |_| kept());
    frame(session, cards, notes, definitions)
}

/// Stands for an element that stays as it is.
fn kept() -> Html {
    html! { <kept /> }
}

/// The lists under the cards, in the order of their panels.
pub const NOTES: [fn(&Session) -> Html; 3] = [glossary, sources, changes];

/// The card at an index.
pub fn card_at(session: &Session, index: usize) -> Html {
    card(session, index, &session.explainer.cards[index])
}

/// An explainer around the given cards, lists and definitions.
pub fn frame(session: &Session, cards: Html, notes: Html, definitions: Html) -> Html {
    let explainer = &session.explainer;
    let lang = AttrValue::from(explainer.lang.clone());
    // embed.js knows by it which addresses lead to the pre-rendered form.
    let id = session
        .is_static()
        .then(|| AttrValue::from(explainer.id.clone()));
    html! {
        // Its width decides about the layout; `.root` has the width that parents go by.
        <div class="box">
            <section class="explainer" part="explainer" {lang} dir={direction(&explainer.lang)} aria-labelledby="title"
                data-explainer={id}>
                { header(session) }
                <div class="cards" part="cards">{ cards }</div>
                <div class="notes">{ notes }</div>
                { colophon(session) }
                { definitions }
                // Last, because it appears later: the elements before it keep their positions, by which patch.js matches them.
                { feedback(session) }
            </section>
        </div>
    }
}
