//! Problems of the file as the form shows them.

use explainer_cards::check::{Problem, Severity};
use explainer_cards::edit::pointer::within;
use std::rc::Rc;
use yew::{AttrValue, Html, Properties, component, html};

/// A problem, without its place in the text: edits elsewhere don't change it.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub pointer: AttrValue,
    pub is_error: bool,
    message: AttrValue,
    label: AttrValue,
    help: AttrValue,
}

/// Problems in the order of the file.
pub type Notes = Rc<[Note]>;

/// The problems of a file as notes.
pub fn notes(problems: &[Problem]) -> Notes {
    let note = |problem: &Problem| Note {
        pointer: problem.pointer.clone().into(),
        is_error: problem.severity == Severity::Error,
        message: problem.message.clone().into(),
        label: problem.label.clone().into(),
        help: problem.help.clone().into(),
    };
    problems.iter().map(note).collect()
}

/// The notes about a value and what is inside.
pub fn inside(notes: &Notes, pointer: &str) -> Notes {
    let inside = notes
        .iter()
        .filter(|note| within(&note.pointer, pointer).is_some());
    inside.cloned().collect()
}

/// The notes that are about none of these values, nor about anything inside.
pub fn outside(notes: &Notes, pointers: &[impl AsRef<str>]) -> Notes {
    let is_inside = |note: &&Note| {
        pointers
            .iter()
            .any(|pointer| within(&note.pointer, pointer.as_ref()).is_some())
    };
    notes
        .iter()
        .filter(|note| !is_inside(note))
        .cloned()
        .collect()
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub notes: Notes,
    /// The id by which a field refers to them.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// What is wrong, what was expected, and what to do.
#[component]
pub fn Remarks(props: &Props) -> Html {
    if props.notes.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="form-notes" id={props.id.clone()}>
            { for props.notes.iter().map(remark) }
        </ul>
    }
}

fn remark(about: &Note) -> Html {
    let class = if about.is_error {
        "form-note form-error"
    } else {
        "form-note"
    };
    html! {
        <li {class} lang="en">
            <strong>{ &about.message }</strong>{ ": " }{ &about.label }
            <br />{ &about.help }
        </li>
    }
}
