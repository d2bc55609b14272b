//! The section `groups`: who is affected, and how.

use super::icon;
use super::prose::paragraph;
use super::setting::{Setting, all, text, word};
use crate::model::Card;
use crate::model::card::{Group, Impact};
use yew::{Html, html};

pub fn groups(setting: &Setting, card: &Card) -> Html {
    if card.groups.is_empty() {
        return Html::default();
    }
    let mut each = card.groups.iter().map(|each| group(setting, card, each));
    html! { <ul class="groups" part="groups" role="list">{ all(&mut each) }</ul> }
}

/// The impact is told by word and shape, not only by colour (WCAG 2.2, 1.4.1).
fn group(setting: &Setting, card: &Card, group: &Group) -> Html {
    let words = setting.words;
    let (impact, label, shape) = match group.impact {
        Impact::Positive => ("positive", words.positive, icon::POSITIVE),
        Impact::Negative => ("negative", words.negative, icon::NEGATIVE),
        Impact::Mixed => ("mixed", words.mixed, icon::MIXED),
        Impact::Unclear => ("unclear", words.unclear, icon::UNCLEAR),
    };
    html! {
        <li class="group" data-impact={impact}>
            <p class="group-head">
                <span class="group-name">{ text(&group.name) }</span>{ " " }
                <span class="impact">{ icon::svg("impact", shape) }{ word(label) }</span>
            </p>
            { paragraph(setting, &card.id, &group.text) }
        </li>
    }
}
