//! Interactive explainer cards for news articles, from one JSON file.
//!
//! The way of the data: bytes → [`model`] → [`state`] → [`view`] → the browser; the tools go from
//! [`model`] to `check` and `render`.
//! `docs/architecture.md` says where each line lives.

pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod render;
pub mod state;
pub mod view;
pub mod words;
