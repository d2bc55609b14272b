//! The built pages in a real browser, from the outside: what readers see and pages can rely on.
//!
//! `cargo xtask test` builds the pages and sets environment variables: `DIST` is the folder that holds
//! `preview` and `embed`, `CHROMIUM` and `CHROMEDRIVER` are the browser, `CHECKERS` are the checkers of
//! accessibility. A plain `cargo test --test browser` takes `dist/` and the installed browser.
//!
//! Each test has a server and a browser profile of its own. What a test needs and `www/pages` does
//! not have, the server makes up; the widget in it is always the built one.

// The names that are compared are our own.
#![allow(clippy::case_sensitive_file_extension_comparisons)]

// What the widget promises first: the text is there without it.
mod prerendered;
mod scripts_blocked;
mod taking_over;

// What a reader does.
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

// What a page does.
mod api;
mod attributes;
mod component;
mod embedding;
mod frameworks;
mod lifetime;
mod link_terms;
mod loading;
mod other_origin;
mod parents;
mod paywall;
mod words;

// What goes wrong.
mod broken_json;
mod failures;
mod hostile_pages;
mod unsafe_text;

// What holds everywhere.
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

// How the tests see it.
mod browser;
mod checkers;
mod driver;
mod engine;
mod page;
mod site;
#[path = "../statements/tables.rs"]
#[expect(dead_code, reason = "tests/statements uses the rest")]
mod tables;
