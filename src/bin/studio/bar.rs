//! The bar at the top: the file, undo and redo, saving and publishing.

use crate::choice::Choice;
use crate::words::{LANGUAGES, Words};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    /// The language of the studio.
    pub lang: AttrValue,
    /// The name of the file.
    pub name: AttrValue,
    /// Whether the file has changes that were not saved.
    pub is_changed: bool,
    pub can_undo: bool,
    pub can_redo: bool,
    pub on_new: Callback<()>,
    pub on_save: Callback<()>,
    pub on_publish: Callback<()>,
    pub on_undo: Callback<()>,
    pub on_redo: Callback<()>,
    pub on_lang: Callback<AttrValue>,
}

#[component]
pub fn Bar(props: &Props) -> Html {
    let words = &props.words;
    let button = |words: &str, act: &Callback<()>, disabled: bool| {
        let onclick = act.reform(|_| ());
        html! { <button type="button" {onclick} {disabled}>{ words }</button> }
    };
    let publish = props.on_publish.reform(|_| ());
    let languages = LANGUAGES
        .map(|(lang, name)| (lang.into(), name.into()))
        .to_vec();
    html! {
        <header class="bar">
            <h1>{ &words.studio }</h1>
            <p class="bar-name">{ format!("{}{}", props.name, if props.is_changed { " *" } else { "" }) }</p>
            <div class="bar-buttons">
                { button(&words.new, &props.on_new, false) }
                { button(&words.undo, &props.on_undo, !props.can_undo) }
                { button(&words.redo, &props.on_redo, !props.can_redo) }
                { button(&words.save, &props.on_save, false) }
                <button type="button" class="primary" onclick={publish}>{ &words.publish }</button>
            </div>
            <Choice name="studio-lang" label={words.language.clone()} value={props.lang.clone()}
                options={languages} on_choose={props.on_lang.clone()} />
            <a class="bar-link" href="pages/article.html">{ &words.article }</a>
        </header>
    }
}
