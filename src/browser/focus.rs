//! Bringing something into view and giving it the focus.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Element)]
    type HtmlElement;

    #[wasm_bindgen(method)]
    fn focus(this: &HtmlElement);

    #[wasm_bindgen(method, setter)]
    fn set_open(this: &HtmlElement, open: bool);
}

/// Gives the focus to the first element that a selector finds, opening every `details` around it.
/// The browser scrolls to what it focuses.
pub fn focus(root: &Element, selector: &str) {
    // The widget is lenient with ids, and one with a quote in it makes no selector: no way back then.
    let Ok(Some(element)) = root.query_selector(selector) else {
        return;
    };
    let mut around = element.parent_element();
    while let Some(outer) = around {
        if outer.tag_name() == "DETAILS" {
            outer.unchecked_ref::<HtmlElement>().set_open(true);
        }
        around = outer.parent_element();
    }
    element.unchecked_ref::<HtmlElement>().focus();
}
