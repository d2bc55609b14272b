//! The buttons above a text with marks.

use super::desk::Desk;
use super::lists::{Lists, Named};
use super::marks::Mark;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{
    AttrValue, Callback, Html, Properties, TargetCast, component, html, use_context, use_state,
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub pointer: AttrValue,
    pub on_mark: Callback<Mark>,
}

/// Which list is open.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Terms,
    Sources,
}

/// Buttons for bold, italic, a link, a term and a source. One of them is in the order of Tab, arrows lead to the others.
#[component]
pub fn Tools(props: &Props) -> Html {
    let phrases = &props.desk.words().phrases;
    let open = use_state(|| None::<Open>);
    let button = |label: &str, shown: Html, wanted: Mark, tabindex: &'static str| {
        let (on_mark, open) = (props.on_mark.clone(), open.setter());
        let onclick = Callback::from(move |_| {
            open.set(None);
            on_mark.emit(wanted.clone());
        });
        html! {
            <button type="button" class="form-mark" {tabindex} title={label.to_owned()} aria-label={label.to_owned()} {onclick}>{ shown }</button>
        }
    };
    let picker = |label: &str, list: Open| {
        let is_open = *open == Some(list);
        let set = open.setter();
        let onclick = Callback::from(move |_| set.set((!is_open).then_some(list)));
        html! {
            <button type="button" class="form-mark" tabindex="-1" aria-expanded={is_open.to_string()} {onclick}>{ label }</button>
        }
    };
    let on_pick = {
        let (on_mark, open) = (props.on_mark.clone(), open.setter());
        Callback::from(move |wanted: Mark| {
            open.set(None);
            on_mark.emit(wanted);
        })
    };
    let onkeydown = {
        let open = open.setter();
        Callback::from(move |event: KeyboardEvent| {
            keys(&event, &open);
        })
    };
    html! {
        <div class="form-marks" {onkeydown}>
            <div role="toolbar" aria-label={phrases.marks.clone()} aria-controls={format!("field:{}", props.pointer)}>
                { button(&phrases.strong, html! { <b>{ "B" }</b> }, Mark::Strong, "0") }
                { button(&phrases.emphasis, html! { <i>{ "I" }</i> }, Mark::Emphasis, "-1") }
                { button(&phrases.link, html! { &phrases.link }, Mark::Link, "-1") }
                { picker(&phrases.term, Open::Terms) }
                { picker(&phrases.source, Open::Sources) }
            </div>
            if let Some(list) = *open {
                <Picker desk={Rc::clone(&props.desk)} is_term={list == Open::Terms} {on_pick} />
            }
        </div>
    }
}

/// Moves the focus between the buttons. Escape closes the list.
fn keys(event: &KeyboardEvent, open: &yew::UseStateSetter<Option<Open>>) -> Option<()> {
    let target = event.target_dyn_into::<Element>()?;
    let to = match &*event.key() {
        "ArrowRight" | "ArrowDown" => target.next_element_sibling(),
        "ArrowLeft" | "ArrowUp" => target.previous_element_sibling(),
        "Escape" => {
            open.set(None);
            // Yew's listeners are on the root of the application, so `current_target` is that.
            let marks = target.closest(".form-marks").ok()??;
            marks.query_selector("[aria-expanded=true]").ok()?
        }
        _ => return None,
    };
    if event.alt_key() {
        return None;
    }
    event.prevent_default();
    to?.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

#[derive(PartialEq, Properties)]
struct PickerProps {
    desk: Rc<Desk>,
    is_term: bool,
    on_pick: Callback<Mark>,
}

/// The terms or the sources of the file.
#[component]
fn Picker(props: &PickerProps) -> Html {
    let lists = use_context::<Lists>();
    let named = lists.map(|lists| {
        if props.is_term {
            lists.terms
        } else {
            lists.sources
        }
    });
    let named = named.unwrap_or_default();
    let entry = |named: &Named| {
        let (on_pick, id) = (props.on_pick.clone(), named.id.to_string());
        let mark = if props.is_term {
            Mark::Term(id)
        } else {
            Mark::Source(id)
        };
        let onclick = Callback::from(move |_| on_pick.emit(mark.clone()));
        html! {
            <button key={&*named.id} type="button" {onclick}>
                { &named.name }{ " " }<code>{ &named.id }</code>
            </button>
        }
    };
    html! {
        <div class="form-picker">
            if named.is_empty() {
                <p>{ &props.desk.words().phrases.nothing }</p>
            }
            { for named.iter().map(entry) }
        </div>
    }
}
