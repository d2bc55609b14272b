//! Interactive explainer cards for news articles, from one JSON file.
//!
//! The way of the data: bytes → [`model`] → [`state`] → [`view`] → the browser; the tools go from
//! [`model`] to `check` and `render`.
//! `docs/architecture.md` says where each line lives.

pub mod browser;
#[cfg(feature = "tools")]
pub mod check;
#[cfg(feature = "component")]
mod component;
pub mod model;
#[cfg(feature = "tools")]
pub mod render;
pub mod state;
pub mod view;
pub mod words;

#[cfg(feature = "component")]
pub use component::{ExplainerCards, Notice, Props, Reason};
