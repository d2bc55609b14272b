//! The exports of the WebAssembly module, which `www/stage.js` calls. They are internal: pages may only rely on
//! `docs/contracts/embed.md`.

// No code runs at the start, and without `main` the wasm is 0.2 kB smaller.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use explainer_cards::browser;
    use rlsf::SmallGlobalTlsf;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[global_allocator]
    static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();

    /// The style sheet, for a constructable sheet that all explainers of a page share.
    #[wasm_bindgen]
    pub fn styles() -> String {
        include_str!(env!("EXPLAINER_CARDS_CSS")).to_owned()
    }

    /// Calls [`browser::mount`]. Returns errors as text after an exclamation mark, because exceptions would add the
    /// code for JavaScript values to the wasm.
    #[wasm_bindgen]
    pub fn mount(handle: u32, json: &[u8], attributes: &str, words: &str, before: u32) -> String {
        let view = browser::mount(handle, json, attributes, words, before);
        view.unwrap_or_else(|refusal| ["!", &refusal].concat())
    }

    /// Calls [`browser::send`].
    #[wasm_bindgen]
    pub fn send(handle: u32, request: &str) -> String {
        browser::send(handle, request)
    }

    /// Calls [`browser::unmount`].
    #[wasm_bindgen]
    pub fn unmount(handle: u32) {
        browser::unmount(handle);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
