//! The explainer as a whole.

use super::card::card;
use super::changes::changes;
use super::feedback::feedback;
use super::glossary::{definitions, glossary};
use super::header::header;
use super::nodes::all;
use super::sources::sources;
use super::tools::{contents, tools};
use crate::state::Session;
use crate::words::direction;
use yew::{AttrValue, Html, html};

/// An explainer, from its heading to its sources.
pub fn explainer(session: &Session) -> Html {
    let explainer = &session.explainer;
    let lang = AttrValue::from(explainer.lang.clone());
    let mut cards = explainer
        .cards
        .iter()
        .enumerate()
        .map(|(index, each)| card(session, index, each));
    html! {
        <section class="explainer" part="explainer" {lang} dir={direction(&explainer.lang)} aria-labelledby="title">
            { header(session) }
            { tools(session) }
            { contents(session) }
            <div class="cards" part="cards">{ all(&mut cards) }</div>
            <div class="notes">
                { glossary(session) }
                { sources(session) }
                { changes(session) }
            </div>
            { definitions(session) }
            // Last, because it comes later: what stands before it keeps its place and its elements.
            { feedback(session) }
        </section>
    }
}
