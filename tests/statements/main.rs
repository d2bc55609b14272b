//! The statements in the documents: the tests, pages and commands that they name exist, and they cover
//! everything that they have to.

mod accessibility;
mod commands;
mod features;
mod tables;
