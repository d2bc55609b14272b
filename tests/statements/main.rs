//! Checks statements in the documents: tests, pages and commands that they name exist, and the tables are complete.

mod accessibility;
mod commands;
mod features;
mod first_explainer;
#[cfg(unix)]
#[path = "../tool/program.rs"]
mod program;
mod publishing;
mod tables;
