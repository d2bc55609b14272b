//! The modules of the embed that the component uses. An application gets a copy of each.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

#[wasm_bindgen(module = "/www/stage/focus.js")]
extern "C" {
    /// Brings something into view and gives it the focus.
    #[wasm_bindgen(catch)]
    pub fn focus(root: &Element, at: &str, nth: u32) -> Result<(), JsValue>;
}

#[wasm_bindgen(module = "/www/stage/reveal.js")]
extern "C" {
    // focus.js imports it: what is named here is copied.
    #[allow(dead_code)]
    fn reveal(element: &Element);
}

#[wasm_bindgen(module = "/www/stage/sharing.js")]
extern "C" {
    /// Shares the address of a card. The request that says what came of it, if a reader has to know.
    #[wasm_bindgen(catch)]
    pub fn share(of: &JsValue) -> Result<Promise, JsValue>;
}

#[wasm_bindgen(module = "/www/stage/reader.js")]
extern "C" {
    /// The names of the open panels, each on a line; nothing where there are no panels.
    #[wasm_bindgen(catch)]
    pub fn opened(shadow: &ShadowRoot) -> Result<Option<String>, JsValue>;

    /// What was chosen in the pre-rendered form, as requests.
    #[wasm_bindgen(catch)]
    pub fn chosen(shadow: &ShadowRoot) -> Result<Vec<String>, JsValue>;

    /// Notes what else a reader has done; the function does it to another root.
    #[wasm_bindgen(catch)]
    pub fn note(shadow: &ShadowRoot) -> Result<Function, JsValue>;
}

#[wasm_bindgen(module = "/www/stage/quietly.js")]
extern "C" {
    /// Warns on the console.
    pub fn warn(words: &str);
}

#[wasm_bindgen(module = "/www/stage/selection.js")]
extern "C" {
    // reader.js imports it: what is named here is copied.
    #[allow(dead_code)]
    fn selected(shadow: &ShadowRoot) -> JsValue;
}
