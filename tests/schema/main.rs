//! The JSON Schema: it accepts what `check` accepts, and code editors help people by it.
//!
//! `cargo xtask test` sets `EDITOR_PACKAGES` and `NODE_TOOLS` to the folders of packages from npm, which the tests that
//! run Node.js need, and `CHECK_JSONSCHEMA` to that program if it is installed. Without them these tests check nothing.

mod agreement;
mod editing;
mod node;
mod snippets;
mod words;
