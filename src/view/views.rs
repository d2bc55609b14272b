//! The section `views`: positions and who holds them.

use super::html::html;
use super::nodes::{all, text};
use super::prose::paragraph;
use super::section::section;
use crate::model::Card;
use crate::model::card::{Kind, View};
use crate::state::Session;
use yew::Html;

pub fn views(session: &Session, card: &Card, items: &[View]) -> Html {
    let mut each = items.iter().map(|each| view(session, card, each));
    let list = html! { <dl class="views" part="views">{ all(&mut each) }</dl> };
    section(session, card, (Kind::Views, session.words.views), list)
}

fn view(session: &Session, card: &Card, view: &View) -> Html {
    html! {
        <div class="view">
            <dt class="view-name"><bdi>{ text(&view.name) }</bdi></dt>
            <dd>{ paragraph(session, &card.id, &view.text) }</dd>
        </div>
    }
}
