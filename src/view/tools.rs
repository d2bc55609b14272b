//! What a reader can do with the whole explainer: choose how much of it to read, open or close all of it,
//! go to a card, take it in another language.

use super::header::isolated;
use super::reading;
use super::setting::{Setting, all, join, text, word};
use crate::model::Text;
use crate::model::address::Address;
use crate::model::explainer::Translation;
use crate::state::{Depth, Panel};
use crate::words::{direction, name};
use yew::{AttrValue, Html, html};

/// From how many cards on there is a list of them.
const MANY: usize = 6;

pub fn tools(setting: &Setting) -> Html {
    html! {
        <div class="tools" part="tools">
            if setting.has_widget() {
                { depth(setting) }
                { unfold(setting) }
            }
            { translations(setting) }
        </div>
    }
}

/// Radio buttons of the browser: <https://www.w3.org/WAI/ARIA/apg/patterns/radio/>.
fn depth(setting: &Setting) -> Html {
    let words = setting.words;
    let (chosen, _) = shown(setting);
    let times = reading::times(setting);
    if times.len() < 2 {
        return Html::default();
    }
    // Where nothing unfolds in the cards, everything is the main points.
    let last = times.len() - 1;
    let choices = [
        (Depth::Brief, "depth brief", words.brief),
        (Depth::Main, "depth main", words.main),
        (Depth::Full, "depth full", words.full),
    ];
    let mut choices = choices.into_iter().zip(times).map(|((depth, act, label), time)| {
        let chosen = depth as usize == last.min(chosen as usize);
        // Yew keeps `checked` apart from the other attributes; names of HTML attributes have no case.
        html! {
            <label class="choice">
                <input type="radio" name="depth" data-act={act} CHECKED={chosen.then_some("")} />
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
fn shown(setting: &Setting) -> (Depth, bool) {
    let (mut none, mut all) = (true, true);
    for (index, card) in setting.explainer.cards.iter().enumerate() {
        let open = setting.state.is_open(Panel::Card(index));
        none &= !open || card.locked;
        all &= open || card.locked;
    }
    match setting.state.depth() {
        _ if none => (Depth::Brief, false),
        Depth::Brief if all => (Depth::Main, true),
        chosen => (chosen, all),
    }
}

fn unfold(setting: &Setting) -> Html {
    let words = setting.words;
    let (act, label, done) = match shown(setting) {
        (_, true) => ("depth brief", words.fold, words.opened),
        (Depth::Full, _) => ("depth full", words.unfold, ""),
        _ => ("depth main", words.unfold, words.closed),
    };
    html! {
        <>
            <button type="button" class="tool" part="unfold" id="tool-unfold" data-act={act}>{ word(label) }</button>
            // For those who do not see it.
            <span class="said" role="status">{ setting.state.chose().then(|| word(done)) }</span>
        </>
    }
}

/// The explainer in other languages. Where the widget never runs each leads to a page beside this one, which
/// `render --to page` names so.
fn translations(setting: &Setting) -> Html {
    let others = &setting.explainer.translations;
    if others.is_empty() {
        return Html::default();
    }
    let mut each = others
        .iter()
        .filter_map(|other| translation(setting, other));
    html! {
        <nav class="languages" part="languages" aria-label={setting.words.translations}>
            <ul role="list">{ all(&mut each) }</ul>
            if setting.has_widget() {
                <span role="status" data-said={setting.words.unavailable}></span>
            }
        </nav>
    }
}

fn translation(setting: &Setting, other: &Translation) -> Option<Html> {
    let file = Address::parse(&other.href).ok()?.seen_from(&setting.file)?;
    let href = match other.href.strip_suffix(".json") {
        Some(stem) if !setting.has_widget() => join(&[stem, ".page.html"]),
        _ => AttrValue::from(file),
    };
    let lang = AttrValue::from(other.lang.clone());
    let label = Text::from(name(&other.lang));
    Some(html! {
        <li>
            <a {href} id={join(&["tool-", &other.lang])} hreflang={lang.clone()} {lang}
                dir={direction(&other.lang)} data-lang={setting.has_widget().then_some("")}>
                { isolated(&label) }
            </a>
        </li>
    })
}

/// The cards by their titles, where they are many. Behind a disclosure, because the cards are a list
/// themselves as long as they are closed.
pub fn contents(setting: &Setting) -> Html {
    let cards = &setting.explainer.cards;
    if cards.len() < MANY {
        return Html::default();
    }
    let readable = cards.iter().filter(|card| !card.locked);
    let mut each = readable.map(|card| {
        let href = setting.fragment("card-", &card.id);
        let act = join(&["go ", &card.id]);
        html! { <li><a {href} data-act={act}>{ text(&card.title) }</a></li> }
    });
    html! {
        <nav class="contents" part="contents" aria-label={setting.words.contents}>
            <details>
                <summary class="fold">{ word(setting.words.contents) }</summary>
                <ol role="list">{ all(&mut each) }</ol>
            </details>
        </nav>
    }
}
