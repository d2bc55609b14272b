//! The explainer as a whole.

use super::card::card;
use super::glossary::{definitions, glossary};
use super::header::header;
use super::setting::{Setting, all};
use super::sources::sources;
use crate::words::direction;
use yew::{AttrValue, Html, html};

/// An explainer, from its heading to its sources.
pub fn explainer(setting: &Setting) -> Html {
    let explainer = &setting.explainer;
    let lang = AttrValue::from(explainer.lang.clone());
    let mut cards = explainer
        .cards
        .iter()
        .enumerate()
        .map(|(index, each)| card(setting, index, each));
    html! {
        <section class="explainer" part="explainer" {lang} dir={direction(&explainer.lang)} aria-labelledby="title">
            { header(setting) }
            <div class="cards" part="cards">{ all(&mut cards) }</div>
            <div class="notes">
                { glossary(setting) }
                { sources(setting) }
            </div>
            { definitions(setting) }
        </section>
    }
}
