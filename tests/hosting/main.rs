//! `docs/hosting.md`: its configurations in real web servers, and what it says about them.

mod page;
mod served;
#[path = "../servers/mod.rs"]
mod servers;
