//! The browser: explainers by their handles, as `www/stage.js` asks for them.
//!
//! Rust keeps no node of the page. It says what there should be, and `www/patch.js` makes it so:
//! `docs/adr/0007` says why.

mod intl;
mod mount;
mod stream;

pub use mount::{Options, mount, send, unmount};
pub use stream::Stream;
