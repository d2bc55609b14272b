//! The groups of the explainer's fields.

use super::desk::Desk;
use super::fields::Field;
use super::focus::Focus;
use super::fold::use_fold;
use super::note::{Notes, inside};
use super::unknown::Unknown;
use explainer_cards::edit::{Shape, pointer::join};
use std::rc::Rc;
use yew::{AttrValue, Html, Properties, component, html};

/// Which fields are in which group. Those that are in none are in the last.
const GROUPS: [(&str, &[&str]); 7] = [
    (
        "about",
        &[
            "title",
            "summary",
            "lang",
            "id",
            "published",
            "updated",
            "reviewBy",
            "publisher",
            "authors",
        ],
    ),
    ("cards", &["cards"]),
    ("glossary", &["glossary"]),
    ("sources", &["sources"]),
    ("changes", &["changes"]),
    ("translations", &["translations"]),
    ("more", &[]),
];

/// A field of the explainer.
#[derive(Clone, PartialEq)]
pub struct Of {
    pub name: AttrValue,
    pub pointer: AttrValue,
    raw: Option<AttrValue>,
    /// Nothing for a field that the model doesn't know.
    shape: Option<Shape>,
}

/// A group and its fields.
pub struct Fields {
    pub name: &'static str,
    pub fields: Rc<[Of]>,
}

/// The groups with the fields of a file, in which those that may be left out are present too.
pub fn groups(file: &[(AttrValue, AttrValue)]) -> Vec<Fields> {
    let known: Vec<_> = Shape::root().fields().collect();
    let raw = |name: &str| {
        file.iter()
            .find(|(other, _)| other == name)
            .map(|(_, raw)| raw.clone())
    };
    let of = |(name, shape): &(&'static str, Shape)| Of {
        name: (*name).into(),
        pointer: join("", name).into(),
        raw: raw(name),
        shape: Some(*shape),
    };
    let is_grouped = |name: &str| GROUPS.iter().any(|(_, names)| names.contains(&name));
    let rest = known.iter().filter(|(name, _)| !is_grouped(name)).map(of);
    let unknown = file
        .iter()
        .filter(|(name, _)| known.iter().all(|(other, _)| name != other));
    let unknown = unknown.map(|(name, raw)| Of {
        name: name.clone(),
        pointer: join("", name).into(),
        raw: Some(raw.clone()),
        shape: None,
    });
    let mut rest: Vec<Of> = rest.chain(unknown).collect();
    let group = |(name, names): &(&'static str, &[&str])| {
        let mut fields: Vec<Of> = names
            .iter()
            .filter_map(|name| known.iter().find(|(other, _)| other == name))
            .map(of)
            .collect();
        if names.is_empty() {
            fields.append(&mut rest);
        }
        Fields {
            name,
            fields: fields.into(),
        }
    };
    GROUPS.iter().map(group).collect()
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub name: &'static str,
    pub fields: Rc<[Of]>,
    pub notes: Notes,
    pub focus: Option<Focus>,
}

/// A group, which unfolds. What it is about and the cards are unfolded at first.
#[component]
pub fn Group(props: &Props) -> Html {
    let desk = &props.desk;
    let (is_open, toggle) = use_fold(
        || desk.is_unfolded() || matches!(props.name, "about" | "cards"),
        props.focus.as_ref(),
    );
    let words = desk.words();
    let problems = props.notes.len();
    let body = format!("group-{}", props.name);
    html! {
        <section class="form-group">
            <h2>
                <button type="button" class="form-fold" aria-expanded={is_open.to_string()} aria-controls={body.clone()} onclick={toggle}>
                    { words.groups.get(props.name).map_or(props.name, |name| name) }
                    if problems > 0 {
                        <span class="form-count">{ words.phrases.problems(problems) }</span>
                    }
                </button>
            </h2>
            <div class="form-group-body" id={body} hidden={!is_open}>
                if is_open {
                    { for props.fields.iter().map(|field| shown(props, field)) }
                }
            </div>
        </section>
    }
}

fn shown(props: &Props, of: &Of) -> Html {
    let Some(shape) = of.shape else {
        return html! {
            <Unknown key={&*of.name} name={of.name.clone()} pointer={of.pointer.clone()} raw={of.raw.clone()}
                notes={inside(&props.notes, &of.pointer)} desk={Rc::clone(&props.desk)} />
        };
    };
    html! {
        <Field
            key={&*of.name}
            desk={Rc::clone(&props.desk)}
            {shape}
            name={format!("Explainer.{}", of.name)}
            pointer={of.pointer.clone()}
            raw={of.raw.clone()}
            is_required={Shape::root().requires(&of.name)}
            notes={inside(&props.notes, &of.pointer)}
            focus={Focus::inside(props.focus.as_ref(), &of.pointer)}
        />
    }
}
