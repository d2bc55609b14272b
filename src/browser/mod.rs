//! The widget's interface to the browser. `www/stage.js` refers to explainers by their handles.
//!
//! Rust holds no nodes of the page. It describes the view, from which `www/patch.js` creates and updates the nodes.
//! `docs/adr/0007` gives the reason.

#[cfg(any(feature = "widget", feature = "component"))]
mod intl;
#[cfg(feature = "widget")]
mod mount;
mod stream;

#[cfg(any(feature = "widget", feature = "component"))]
pub use intl::FORMATS;
#[cfg(feature = "widget")]
pub use mount::{mount, send, unmount};
pub use stream::Stream;
