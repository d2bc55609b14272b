//! The browser: the only place that knows `web_sys` and JavaScript.

mod crash;
mod focus;
mod intl;
mod mount;

pub use crash::on_crash;
pub use mount::{Options, mount, send, unmount};
