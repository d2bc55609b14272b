//! An item of a list, which unfolds, moves, and can be repeated and removed.

use super::beside::Beside;
use super::control::Control;
use super::desk::Desk;
use super::fields::{Field, Fields, Props as Of};
use super::focus::{self, Focus};
use super::fold::use_fold;
use super::icon::{self, icon};
use super::json::read;
use super::list::BULLETS;
use super::lists::Language;
use super::note::Notes;
use super::sections::button;
use super::title::title;
use explainer_cards::edit::{self, Kind, Shape};
use std::rc::Rc;
use web_sys::{DragEvent, KeyboardEvent, MouseEvent};
use yew::{
    AttrValue, Callback, Html, Properties, classes, component, hook, html, use_context, use_state,
};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub shape: Shape,
    /// The definition and the field of the list: `Card.events`.
    pub name: AttrValue,
    /// The pointer of the list.
    pub list: AttrValue,
    pub index: usize,
    /// How many items there are.
    pub count: usize,
    pub raw: AttrValue,
    /// Whether the list has to be there, even without items.
    pub is_required: bool,
    pub notes: Notes,
    pub focus: Option<Focus>,
}

/// An item: an object as a disclosure, a text as a field, a bullet list as a list.
#[component]
pub fn Item(props: &Props) -> Html {
    let drag = use_drag(props);
    html! {
        <li class={classes!("form-item", drag.class)} ondragover={drag.over} ondragleave={drag.leave} ondrop={drag.drop}>
            if props.shape.kind() == Kind::Object {
                <Disclosure ..props.clone() />
            } else {
                <div class="form-row" onkeydown={keys(props)}>
                    <Inside ..props.clone() />
                    { tools(props, None) }
                </div>
            }
        </li>
    }
}

/// The field of an item that is not an object.
#[component]
fn Inside(props: &Props) -> Html {
    let of = of(props);
    if of.shape.kind() == Kind::List {
        html! { <Field ..of /> }
    } else {
        html! { <Control {of} label={numbered(props)} /> }
    }
}

/// The item as its field sees it.
pub fn of(props: &Props) -> Of {
    let bullets = bullets(props);
    Of {
        desk: Rc::clone(&props.desk),
        shape: bullets.unwrap_or(props.shape),
        name: bullets.map_or_else(|| props.name.clone(), |_| BULLETS.into()),
        pointer: pointer(props).into(),
        raw: Some(props.raw.clone()),
        // A bullet list goes with its last item.
        is_required: bullets.is_none(),
        notes: props.notes.clone(),
        focus: props.focus.clone(),
    }
}

/// The shape of a bullet list, if the item is one.
fn bullets(props: &Props) -> Option<Shape> {
    props.shape.list().filter(|_| props.raw.starts_with('['))
}

#[component]
fn Disclosure(props: &Props) -> Html {
    let desk = &props.desk;
    let (is_open, toggle) = use_fold(
        || desk.is_unfolded() || props.focus.is_some(),
        props.focus.as_ref(),
    );
    let pointer = pointer(props);
    let body = format!("body:{pointer}");
    let title = title(&props.raw);
    let words = desk.words();
    let lang = use_context::<Language>().map(|language| language.0);
    let is_stale = use_context::<Beside>().is_some_and(|beside| beside.is_stale(&pointer));
    let kind = read(&props.raw).and_then(|item| item.field_text("kind"));
    html! {
        <>
            <div class="form-head" onkeydown={keys(props)}>
                <button type="button" id={format!("head:{pointer}")} class="form-fold form-item-title" data-pointer={pointer.clone()}
                    aria-expanded={is_open.to_string()} aria-controls={body.clone()} onclick={toggle}>
                    if let Some(kind) = kind {
                        <span class="form-kind">{ words.choice(Some("Kind"), &kind) }</span>
                    }
                    if let Some(title) = &title {
                        <span class="form-title" {lang}>{ title }</span>
                    } else {
                        <span class="form-title">{ &words.phrases.untitled }</span>
                    }
                    if is_stale {
                        <span class="form-count">{ &words.phrases.stale }</span>
                    }
                    if !props.notes.is_empty() {
                        <span class="form-count">{ words.phrases.problems(props.notes.len()) }</span>
                    }
                </button>
                { tools(props, title.as_ref()) }
            </div>
            <div id={body} class="form-body" hidden={!is_open} data-pointer={pointer}>
                if is_open {
                    <Fields ..of(props) />
                }
            </div>
        </>
    }
}

