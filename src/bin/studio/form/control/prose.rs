//! A field for text with marks.

use super::{Input, use_focus};
use crate::form::marks::{Mark, mark};
use crate::form::tools::Tools;
use std::rc::Rc;
use web_sys::{HtmlTextAreaElement, InputEvent, KeyboardEvent};
use yew::{Callback, Html, NodeRef, TargetCast, component, html, use_node_ref};

/// A field for text with marks, and the buttons that set them.
#[component]
pub fn Prose(props: &Input) -> Html {
    use_focus(props);
    let area = use_node_ref();
    let oninput = {
        let props = props.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            props.write(&typed.replace("\r\n", " ").replace('\n', " "));
        })
    };
    let on_mark = {
        let (props, area) = (props.clone(), area.clone());
        Callback::from(move |wanted: Mark| {
            put(&props, &area, &wanted);
        })
    };
    let onkeydown = {
        let on_mark = on_mark.clone();
        Callback::from(move |event: KeyboardEvent| shortcut(&event, &on_mark))
    };
    html! {
        <div class="form-prose">
            <Tools desk={Rc::clone(&props.desk)} pointer={props.pointer.clone()} {on_mark} />
            <textarea ref={area} id={props.id.clone()} rows="2" value={props.value()} {oninput} {onkeydown}
                aria-describedby={props.described()} aria-invalid={props.invalid()} />
        </div>
    }
}

/// Sets a mark at the selection.
fn put(props: &Input, area: &NodeRef, wanted: &Mark) -> Option<()> {
    let area = area.cast::<HtmlTextAreaElement>()?;
    let start = area.selection_start().ok()??;
    let end = area.selection_end().ok()??;
    let (text, selection) = mark(&area.value(), start..end, wanted);
    area.set_value(&text);
    area.focus().ok()?;
    area.set_selection_range(selection.start, selection.end)
        .ok()?;
    props.write(&text);
    Some(())
}

/// Sets marks by the keys of word processors. A text has no line breaks.
fn shortcut(event: &KeyboardEvent, on_mark: &Callback<Mark>) {
    if event.is_composing() {
        return;
    }
    let is_command =
        (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    let wanted = match &*event.key() {
        "Enter" => return event.prevent_default(),
        "b" if is_command => Mark::Strong,
        "i" if is_command => Mark::Emphasis,
        "k" if is_command => Mark::Link,
        _ => return,
    };
    event.prevent_default();
    on_mark.emit(wanted);
}
