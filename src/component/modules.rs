//! The JavaScript modules of the embed that the component uses. wasm-bindgen copies them into the application.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

#[wasm_bindgen(module = "/www/stage/choice.js")]
extern "C" {
    /// Marks quizzes by the option that is chosen in them.
    pub fn mark(root: &Element);
}

#[wasm_bindgen(module = "/www/stage/focus.js")]
extern "C" {
    /// Scrolls an element into view and focuses it.
    #[wasm_bindgen(catch)]
    pub fn focus(root: &Element, at: &str, nth: u32) -> Result<(), JsValue>;
}

#[wasm_bindgen(module = "/www/stage/reveal.js")]
extern "C" {
    // Named so that wasm-bindgen copies the file, which focus.js imports.
    #[allow(dead_code)]
    fn reveal(element: &Element);
}

#[wasm_bindgen(module = "/www/stage/sharing.js")]
extern "C" {
    /// Shares the address of a card. Resolves to a request if the reader has to know the result.
    #[wasm_bindgen(catch)]
    pub fn share(of: &JsValue) -> Result<Promise, JsValue>;
}

#[wasm_bindgen(module = "/www/stage/panels.js")]
extern "C" {
    /// The names of the open panels, one a line. `None` if there are no panels.
    #[wasm_bindgen(catch)]
    pub fn opened(shadow: &ShadowRoot) -> Result<Option<String>, JsValue>;
}

#[wasm_bindgen(module = "/www/stage/reader.js")]
extern "C" {
    /// The reader's choices in the pre-rendered form, as requests.
    #[wasm_bindgen(catch)]
    pub fn chosen(shadow: &ShadowRoot) -> Result<Vec<String>, JsValue>;

    /// Records the focus, the selection, typed text and what is unfolded. The returned function restores them in an
    /// element.
    #[wasm_bindgen(catch)]
    pub fn note(shadow: &ShadowRoot) -> Result<Function, JsValue>;
}

#[wasm_bindgen(module = "/www/stage/quietly.js")]
extern "C" {
    /// Writes a warning to the console.
    pub fn warn(words: &str);
}

#[wasm_bindgen(module = "/www/stage/selection.js")]
extern "C" {
    // Named so that wasm-bindgen copies the file, which reader.js imports.
    #[allow(dead_code)]
    fn selected(shadow: &ShadowRoot) -> JsValue;
}
