//! Where the focus goes.

use explainer_cards::edit::pointer::within;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::AttrValue;

thread_local! {
    static REQUESTS: Cell<u32> = const { Cell::new(0) };
}

/// A request to move the focus. Each is different from those before.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus {
    /// The value that gets the focus, and around which everything unfolds.
    pub pointer: AttrValue,
    /// The element that gets it, if it is not the value's field.
    element: Option<AttrValue>,
    request: u32,
}

impl Focus {
    /// The field of a value, or the first inside of it.
    pub fn value(pointer: impl Into<AttrValue>) -> Self {
        let request = REQUESTS.get() + 1;
        REQUESTS.set(request);
        Self {
            pointer: pointer.into(),
            element: None,
            request,
        }
    }

    /// An element by its id.
    pub fn element(id: impl Into<AttrValue>) -> Self {
        // No value has this pointer: nothing unfolds.
        let mut focus = Self::value("-");
        focus.element = Some(id.into());
        focus
    }

    /// Whether it is for a value or something inside.
    pub fn is_within(&self, pointer: &str) -> bool {
        self.element.is_none() && within(&self.pointer, pointer).is_some()
    }

    /// The part of the request that is for one value.
    pub fn inside(focus: Option<&Self>, pointer: &str) -> Option<Self> {
        focus.filter(|focus| focus.is_within(pointer)).cloned()
    }

    /// Focuses the element, if it is for one.
    pub fn reach(&self) {
        if let Some(id) = &self.element {
            focus(id);
        }
    }
}

/// Focuses the element with an id.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        // An element that can't be focused keeps the focus where it is.
        let _ = element.focus();
    }
}

/// The id of the element that has the focus.
pub fn focused() -> Option<String> {
    let document = web_sys::window()?.document()?;
    Some(document.active_element()?.id())
}

fn element(id: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id)?.dyn_into().ok()
}
