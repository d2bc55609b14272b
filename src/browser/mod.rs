//! The browser: explainers by their handles, as `www/stage.js` asks for them.
//!
//! Rust keeps no node of the page. It says what there should be, and `www/patch.js` makes it so:
//! `docs/adr/0007` says why.

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
