//! A field that the form doesn't know.

use super::desk::Desk;
use super::note::{Notes, Remarks};
use std::rc::Rc;
use yew::{AttrValue, Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub name: AttrValue,
    pub pointer: AttrValue,
    pub raw: Option<AttrValue>,
    pub notes: Notes,
}

/// A field that the form doesn't know, by its name. It stays in the file as it is.
#[component]
pub fn Unknown(props: &Props) -> Html {
    html! {
        <div class="form-field form-unknown" data-pointer={props.pointer.clone()}>
            <p><code>{ &props.name }</code>{ " " }{ &props.desk.words().phrases.unknown }</p>
            <Remarks notes={props.notes.clone()} />
        </div>
    }
}
