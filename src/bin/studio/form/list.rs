//! A list: its items, and the buttons that add one.

use super::desk::Desk;
use super::fields::{Props, misfit};
use super::focus::Focus;
use super::item::Item;
use super::json::{Json, read};
use super::keys::Keys;
use super::note::{Remarks, inside, outside};
use super::seed::{identify, seed};
use explainer_cards::edit::insert;
use serde_json::{Value, json};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, component, html, use_effect_with, use_mut_ref};

/// The name of a bullet list among paragraphs.
pub const BULLETS: &str = "Passage.list";

/// A list with its label.
#[component]
pub fn List(props: &Props) -> Html {
    let Props {
        desk,
        pointer,
        name,
        shape,
        ..
    } = props;
    let keys = use_mut_ref(Keys::default);
    let items = match props.raw.as_deref().map(read) {
        None => vec![],
        Some(Some(Json::List(items))) => items,
        Some(_) => return misfit(props),
    };
    let Some(item) = shape.item() else {
        return misfit(props);
    };
    let words = desk.words();
    let label = format!("label:{pointer}");
    let keys = keys.borrow_mut().update(&items);
    let pointers: Vec<String> = (0..items.len())
        .map(|index| format!("{pointer}/{index}"))
        .collect();
    let count = items.len();
    let add = {
        let (desk, pointer, name) = (Rc::clone(desk), pointer.clone(), name.clone());
        let items = items.clone();
        Callback::from(move |_| {
            let mut value = seed(&item);
            identify(&mut value, &item, &ids(&items));
            let called = desk.words().item(&name);
            add_item(&desk, &pointer, count, &value, called);
        })
    };
    let add_bullets = {
        let (desk, pointer) = (Rc::clone(desk), pointer.clone());
        Callback::from(move |_| {
            add_item(
                &desk,
                &pointer,
                count,
                &json!([""]),
                desk.words().label(BULLETS),
            );
        })
    };
    let each = items.iter().enumerate().map(|(index, raw)| {
        html! {
            <Item
                key={keys[index]}
                desk={Rc::clone(desk)}
                shape={item}
                name={name.clone()}
                list={pointer.clone()}
                {index}
                {count}
                raw={raw.clone()}
                is_required={props.is_required}
                notes={inside(&props.notes, &pointers[index])}
                focus={Focus::inside(props.focus.as_ref(), &pointers[index])}
            />
        }
    });
    html! {
        <div class="form-list" role="group" aria-labelledby={label.clone()} data-pointer={pointer.clone()}>
            <div class="form-label-row"><span class="form-label" id={label}>{ words.label(name) }</span></div>
            <p class="form-help">{ words.help(name, shape.description()) }</p>
            <Remarks notes={outside(&props.notes, &pointers)} />
            if !items.is_empty() {
                <ol class="form-items">{ for each }</ol>
            }
            <Add desk={Rc::clone(desk)} id={format!("add:{pointer}")} label={words.add(name).to_owned()} on_add={add}
                focus={props.focus.clone().filter(|focus| !pointers.iter().any(|pointer| focus.is_within(pointer)))} />
            if item.list().is_some() {
                { " " }
                <Add desk={Rc::clone(desk)} id={format!("add-bullets:{pointer}")} label={words.phrases.bullets.clone()} on_add={add_bullets} />
            }
        </div>
    }
}

/// The ids of the items.
fn ids(items: &[AttrValue]) -> Vec<String> {
    let id = |item: &AttrValue| Some(read(item)?.field_text("id")?.to_string());
    items.iter().filter_map(id).collect()
}

/// Adds an item that is called so.
fn add_item(desk: &Desk, list: &AttrValue, at: usize, value: &Value, called: &str) {
    desk.edit(list, |text| insert(text, list, at, value));
    desk.say(desk.words().phrases.added(called));
    let first = if value.is_array() { "/0" } else { "" };
    desk.focus(Focus::value(format!("{list}/{at}{first}")));
}

#[derive(PartialEq, yew::Properties)]
struct AddProps {
    desk: Rc<Desk>,
    id: AttrValue,
    label: AttrValue,
    #[prop_or_default]
    focus: Option<Focus>,
    on_add: Callback<()>,
}

/// The button that adds an item.
#[component]
fn Add(props: &AddProps) -> Html {
    let id = props.id.clone();
    use_effect_with(props.focus.clone(), {
        let (desk, id) = (Rc::clone(&props.desk), id.clone());
        move |focus| {
            if focus.as_ref().is_some_and(|focus| desk.is_new(focus)) {
                super::focus::focus(&id);
            }
        }
    });
    html! {
        <button type="button" {id} class="form-add" onclick={props.on_add.reform(|_| ())}>{ &props.label }</button>
    }
}
