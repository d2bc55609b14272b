//! The section `groups`: who is affected, and how.

use super::heading::tag;
use super::html::html;
use super::icon;
use super::nodes::{act, all, join, text, word};
use super::prose::paragraph;
use crate::model::Card;
use crate::model::card::{Group, Impact};
use crate::state::{Request, Session};
use yew::Html;

pub fn groups(session: &Session, card: &Card) -> Html {
    let chosen = chosen(session, card);
    let mut groups = vec![];
    for each in &card.groups {
        let is_chosen = *each.id == *chosen;
        let first = if is_chosen { 0 } else { groups.len() };
        groups.insert(first, group(session, card, each, is_chosen));
    }
    html! {
        <>
            { choice(session, card) }
            <ul class="groups" part="groups" role="list">{ all(&mut groups.into_iter()) }</ul>
        </>
    }
}

/// The id of the chosen group if this card has it, whichever card it was chosen in; else an empty text.
fn chosen<'a>(session: &Session, card: &'a Card) -> &'a str {
    let Some(chosen) = session.state.group(&session.explainer) else {
        return "";
    };
    let mut groups = card.groups.iter();
    let same = groups.find(|group| group.id == chosen.id);
    same.map_or("", |group| &group.id)
}

/// Radio buttons that move a group to the top. The other groups stay, for search and print.
fn choice(session: &Session, card: &Card) -> Html {
    if card.groups.len() < 2 || !session.has_widget() {
        return Html::default();
    }
    let everyone = (word(session.words.everyone), "");
    let chosen = chosen(session, card);
    let groups = card
        .groups
        .iter()
        .map(|group| (text(&group.name), &*group.id));
    let mut choices = [everyone].into_iter().chain(groups).map(|(label, id)| {
        let name = join(&["group-", &card.id]);
        let act = act(Request::Group {
            card: &card.id,
            group: id,
        });
        let chosen = *chosen == *id;
        html! {
            <label class="choice">
                <input type="radio" {name} data-act={act} checked={chosen.then_some("")} />
                <bdi>{ label }</bdi>
            </label>
        }
    });
    html! {
        <fieldset class="bring">
            <legend>{ word(session.words.bring) }</legend>
            { all(&mut choices) }
        </fieldset>
    }
}

/// A word and a shape show the impact, not only a colour (WCAG 2.2, 1.4.1).
fn group(session: &Session, card: &Card, group: &Group, is_chosen: bool) -> Html {
    let words = &session.words;
    let (impact, label, shape) = match group.impact {
        Impact::Positive => ("positive", words.positive, icon::POSITIVE),
        Impact::Negative => ("negative", words.negative, icon::NEGATIVE),
        Impact::Mixed => ("mixed", words.mixed, icon::MIXED),
        Impact::Unclear => ("unclear", words.unclear, icon::UNCLEAR),
    };
    html! {
        <li class="group" data-impact={impact} data-chosen={is_chosen.then_some("")}>
            <div class="group-head">
                <@{tag(session.settings.level + 2)} class="group-name">{ text(&group.name) }</@>{ " " }
                <span class="impact">{ icon::svg("impact", shape) }{ word(label) }</span>
            </div>
            { paragraph(session, &card.id, &group.text) }
        </li>
    }
}
