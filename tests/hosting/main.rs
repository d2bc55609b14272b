//! `docs/hosting.md`: its configurations in real web servers, what it says about them, and `explainer-cards doctor`,
//! which asks hosts for it.

mod doctor;
mod page;
#[path = "../tool/said.rs"]
mod said;
mod served;
#[path = "../servers/mod.rs"]
mod servers;
#[path = "../tool/mod.rs"]
mod tool;
