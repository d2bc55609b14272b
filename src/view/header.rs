//! The head of an explainer: kicker, title, dek, and one line of facts.

use super::facts::facts;
use super::heading::tag;
use super::html::html;
use super::nodes::{text, word};
use super::prose::prose;
use crate::state::{Session, place};
use yew::Html;

pub fn header(session: &Session) -> Html {
    let explainer = &session.explainer;
    html! {
        <header class="header" part="header">
            <p class="kicker" part="kicker">{ word(session.words.kicker) }</p>
            <@{tag(session.settings.level)} class="title" part="title" id="title" tabindex="-1">{ text(&explainer.title) }</@>
            <p class="dek" part="dek">{ prose(session, place::SUMMARY, &explainer.summary) }</p>
            { facts(session) }
        </header>
    }
}
