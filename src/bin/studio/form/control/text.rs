//! A field for plain text.

use super::{Input, use_focus};
use crate::form::lists::Language;
use explainer_cards::edit::pointer::{split, tokens};
use explainer_cards::edit::renamed;
use std::rc::Rc;
use web_sys::{
    Event, FocusEvent, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent,
};
use yew::{AttrValue, Callback, Html, TargetCast, component, html, use_context, use_mut_ref};

/// Texts that are longer than a line.
const LONG: [&str; 2] = ["Media.alt", "Source.quote"];
/// Fields that contain an address.
const ADDRESSES: [&str; 4] = ["url", "archive", "href", "src"];

/// A field for plain text.
#[component]
pub fn Text(props: &Input) -> Html {
    use_focus(props);
    let value = props.value();
    let before = use_mut_ref(AttrValue::default);
    let lang = use_context::<Language>().map(|language| language.0);
    if LONG.contains(&&*props.name) {
        let oninput = {
            let props = props.clone();
            Callback::from(move |event: InputEvent| {
                props.write(&event.target_unchecked_into::<HtmlTextAreaElement>().value());
            })
        };
        return html! {
            <textarea id={props.id.clone()} {lang} rows="2" {value} {oninput} onkeydown={stay_on_one_line()}
                aria-describedby={props.described()} aria-invalid={props.invalid()} />
        };
    }
    let oninput = {
        let props = props.clone();
        Callback::from(move |event: InputEvent| {
            props.write(&event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let onfocus = {
        let (before, value) = (Rc::clone(&before), value.clone());
        Callback::from(move |_: FocusEvent| drop(before.replace(value.clone())))
    };
    // When the author has finished, because a half-written id can be another item's.
    let onchange = {
        let props = props.clone();
        Callback::from(move |event: Event| {
            let now = event.target_unchecked_into::<HtmlInputElement>().value();
            let before = before.replace(now.clone().into());
            if props.name.ends_with(".id") {
                follow(&props, &before, &now);
            }
        })
    };
    let is_address = props
        .name
        .rsplit('.')
        .next()
        .is_some_and(|name| ADDRESSES.contains(&name));
    html! {
        <input id={props.id.clone()} {lang} type="text" inputmode={is_address.then_some("url")} {value} {oninput} {onfocus} {onchange}
            autocomplete="off" spellcheck={is_address.then_some("false")} aria-describedby={props.described()} aria-invalid={props.invalid()} />
    }
}

/// Lets what refers to the item of a list follow its new id.
fn follow(props: &Input, before: &str, now: &str) {
    let item = split(&props.pointer).map_or("", |(item, _)| item);
    let Some(list) = tokens(item).next().filter(|_| tokens(item).count() == 2) else {
        return;
    };
    props
        .desk
        .rewrite(&props.pointer, |text| renamed(text, &list, before, now));
}

/// Readers see no line breaks inside a text.
pub fn stay_on_one_line() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
        }
    })
}
