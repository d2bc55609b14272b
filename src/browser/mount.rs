//! Explainers on the page: mounting, talking to them, taking them away.

use super::focus::focus;
use super::intl::FORMATS;
use crate::model::read::{Refusal, read};
use crate::model::{Explainer, Text};
use crate::state::{Action, Panel, State};
use crate::view::explainer::{Explainer as View, Props};
use crate::view::{Form, Message, Notice};
use js_sys::Function;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::{AppHandle, Renderer};

/// An explainer on the page.
struct Mounted {
    handle: AppHandle<View>,
    explainer: Rc<Explainer>,
}

thread_local! {
    static MOUNTED: RefCell<Vec<Option<Mounted>>> = const { RefCell::new(Vec::new()) };
}

/// How an embedding page wants an explainer; each `""` where it says nothing.
pub struct Options<'a> {
    /// What is open at first: `glossary`, `sources`, and behind `card-` the ids of cards, or `all`.
    pub open: &'a str,
    /// The ids of the cards to show.
    pub cards: &'a str,
    /// The level of the heading, 2 to 5.
    pub level: &'a str,
}

/// Shows the explainer that `json` holds in `root`; gives the handle of what is mounted.
///
/// `notify` is called with `ready` once there is something to show, then with `open`, `close`, `term` or
/// `source` and the id of the card, term or source, whenever that happens.
///
/// # Errors
///
/// `syntax: …` or `invalid: …` with the byte at which the file is refused.
pub fn mount(
    root: Element,
    json: &[u8],
    options: &Options,
    notify: Function,
) -> Result<usize, String> {
    let mut explainer = read(json).map_err(|(refusal, at)| refused(refusal, at))?;
    keep_cards(&mut explainer, options.cards);
    let explainer = Rc::new(explainer);
    let target = root.clone();
    let props = Props {
        explainer: explainer.clone(),
        state: State::new(explainer.cards.len(), &|panel| {
            opens(options.open, &explainer, panel)
        }),
        level: options
            .level
            .parse()
            .ok()
            .filter(|level| (2..=5).contains(level))
            .unwrap_or(2),
        form: Form::Live,
        formats: FORMATS,
        on_notice: (move |notice| tell(&target, &notify, notice)).into(),
    };
    let handle = Renderer::<View>::with_root_and_props(root, props).render();
    Ok(MOUNTED.with_borrow_mut(|mounted| {
        let free = mounted.iter().position(Option::is_none);
        let slot = free.unwrap_or_else(|| {
            mounted.push(None);
            mounted.len() - 1
        });
        mounted[slot] = Some(Mounted { handle, explainer });
        slot
    }))
}

/// Does what a reader or the page asks for: `open` and `close` with the id of a card, `toggle` with the
/// id of a button, `cite` and `back` with the ids of a card and a source, and a slash between them,
/// `define` with the id of a popover. What is not there does nothing.
pub fn send(handle: usize, action: &str, name: &str) {
    with(handle, |mounted| {
        if let Some(message) = message(&mounted.explainer, action, name) {
            mounted.handle.send_message(message);
        }
    });
}

fn message(explainer: &Explainer, action: &str, name: &str) -> Option<Message> {
    let card = |id: &str| explainer.cards.iter().position(|card| &*card.id == id);
    // Ids of the file may hold anything but, where they are right, a slash.
    let pair = || name.rsplit_once('/');
    Some(match action {
        "open" => Message::Act(Action::Open(Panel::Card(card(name)?))),
        "close" => Message::Act(Action::Close(Panel::Card(card(name)?))),
        "cite" => Message::Cite(pair()?.1.into()),
        "back" => Message::Return(card(pair()?.0)?, pair()?.1.into()),
        "define" => Message::Define(name.strip_prefix("term-")?.into()),
        _ => Message::Act(Action::Toggle(match name {
            "glossary" => Panel::Glossary,
            "sources" => Panel::Sources,
            _ => Panel::Card(card(name.strip_prefix("card-")?)?),
        })),
    })
}

/// Takes an explainer away.
pub fn unmount(handle: usize) {
    let taken = MOUNTED.with_borrow_mut(|mounted| mounted.get_mut(handle).and_then(Option::take));
    if let Some(mounted) = taken {
        mounted.handle.destroy();
    }
}

fn with<T>(handle: usize, then: impl FnOnce(&Mounted) -> T) -> Option<T> {
    MOUNTED.with_borrow(|mounted| mounted.get(handle).and_then(Option::as_ref).map(then))
}

fn refused(refusal: Refusal, at: u32) -> String {
    let reason = match refusal {
        Refusal::Syntax(_) => "syntax",
        Refusal::Invalid(_) => "invalid",
    };
    [
        reason,
        ": byte ",
        &at.to_string(),
        " (`explainer-cards check` tells more)",
    ]
    .concat()
}

/// Whether a space-separated list names an id, or `all`.
fn lists(list: &str, id: &str) -> bool {
    list.split_ascii_whitespace()
        .any(|word| word == id || word == "all")
}

/// Whether a space-separated list names a panel.
fn opens(list: &str, explainer: &Explainer, panel: Panel) -> bool {
    let name = match panel {
        Panel::Card(index) => {
            let id = &*explainer.cards[index].id;
            return list
                .split_ascii_whitespace()
                .filter_map(|word| word.strip_prefix("card-"))
                .any(|word| word == id || word == "all");
        }
        Panel::Glossary => "glossary",
        Panel::Sources => "sources",
    };
    list.split_ascii_whitespace().any(|word| word == name)
}

/// Leaves only the cards that a list names. A list that names none of them is no list.
fn keep_cards(explainer: &mut Explainer, list: &str) {
    if explainer.cards.iter().any(|card| lists(list, &card.id)) {
        explainer.cards.retain(|card| lists(list, &card.id));
    }
}

fn tell(root: &Element, notify: &Function, notice: Notice) {
    let (name, id) = match notice {
        Notice::Ready => ("ready", Text::default()),
        Notice::Open(card) => ("open", card),
        Notice::Close(card) => ("close", card),
        Notice::Term(term) => ("term", term),
        Notice::Source(source) => ("source", source),
        Notice::Focus(selector) => return focus(root, &selector),
    };
    // The page's listeners may throw; that is theirs.
    let _ = notify.call2(&JsValue::NULL, &name.into(), &JsValue::from_str(&id));
}
