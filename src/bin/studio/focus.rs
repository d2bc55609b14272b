//! Where the focus is.

use gloo::utils::document;
use web_sys::Element;

/// Whether the focus is inside an element that matches a selector.
pub fn is_in(selector: &str) -> bool {
    let focused = document().active_element();
    focused.is_some_and(|focused| is_inside(&focused, selector))
}

/// Whether an element matches a selector, or is inside one that does.
pub fn is_inside(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}
