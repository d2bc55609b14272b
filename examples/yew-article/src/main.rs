//! The component in a Yew application: an article, or with `?src=…` one explainer alone.

mod article;
mod draft;

use article::Article;
use draft::{Draft, Props, named};
use web_sys::window;
use yew::Renderer;

fn main() {
    let document = window().and_then(|window| window.document());
    let Some(root) = document.and_then(|document| document.get_element_by_id("app")) else {
        return;
    };
    match named("src") {
        Some(src) => drop(Renderer::<Draft>::with_root_and_props(root, Props { src }).render()),
        None => drop(Renderer::<Article>::with_root(root).render()),
    }
}
