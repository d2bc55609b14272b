//! The JavaScript modules of the studio.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

#[wasm_bindgen(module = "/www/studio/code.js")]
extern "C" {
    /// The JSON editor.
    #[derive(Clone)]
    pub type Editor;

    /// Loads the editor into an element. Fails if the file with the editor isn't there.
    #[wasm_bindgen(catch)]
    pub async fn load(parent: &Element, options: &JsValue) -> Result<Editor, JsValue>;

    #[wasm_bindgen(method, js_name = setText)]
    pub fn set_text(this: &Editor, text: &str);

    /// Shows problems, given as a JSON text.
    #[wasm_bindgen(method, js_name = setProblems)]
    pub fn set_problems(this: &Editor, problems: &str);

    #[wasm_bindgen(method, js_name = setMarked)]
    pub fn set_marked(this: &Editor, from: usize, to: usize);

    #[wasm_bindgen(method)]
    pub fn select(this: &Editor, from: usize, to: usize);

    #[wasm_bindgen(method)]
    pub fn destroy(this: &Editor);
}

#[wasm_bindgen(module = "/www/studio/cards.js")]
extern "C" {
    /// The id of the card and the text that a reader clicked on.
    pub fn clicked(event: &Event) -> Vec<String>;

    /// Marks a card of the explainer inside an element; no card if the id is empty.
    pub fn mark(around: &HtmlElement, id: &str);
}

#[wasm_bindgen(module = "/www/studio/language.js")]
extern "C" {
    /// The name of a language in another language.
    pub fn language(tag: &str, lang: &str) -> String;
}

#[wasm_bindgen(module = "/www/studio/files.js")]
extern "C" {
    /// Asks for a file and opens it: its name and its text. `None` if nobody chose a file.
    #[wasm_bindgen(catch)]
    pub async fn open() -> Result<JsValue, JsValue>;

    /// Saves a file where it was opened, or where the editor chooses. Resolves to its name, or `undefined` if nobody
    /// chose a place.
    #[wasm_bindgen(catch)]
    pub async fn save(name: &str, text: &str) -> Result<JsValue, JsValue>;

    /// Saves from now on in the file that was chosen last.
    pub fn adopt();

    /// Asks for a place when something is saved next.
    pub fn forget();

    /// Downloads a file.
    pub fn download(name: &str, text: &str);

    /// Copies a text.
    #[wasm_bindgen(catch)]
    pub async fn copy(text: &str) -> Result<JsValue, JsValue>;
}
