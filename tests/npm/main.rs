//! The package for npm, as `npm install` unpacks it: the commands say what the native tool says, the element has types.
//!
//! `cargo xtask test` builds it, and sets `NPM_ARCHIVE` to what npm would publish, `NPM_TESTERS` and `NODE_MODULES` to the
//! folders of packages that test it, `BUN` and `DENO` to those programs. Without them these tests check nothing.

mod command_line;
mod functions;
mod installed;
mod published;
#[path = "../tool/mod.rs"]
mod tool;
