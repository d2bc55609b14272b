//! Tests the built pages in real browsers: what readers see, and what pages can rely on.
//!
//! `cargo xtask test` builds the pages and sets environment variables: `DIST` is the folder that contains
//! `preview` and `embed`, `CHROMIUM` and `CHROMEDRIVER` are the paths of the browser and its driver, `CHECKERS` is the
//! folder of the accessibility checkers. `cargo test --test browser` alone uses `dist/` and the installed browser.
//!
//! Each test has a server and a browser profile of its own. The server can serve pages that aren't in `www/pages`, but
//! always with the built widget.

// All compared names are our own.
#![allow(clippy::case_sensitive_file_extension_comparisons)]

// Without the widget.
mod prerendered;
mod scripts_blocked;
mod taking_over;

// Actions of readers.
mod citations;
mod drawn;
mod feedback;
mod groups;
mod moving;
mod opening;
mod quiz;
mod reading;
mod sections;
mod table;
mod terms;
mod translations;
mod trust;

// Actions of pages.
mod api;
mod attributes;
mod coming_back;
mod component;
mod embed_alone;
mod embedding;
mod filters;
mod frames;
mod frameworks;
mod hosting;
mod lifetime;
mod link_terms;
mod loading;
mod other_origin;
mod parents;
mod paywall;
mod words;

// Actions of editors.
mod importing;
mod json_editor;
mod preview;
mod studio;
mod typing;

// Failures.
mod broken_json;
mod failures;
mod hostile_pages;
mod unsafe_text;

// Requirements for everything.
mod accessibility;
mod criteria;
mod depths;
mod intl;
mod keyboard;
mod large_text;
mod listed;
mod looks;
mod privacy;
mod screenshots;
mod themes;
mod transcript;

// Not tests: browsers, servers and pages.
mod browser;
mod checkers;
mod driver;
mod engine;
mod page;
#[path = "../servers/mod.rs"]
#[expect(dead_code, reason = "tests/hosting uses the rest")]
mod servers;
mod site;
#[path = "../statements/tables.rs"]
#[expect(dead_code, reason = "tests/statements uses the rest")]
mod tables;
#[path = "../watching/mod.rs"]
mod watching;
