//! A field for text with marks.

use super::{Input, use_focus};
use crate::form::focus::Focus;
use crate::form::lists::Language;
use crate::form::marks::{Mark, mark};
use crate::form::tools::Tools;
use explainer_cards::edit::pointer::split;
use explainer_cards::edit::{Kind, Shape, insert, set};
use std::rc::Rc;
use web_sys::{HtmlTextAreaElement, InputEvent, KeyboardEvent};
use yew::{Callback, Html, NodeRef, TargetCast, component, html, use_context, use_node_ref};

/// A field for text with marks, and the buttons that set them.
#[component]
pub fn Prose(props: &Input) -> Html {
    use_focus(props);
    let area = use_node_ref();
    let lang = use_context::<Language>().map(|language| language.0);
    let oninput = {
        let props = props.clone();
        Callback::from(move |event: InputEvent| {
            write(
                &props,
                &event.target_unchecked_into::<HtmlTextAreaElement>().value(),
            );
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
        let is_paragraph = paragraph(props).is_some();
        Callback::from(move |event: KeyboardEvent| shortcut(&event, &on_mark, is_paragraph))
    };
    html! {
        <div class="form-prose">
            <Tools desk={Rc::clone(&props.desk)} pointer={props.pointer.clone()} {on_mark} />
            <textarea ref={area} id={props.id.clone()} {lang} rows="2" value={props.value()} {oninput} {onkeydown}
                aria-describedby={props.described()} aria-invalid={props.invalid()} />
        </div>
    }
}

/// The list of paragraphs or bullet points that the text is an item of, and its index: not for the cells of a table.
fn paragraph(props: &Input) -> Option<(&str, usize)> {
    let (list, index) = split(&props.pointer)?;
    let (object, _) = split(list)?;
    let is_in_object = Shape::at(object)?.kind() == Kind::Object;
    let is_point = Shape::at(list)?.list().is_some();
    index
        .parse()
        .ok()
        .filter(|_| is_in_object || is_point)
        .map(|index| (list, index))
}

/// Writes what was typed or pasted. Readers see no line breaks inside a text: each begins the next paragraph, or becomes
/// a space where there are no paragraphs.
fn write(props: &Input, typed: &str) {
    let lines: Vec<&str> = typed
        .lines()
        .chain(typed.ends_with('\n').then_some(""))
        .collect();
    let Some((list, index)) = paragraph(props).filter(|_| lines.len() > 1) else {
        return props.write(&lines.join(" "));
    };
    // Between pasted paragraphs there may be empty lines.
    let end = lines.len() - 1;
    let kept = lines
        .iter()
        .enumerate()
        .filter(|(line, text)| *line == 0 || *line == end || !text.trim().is_empty());
    let texts: Vec<&str> = kept.map(|(_, text)| *text).collect();
    props.desk.rewrite(&props.pointer, |text| {
        let mut text = set(text, &props.pointer, &texts[0].into())?.apply(text);
        for (further, paragraph) in texts.iter().enumerate().skip(1) {
            text = insert(&text, list, index + further, &(*paragraph).into())?.apply(&text);
        }
        Ok(text)
    });
    props
        .desk
        .focus(Focus::value(format!("{list}/{}", index + texts.len() - 1)));
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

/// Sets marks by the keys of word processors. A text that is no paragraph has no line breaks.
fn shortcut(event: &KeyboardEvent, on_mark: &Callback<Mark>, is_paragraph: bool) {
    if event.is_composing() {
        return;
    }
    let is_command =
        (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    let wanted = match &*event.key() {
        "Enter" if is_paragraph => return,
        "Enter" => return event.prevent_default(),
        "b" if is_command => Mark::Strong,
        "i" if is_command => Mark::Emphasis,
        "k" if is_command => Mark::Link,
        _ => return,
    };
    event.prevent_default();
    on_mark.emit(wanted);
}
