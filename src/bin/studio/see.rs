//! The right half of the studio: the explainer as readers see it.

use crate::choice::Choice;
use crate::embedded::{Embedded, Reader};
use crate::page::Paper;
use crate::preview::Preview;
use crate::words::Words;
use gloo::utils::window;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, UseStateSetter, component, html, use_state};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    /// The last text that could be read.
    pub explainer: Option<AttrValue>,
    /// The address to which pictures are relative.
    pub base: AttrValue,
    /// Whether the text has become unreadable since.
    pub is_old: bool,
    /// The id of the card that is being written.
    pub card: AttrValue,
    /// Called with the id of the card and the text that was clicked.
    pub on_click: Callback<(String, String)>,
}

#[component]
pub fn See(props: &Props) -> Html {
    let words = &props.words;
    let in_page = use_state(|| false);
    let theme = use_state(|| AttrValue::Static("auto"));
    let width = use_state(|| AttrValue::Static("desktop"));
    let reader = use_state(|| Reader::Live);
    let paper = use_state(|| Paper::Plain);
    let tab = |page: bool, label: &str| {
        let in_page = in_page.clone();
        let pressed = (*in_page == page).to_string();
        let onclick = Callback::from(move |_| in_page.set(page));
        html! { <button type="button" aria-pressed={pressed} {onclick}>{ label }</button> }
    };
    let names = |names: &[(&'static str, &str)]| -> Vec<(AttrValue, AttrValue)> {
        let pair = |(name, words): &(&'static str, &str)| {
            ((*name).into(), AttrValue::from((*words).to_owned()))
        };
        names.iter().map(pair).collect()
    };
    let themes = [
        ("auto", &*words.auto),
        ("light", &words.light),
        ("dark", &words.dark),
    ];
    let widths = [
        ("phone", &*words.phone),
        ("tablet", &words.tablet),
        ("desktop", &words.desktop),
    ];
    let readers = Reader::ALL.map(|each| (each.name(), each.words(words)));
    let papers = Paper::ALL.map(|each| (each.name(), paper_words(each, words)));
    html! {
        <section class="see" aria-label={words.see.clone()}>
            <div class="tools">
                <div class="tabs" role="group" aria-label={words.see.clone()}>
                    { tab(false, &words.cards) }
                    { tab(true, &words.page) }
                </div>
                <Choice name="theme" label={words.theme.clone()} value={(*theme).clone()}
                    options={names(&themes)} on_choose={sets(theme.setter())} />
                <Choice name="width" label={words.width.clone()} value={(*width).clone()}
                    options={names(&widths)} on_choose={sets(width.setter())} />
                if *in_page {
                    <Choice name="reader" label={words.reader.clone()} value={reader.name()}
                        options={names(&readers)} on_choose={chooses(reader.setter(), &Reader::ALL, Reader::name)} />
                    <Choice name="paper" label={words.paper.clone()} value={paper.name()}
                        options={names(&papers)} on_choose={chooses(paper.setter(), &Paper::ALL, Paper::name)} />
                }
            </div>
            if *in_page {
                <Embedded words={words.clone()} explainer={props.explainer.clone()} reader={*reader}
                    paper={*paper} theme={(*theme).clone()} width={(*width).clone()} root={folder()} base={props.base.clone()} />
            } else {
                <Preview words={words.clone()} explainer={props.explainer.clone()} base={props.base.clone()}
                    is_old={props.is_old} theme={(*theme).clone()} width={(*width).clone()}
                    card={props.card.clone()} on_click={props.on_click.clone()} />
            }
        </section>
    }
}

fn sets(setter: UseStateSetter<AttrValue>) -> Callback<AttrValue> {
    Callback::from(move |value| setter.set(value))
}

/// Sets the one of some values that has this name.
fn chooses<T: Copy + 'static>(
    setter: UseStateSetter<T>,
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> Callback<AttrValue> {
    Callback::from(move |value: AttrValue| {
        if let Some(found) = all.iter().find(|each| name(**each) == value) {
            setter.set(*found);
        }
    })
}

fn paper_words(paper: Paper, words: &Words) -> &str {
    match paper {
        Paper::Plain => &words.plain,
        Paper::Broadsheet => &words.broadsheet,
        Paper::Financial => &words.financial,
        Paper::Broadcaster => &words.broadcaster,
    }
}

/// The address of the studio's folder.
fn folder() -> AttrValue {
    let location = window().location();
    let (origin, path) = (location.origin(), location.pathname());
    let (origin, path) = (origin.unwrap_or_default(), path.unwrap_or_default());
    let end = path.rfind('/').map_or(0, |slash| slash + 1);
    format!("{origin}{}", &path[..end]).into()
}