fn pointer(props: &Props) -> String {
    format!("{}/{}", props.list, props.index)
}

/// What the item is called, with its place in the list.
pub fn numbered(props: &Props) -> AttrValue {
    let words = props.desk.words();
    let name = match bullets(props) {
        Some(_) => words.label(BULLETS),
        None => words.item(&props.name),
    };
    format!("{name} {}", props.index + 1).into()
}

/// What the item is called in messages and on buttons.
fn called(props: &Props, title: Option<&AttrValue>) -> String {
    match title {
        Some(title) => {
            let words = props.desk.words();
            words.phrases.named(words.item(&props.name), title)
        }
        None => numbered(props).to_string(),
    }
}

/// The buttons of an item, and the grip by which it is dragged.
pub fn tools(props: &Props, title: Option<&AttrValue>) -> Html {
    let phrases = &props.desk.words().phrases;
    let called = called(props, title);
    let pointer = pointer(props);
    let button = |id: &str, icon_path, label: &str, is_off: bool, act: fn(&Props)| {
        let props = props.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if !is_off {
                act(&props);
            }
        });
        html! {
            <button type="button" class="form-tool" id={format!("{id}:{pointer}")} title={label.to_owned()}
                aria-label={format!("{label}: {called}")} aria-disabled={is_off.then_some("true")} {onclick}>
                { icon(icon_path) }
            </button>
        }
    };
    let (start, end) = Drag::handle(props);
    html! {
        <span class="form-tools">
            <span class="form-grip" draggable="true" aria-hidden="true" title={phrases.drag.clone()} ondragstart={start} ondragend={end}>
                { icon(icon::GRIP) }
            </span>
            { button("up", icon::UP, &phrases.up, props.index == 0, |props| shift(props, props.index.saturating_sub(1))) }
            { button("down", icon::DOWN, &phrases.down, props.index + 1 == props.count, |props| shift(props, props.index + 1)) }
            { button("copy", icon::COPY, &phrases.duplicate, false, duplicate) }
            { button("remove", icon::REMOVE, &phrases.remove, false, remove) }
        </span>
    }
}

/// Moves the item by Alt and an arrow.
pub fn keys(props: &Props) -> Callback<KeyboardEvent> {
    let props = props.clone();
    Callback::from(move |event: KeyboardEvent| {
        let to = match &*event.key() {
            "ArrowUp" => props.index.checked_sub(1),
            "ArrowDown" => Some(props.index + 1).filter(|to| *to < props.count),
            _ => return,
        };
        if event.alt_key() && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            event.stop_propagation();
            if let Some(to) = to {
                shift(&props, to);
            }
        }
    })
}

fn shift(props: &Props, to: usize) {
    move_to(
        props,
        props.index,
        to,
        &called(props, title(&props.raw).as_ref()),
    );
}

/// Moves an item of the list. What had the focus in it keeps it.
fn move_to(props: &Props, from: usize, to: usize, called: &str) {
    let Props { desk, list, .. } = props;
    let focused = focus::focused();
    desk.edit(&format!("{list}/{to}"), |text| {
        edit::shift(text, list, from, to)
    });
    desk.say(desk.words().phrases.moved(called, to + 1, props.count));
    let old = format!("{list}/{from}");
    let follow = focused.and_then(|id| {
        let (part, pointer) = id.split_once(':')?;
        let rest = edit::pointer::within(pointer, &old)?;
        Some(format!("{part}:{list}/{to}{rest}"))
    });
    if let Some(id) = follow {
        desk.focus(Focus::element(id));
    }
}

