//! Checks statements in the documents: tests, pages and commands that they name exist, and the tables are complete.

mod accessibility;
mod commands;
mod features;
mod first_explainer;
mod publishing;
mod tables;
