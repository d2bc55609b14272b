//! The studio: a page on which editors write explainers, see them as readers do, and get the tag to paste.
//!
//! The text of the file is the only state of a draft. The form and the JSON editor both change it, the checks of the
//! command line tool read it, and the component and the static forms show it.

#[cfg(target_arch = "wasm32")]
mod bar;
#[cfg(target_arch = "wasm32")]
mod choice;
#[cfg(target_arch = "wasm32")]
mod code;
mod desk;
#[cfg(target_arch = "wasm32")]
mod drafts;
#[cfg(target_arch = "wasm32")]
mod embedded;
#[cfg(target_arch = "wasm32")]
mod files;
mod history;
mod marked;
#[cfg(target_arch = "wasm32")]
mod modules;
mod offsets;
mod page;
#[cfg(target_arch = "wasm32")]
mod preview;
#[cfg(target_arch = "wasm32")]
mod problems;
#[cfg(target_arch = "wasm32")]
mod publish;
#[cfg(target_arch = "wasm32")]
mod see;
#[cfg(target_arch = "wasm32")]
mod sheet;
#[cfg(target_arch = "wasm32")]
mod start;
#[cfg(target_arch = "wasm32")]
mod studio;
mod tag;
mod versions;
mod words;

#[cfg(target_arch = "wasm32")]
fn main() {
    let document = gloo::utils::document();
    if let Some(root) = document.get_element_by_id("studio") {
        yew::Renderer::<studio::Studio>::with_root(root).render();
    }
}

/// The studio runs in a browser. Natively only its tests run.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("error: the studio runs in a browser; `cargo xtask serve` shows it");
}
