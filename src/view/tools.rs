//! What a reader can do with the whole explainer: choose how much of it to read, open or close all of it,
//! go to a card, take it in another language.

use super::header::isolated;
use super::html::html;
use super::ids;
use super::nodes::{act, all, join, text, word};
use super::reading;
use crate::model::Text;
use crate::model::address::Address;
use crate::model::explainer::Translation;
use crate::state::{Depth, Panel, Request, Session, Status};
use crate::words::{direction, name};
use yew::{AttrValue, Html};

/// From how many cards on there is a list of them.
const MANY: usize = 6;

pub fn tools(session: &Session) -> Html {
    html! {
        <div class="tools" part="tools">
            if session.has_widget() {
                { depth(session) }
                { unfold(session) }
            }
            { translations(session) }
        </div>
    }
}

/// Radio buttons of the browser: <https://www.w3.org/WAI/ARIA/apg/patterns/radio/>.
fn depth(session: &Session) -> Html {
    let words = &session.words;
    let (chosen, _) = shown(session);
    let times = reading::times(session);
    if times.len() < 2 {
        return Html::default();
    }
    // Where nothing unfolds in the cards, everything is the main points.
    let last = times.len() - 1;
    let choices = [
        (Depth::Brief, words.brief),
        (Depth::Main, words.main),
        (Depth::Full, words.full),
    ];
    let mut choices = choices.into_iter().zip(times).map(|((depth, label), time)| {
        let act = act(Request::Depth(depth));
        let chosen = depth as usize == last.min(chosen as usize);
        html! {
            <label class="choice">
                <input type="radio" name="depth" data-act={act} checked={chosen.then_some("")} />
                <span>{ word(label) }{ " " }<span class="time">{ time }</span></span>
            </label>
        }
    });
    html! {
        <fieldset class="depth" part="depth">
            <legend>{ word(words.depth) }</legend>
            { all(&mut choices) }
        </fieldset>
    }
}

/// How much the open cards come to, whatever was chosen before, and whether all are open that can be.
fn shown(session: &Session) -> (Depth, bool) {
    let (mut none, mut all) = (true, true);
    for (index, card) in session.explainer.cards.iter().enumerate() {
        let open = session.state.is_open(Panel::Card(index));
        none &= !open || card.locked;
        all &= open || card.locked;
    }
    match session.state.depth() {
        _ if none => (Depth::Brief, false),
        Depth::Brief if all => (Depth::Main, true),
        chosen => (chosen, all),
    }
}

fn unfold(session: &Session) -> Html {
    let words = &session.words;
    let (depth, label, done) = match shown(session) {
        (_, true) => (Depth::Brief, words.fold, words.opened),
        (Depth::Full, _) => (Depth::Full, words.unfold, ""),
        _ => (Depth::Main, words.unfold, words.closed),
    };
    let said = *session.state.status() == Status::Depth;
    html! {
        <>
            <button type="button" class="tool" part="unfold" id="tool-unfold"
                data-act={act(Request::Depth(depth))}>{ word(label) }</button>
            // For those who do not see it.
            <span class="said" role="status">{ said.then(|| word(done)) }</span>
        </>
    }
}

/// The explainer in other languages. Where the widget never runs each leads to a page beside this one, which
/// `render --to page` names so.
fn translations(session: &Session) -> Html {
    let others = &session.explainer.translations;
    let missing = *session.state.status() == Status::Unavailable;
    if others.is_empty() {
        return Html::default();
    }
    let mut each = others
        .iter()
        .filter_map(|other| translation(session, other));
    html! {
        <nav class="languages" part="languages" aria-label={session.words.translations}>
            <ul role="list">{ all(&mut each) }</ul>
            if session.has_widget() {
                <span role="status">{ missing.then(|| word(session.words.unavailable)) }</span>
            }
        </nav>
    }
}

fn translation(session: &Session, other: &Translation) -> Option<Html> {
    let file = Address::parse(&other.href)
        .ok()?
        .seen_from(&session.settings.file)?;
    let href = match other.href.strip_suffix(".json") {
        Some(stem) if !session.has_widget() => join(&[stem, ".page.html"]),
        _ => AttrValue::from(file),
    };
    let lang = AttrValue::from(other.lang.clone());
    let label = Text::from(name(&other.lang));
    let act = session
        .has_widget()
        .then(|| act(Request::Translate(&other.lang)));
    Some(html! {
        <li>
            <a {href} id={ids::translation(&other.lang)} hreflang={lang.clone()} {lang}
                dir={direction(&other.lang)} data-act={act}>
                { isolated(&label) }
            </a>
        </li>
    })
}

/// The cards by their titles, where they are many. Behind a disclosure, because the cards are a list
/// themselves as long as they are closed.
pub fn contents(session: &Session) -> Html {
    let cards = &session.explainer.cards;
    if cards.len() < MANY {
        return Html::default();
    }
    let readable = cards.iter().filter(|card| !card.locked);
    let mut each = readable.map(|card| {
        let href = session.link_to_card(&card.id);
        let act = act(Request::Go(&card.id));
        html! { <li><a {href} data-act={act}>{ text(&card.title) }</a></li> }
    });
    html! {
        <nav class="contents" part="contents" aria-label={session.words.contents}>
            <details>
                <summary class="fold">{ word(session.words.contents) }</summary>
                <ol role="list">{ all(&mut each) }</ol>
            </details>
        </nav>
    }
}
