//! The left half of the studio: the file as a form or as JSON.

use crate::beside::{Translation, beside, use_original};
use crate::code::{Code, Target};
use crate::form::Form;
use crate::marked::{pointer_at, range_of};
use crate::words::Words;
use explainer_cards::check::Problem;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_memo};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    /// The language of the studio.
    pub lang: AttrValue,
    pub text: AttrValue,
    pub problems: Rc<[Problem]>,
    /// Whether the file is shown as JSON instead of the form.
    pub is_json: bool,
    /// What to select.
    pub target: Option<Target>,
    /// The bytes of the card in which the cursor is.
    pub marked: (usize, usize),
    pub on_json: Callback<bool>,
    pub on_edit: Callback<AttrValue>,
    /// Called with the byte at which the editor writes.
    pub on_cursor: Callback<usize>,
    pub on_undo: Callback<()>,
    pub on_redo: Callback<()>,
    /// Called with the index of a problem to fix.
    pub on_fix: Callback<usize>,
    /// The draft that is open, and the name of its file.
    pub id: AttrValue,
    pub name: AttrValue,
    /// Called with a text that a button made.
    pub on_rewrite: Callback<AttrValue>,
    /// Called with the bytes to go to.
    pub on_go: Callback<(usize, usize)>,
    /// Called with the text of an original, and the name and the text of its new translation.
    pub on_translate: Callback<[AttrValue; 3]>,
}

#[component]
pub fn Write(props: &Props) -> Html {
    let words = &props.words;
    let tab = |json: bool, label: &str| {
        let pressed = (props.is_json == json).to_string();
        let onclick = props.on_json.reform(move |_| json);
        html! { <button type="button" aria-pressed={pressed} {onclick}>{ label }</button> }
    };
    // Found when it is requested: the pointer of a later text would be that of another field.
    let focus = use_memo(props.target, |target| {
        let target = (*target)?;
        let pointer = pointer_at(&props.text, target.start)?;
        Some((AttrValue::from(pointer), target.number))
    });
    let original = use_original(&props.id);
    let beside = use_memo(
        ((*original).clone(), props.text.clone()),
        |(original, text)| {
            original
                .as_ref()
                .map(|original| beside(original, text))
                .unwrap_or_default()
        },
    );
    let start = |text: &str, pointer: &str| range_of(text, pointer).map_or(0, |range| range.start);
    let on_form_edit = {
        let (on_edit, on_cursor) = (props.on_edit.clone(), props.on_cursor.clone());
        Callback::from(move |(text, pointer): (AttrValue, AttrValue)| {
            on_cursor.emit(start(&text, &pointer));
            on_edit.emit(text);
        })
    };
    let on_select = {
        let (text, on_cursor) = (props.text.clone(), props.on_cursor.clone());
        Callback::from(move |pointer: AttrValue| on_cursor.emit(start(&text, &pointer)))
    };
    html! {
        <>
            <div class="tools">
                <div class="tabs" role="group" aria-label={words.write.clone()}>
                    { tab(false, &words.form) }
                    { tab(true, &words.json) }
                </div>
            </div>
            if props.is_json {
                <Code text={props.text.clone()} problems={props.problems.clone()} lang={props.lang.clone()}
                    label={words.json_label.clone()} target={props.target} marked={props.marked}
                    on_edit={props.on_edit.clone()} on_cursor={props.on_cursor.clone()}
                    on_undo={props.on_undo.clone()} on_redo={props.on_redo.clone()} on_fix={props.on_fix.clone()} />
            } else {
                <div class="written">
                    if props.text.is_empty() {
                        <p>{ &words.start_help }</p>
                    } else {
                        <Translation words={words.clone()} lang={props.lang.clone()} id={props.id.clone()}
                            name={props.name.clone()} text={props.text.clone()} original={original.clone()}
                            on_rewrite={props.on_rewrite.clone()} on_go={props.on_go.clone()}
                            on_translate={props.on_translate.clone()} />
                        <Form text={props.text.clone()} problems={props.problems.clone()} lang={props.lang.clone()}
                            focus={(*focus).clone()} beside={(*beside).clone()} on_edit={on_form_edit} {on_select} />
                    }
                </div>
            }
        </>
    }
}
