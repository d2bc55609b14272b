//! The tasks as programs, and the files of the repository that have to agree with them.
//!
//! Here and not beside the sources because Cargo builds the program `xtask` for these tests only.

mod dependencies;
mod documents;
mod hosting;
mod links;
#[path = "../../../tests/tool/program.rs"]
mod program;
mod repository;
mod setup;
mod trunk;
mod versions;

/// Which version of each tool set-up installs.
#[allow(dead_code)]
#[path = "../../src/tools.rs"]
mod tools;
