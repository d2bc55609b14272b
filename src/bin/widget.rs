//! What `stage.js` calls: the widget as a WebAssembly module. `docs/contracts/embed.md` is what
//! pages may rely on; this boundary is internal and changes with `www/stage.js`.

// Nothing runs before it is called. Without a `main` of its own the wasm is 0.2 kB smaller.
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

    /// Reads an explainer and gives its view: [`browser::mount`]. What is refused comes back behind an exclamation
    /// mark: an exception would bring the machinery for JavaScript's values into the wasm.
    #[wasm_bindgen]
    pub fn mount(handle: u32, json: &[u8], attributes: &str, words: &str, before: u32) -> String {
        let view = browser::mount(handle, json, attributes, words, before);
        view.unwrap_or_else(|refusal| ["!", &refusal].concat())
    }

    /// Does what a reader or the page asks for.
    #[wasm_bindgen]
    pub fn send(handle: u32, request: &str) -> String {
        browser::send(handle, request)
    }

    /// Takes an explainer away.
    #[wasm_bindgen]
    pub fn unmount(handle: u32) {
        browser::unmount(handle);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