fn duplicate(props: &Props) {
    let Props {
        desk, list, index, ..
    } = props;
    let copy = format!("{list}/{}", index + 1);
    desk.edit(&copy, |text| edit::duplicate(text, list, *index));
    let called = called(props, title(&props.raw).as_ref());
    desk.say(desk.words().phrases.added(&called));
    desk.focus(Focus::value(copy));
}

/// Removes the item; an optional list with its last item. The focus goes to the next item.
fn remove(props: &Props) {
    let Props {
        desk,
        name,
        list,
        index,
        count,
        ..
    } = props;
    let is_last = *count == 1 && !props.is_required;
    let removed = if is_last {
        list.to_string()
    } else {
        pointer(props)
    };
    desk.edit(&removed, |text| edit::remove(text, &removed));
    let called = called(props, title(&props.raw).as_ref());
    desk.say(desk.words().phrases.removed(&called));
    let next = match (*count - 1, props.shape.kind()) {
        (0, _) if is_last => button(name, list),
        (0, _) => format!("add:{list}"),
        (left, Kind::Object) => format!("head:{list}/{}", (*index).min(left - 1)),
        // It may be a bullet list, which is no field.
        (left, Kind::Text) => {
            return desk.focus(Focus::value(format!("{list}/{}", (*index).min(left - 1))));
        }
        (left, _) => format!("field:{list}/{}", (*index).min(left - 1)),
    };
    desk.focus(Focus::element(next));
}

/// Moving an item by dragging it.
pub struct Drag {
    pub over: Callback<DragEvent>,
    pub leave: Callback<DragEvent>,
    pub drop: Callback<DragEvent>,
    /// The class of an item over which another is dragged.
    pub class: Option<&'static str>,
}

/// What an item does when another of its list is dragged over it.
#[hook]
pub fn use_drag(props: &Props) -> Drag {
    let is_over = use_state(|| false);
    let class = is_over.then_some("form-over");
    Drag::of(props, is_over.setter(), class)
}

impl Drag {
    fn of(props: &Props, is_over: yew::UseStateSetter<bool>, class: Option<&'static str>) -> Self {
        let over = {
            let (desk, list, is_over) =
                (Rc::clone(&props.desk), props.list.clone(), is_over.clone());
            Callback::from(move |event: DragEvent| {
                if desk.dragged(&list).is_some() {
                    event.prevent_default();
                    event.stop_propagation();
                    is_over.set(true);
                }
            })
        };
        let leave = {
            let is_over = is_over.clone();
            Callback::from(move |_| is_over.set(false))
        };
        let drop = {
            let props = props.clone();
            Callback::from(move |event: DragEvent| {
                is_over.set(false);
                if let Some((from, called)) = props.desk.dragged(&props.list) {
                    event.prevent_default();
                    event.stop_propagation();
                    props.desk.let_go();
                    if from != props.index {
                        move_to(&props, from, props.index, &called);
                    }
                }
            })
        };
        Self {
            over,
            leave,
            drop,
            class,
        }
    }

    /// What the grip of an item does.
    fn handle(props: &Props) -> (Callback<DragEvent>, Callback<DragEvent>) {
        let start = {
            let props = props.clone();
            Callback::from(move |event: DragEvent| {
                event.stop_propagation();
                let called = called(&props, title(&props.raw).as_ref());
                props.desk.drag(&props.list, props.index, called);
                // Firefox drags nothing that has no data.
                if let Some(data) = event.data_transfer() {
                    let _ = data.set_data("text/plain", "");
                    data.set_effect_allowed("move");
                }
            })
        };
        let end = {
            let desk = Rc::clone(&props.desk);
            Callback::from(move |_| desk.let_go())
        };
        (start, end)
    }
}
