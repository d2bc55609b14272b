//! The explainer as a whole.

use super::card::card;
use super::changes::changes;
use super::feedback::feedback;
use super::glossary::{definitions, glossary};
use super::header::header;
use super::setting::{Setting, all};
use super::sources::sources;
use super::tools::{contents, tools};
use crate::words::direction;
use yew::{AttrValue, Html, html};

/// An explainer, from its heading to its sources.
pub fn explainer(setting: &Setting) -> Html {
    let count = setting.explainer.cards.len();
    let cards = all(&mut (0..count).map(|index| card_at(setting, index)));
    let notes = all(&mut NOTES.iter().map(|note| note(setting)));
    frame(setting, cards, notes, definitions(setting))
}

/// The lists under the cards.
pub const NOTES: [fn(&Setting) -> Html; 3] = [glossary, sources, changes];

/// The card at an index.
pub fn card_at(setting: &Setting, index: usize) -> Html {
    card(setting, index, &setting.explainer.cards[index])
}

/// An explainer around its cards, the lists under them, and the definitions that open beside a word.
pub fn frame(setting: &Setting, cards: Html, notes: Html, definitions: Html) -> Html {
    let explainer = &setting.explainer;
    let lang = AttrValue::from(explainer.lang.clone());
    html! {
        <section class="explainer" part="explainer" {lang} dir={direction(&explainer.lang)} aria-labelledby="title">
            { header(setting) }
            { tools(setting) }
            { contents(setting) }
            <div class="cards" part="cards">{ cards }</div>
            <div class="notes">{ notes }</div>
            { definitions }
            // Last, because it comes later: what stands before it keeps its place and its elements.
            { feedback(setting) }
        </section>
    }
}
