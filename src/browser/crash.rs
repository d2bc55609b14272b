//! Telling the page of a panic, which ends the whole WebAssembly instance.
//!
//! In the release of `cargo xtask dist` a panic is a trap and calls nothing: there stage.js sees the
//! exception where it called in, or gets it from the glue (`xtask/src/glue.rs`).

use js_sys::Function;
use std::cell::RefCell;
use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;

thread_local! {
    static LISTENER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Has `listener` called with a message before a panic ends this instance, unless panics are traps.
pub fn on_crash(listener: Function) {
    if cfg!(panic = "immediate-abort") {
        return;
    }
    LISTENER.set(Some(listener));
    yew::set_custom_panic_hook(Box::new(report));
}

fn report(info: &PanicHookInfo) {
    let place = info.location().map_or("", |location| location.file());
    LISTENER.with_borrow(|listener| {
        if let Some(listener) = listener {
            let _ = listener.call1(&JsValue::NULL, &JsValue::from_str(place));
        }
    });
}
