//! What `stage.js` calls: the widget as a WebAssembly module. `docs/contracts/embed.md` is what
//! pages may rely on; this boundary is internal and changes with `www/stage.js`.

// Nothing runs before it is called. Without a `main` of its own the wasm is 0.2 kB smaller.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use explainer_cards::browser::{self, Options};
    use js_sys::Function;
    use rlsf::SmallGlobalTlsf;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::Element;

    #[global_allocator]
    static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();

    /// The style sheet, for a constructable sheet that all explainers of a page share.
    #[wasm_bindgen]
    pub fn styles() -> String {
        include_str!(env!("EXPLAINER_CARDS_CSS")).to_owned()
    }

    /// Has `listener` called with a message before a panic ends this instance, unless panics are
    /// traps.
    #[wasm_bindgen]
    pub fn on_crash(listener: Function) {
        browser::on_crash(listener);
    }

    /// Shows an explainer; `open`, `cards` and `level` are attributes of the element.
    #[wasm_bindgen]
    pub fn mount(
        root: Element,
        json: &[u8],
        open: &str,
        cards: &str,
        level: &str,
        notify: Function,
    ) -> Result<usize, String> {
        browser::mount(root, json, &Options { open, cards, level }, notify)
    }

    /// Does what a reader or the page asks for.
    #[wasm_bindgen]
    pub fn send(handle: usize, action: &str, name: &str) {
        browser::send(handle, action, name);
    }

    /// Takes an explainer away.
    #[wasm_bindgen]
    pub fn unmount(handle: usize) {
        browser::unmount(handle);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
