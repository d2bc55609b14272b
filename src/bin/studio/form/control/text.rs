//! A field for plain text.

use super::{Input, use_focus};
use crate::form::lists::Language;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent};
use yew::{Callback, Html, TargetCast, component, html, use_context};

/// Texts that are longer than a line.
const LONG: [&str; 2] = ["Media.alt", "Source.quote"];
/// Fields that contain an address.
const ADDRESSES: [&str; 4] = ["url", "archive", "href", "src"];

/// A field for plain text.
#[component]
pub fn Text(props: &Input) -> Html {
    use_focus(props);
    let value = props.value();
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
    let is_address = props
        .name
        .rsplit('.')
        .next()
        .is_some_and(|name| ADDRESSES.contains(&name));
    html! {
        <input id={props.id.clone()} {lang} type="text" inputmode={is_address.then_some("url")} {value} {oninput} autocomplete="off"
            spellcheck={is_address.then_some("false")} aria-describedby={props.described()} aria-invalid={props.invalid()} />
    }
}

/// Readers see no line breaks inside a text.
pub fn stay_on_one_line() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
        }
    })
}
