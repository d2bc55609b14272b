//! Where the focus is.

use gloo::utils::document;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Whether the focus is inside an element that matches a selector.
pub fn is_in(selector: &str) -> bool {
    let focused = document().active_element();
    focused.is_some_and(|focused| is_inside(&focused, selector))
}

/// Whether an element matches a selector, or is inside one that does.
pub fn is_inside(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}

/// Moves the focus to an element.
pub fn take(to: &NodeRef) {
    if let Some(element) = to.cast::<HtmlElement>() {
        // An element that can't be focused keeps the focus where it is.
        let _ = element.focus();
    }
}
