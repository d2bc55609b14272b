//! The section `views`: who holds which position.

use super::prose::paragraph;
use super::section::section;
use super::setting::{Setting, all, text};
use crate::model::Card;
use crate::model::card::{Kind, View};
use yew::{Html, html};

pub fn views(setting: &Setting, card: &Card) -> Html {
    if card.views.is_empty() {
        return Html::default();
    }
    let mut each = card.views.iter().map(|each| view(setting, card, each));
    let list = html! { <dl class="views" part="views">{ all(&mut each) }</dl> };
    section(setting, card, (Kind::Views, setting.words.views), list)
}

fn view(setting: &Setting, card: &Card, view: &View) -> Html {
    html! {
        <div class="view">
            <dt class="view-name"><bdi>{ text(&view.name) }</bdi></dt>
            <dd>{ paragraph(setting, &card.id, &view.text) }</dd>
        </div>
    }
}
