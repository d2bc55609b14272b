//! The menu of the sections that a card doesn't have yet.

use super::desk::Desk;
use super::focus::Focus;
use super::list::BULLETS;
use super::seed::seed;
use explainer_cards::edit::{Kind, Shape, pointer::join, pointer::split, set};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state};

/// Whether a field of a definition is a section: shown if it is there, else in the menu.
pub fn is_section(definition: &str, shape: &Shape) -> bool {
    definition == "Card" && matches!(shape.kind(), Kind::List | Kind::Object)
}

/// The id of the button that adds a field: of a card's section, that of the menu; of a bullet list, that of a paragraph.
pub fn button(field: &str, pointer: &str) -> String {
    match split(pointer) {
        Some((card, _)) if field.starts_with("Card.") => format!("menu:{card}"),
        Some((passages, _)) if field == BULLETS => format!("add:{passages}"),
        _ => format!("add:{pointer}"),
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub shape: Shape,
    pub pointer: AttrValue,
    /// The names of the fields that the card has.
    pub there: Rc<[AttrValue]>,
}

/// A button that shows the sections to add, with what each is for.
#[component]
pub fn Sections(props: &Props) -> Html {
    let is_open = use_state(|| false);
    let missing: Vec<_> = props
        .shape
        .fields()
        .filter(|(name, shape)| {
            is_section("Card", shape) && !props.there.iter().any(|other| other == name)
        })
        .collect();
    if missing.is_empty() {
        return Html::default();
    }
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let words = props.desk.words();
    let body = format!("sections:{}", props.pointer);
    let section = |(name, shape): (&'static str, Shape)| {
        let field = format!("Card.{name}");
        let pointer = join(&props.pointer, name);
        let add = {
            let (desk, is_open) = (Rc::clone(&props.desk), is_open.setter());
            let label = words.label(&field).to_owned();
            Callback::from(move |_| {
                desk.edit(&pointer, |text| set(text, &pointer, &seed(&shape)));
                desk.say(desk.words().phrases.added(&label));
                let first = if shape.kind() == Kind::List { "/0" } else { "" };
                desk.focus(Focus::value(format!("{pointer}{first}")));
                is_open.set(false);
            })
        };
        html! {
            <li key={name}>
                <button type="button" onclick={add}>
                    <strong>{ words.label(&field) }</strong>
                    <span>{ words.help(&field, shape.description()) }</span>
                </button>
            </li>
        }
    };
    html! {
        <div class="form-sections">
            <button type="button" id={format!("menu:{}", props.pointer)} class="form-add" aria-expanded={is_open.to_string()} aria-controls={body.clone()} onclick={toggle}>
                { &words.phrases.section }
            </button>
            <ul id={body} hidden={!*is_open}>
                if *is_open {
                    { for missing.into_iter().map(section) }
                }
            </ul>
        </div>
    }
}
