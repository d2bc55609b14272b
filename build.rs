//! Minifies the style sheet, `www/explainer-cards.css`, for the widget and the forms that contain it. Sets
//! `EXPLAINER_CARDS_CSS` to the path of what the widget needs, `EXPLAINER_CARDS_STATIC_CSS` to that of the whole.

use minifier::css::minify;
use std::path::PathBuf;
use std::{env, fs};

// Sums have to be in `calc()`, also inside of `clamp()`: elsewhere minifier 0.3.6 takes the plus for a combinator. A test
// compares the rules.
const SHEET: &str = "www/explainer-cards.css";

/// Begins the last part of the sheet, which only the pre-rendered form needs.
const STATIC: &str = "/* The pre-rendered form";

fn main() {
    println!("cargo::rerun-if-changed={SHEET}");
    let sheet = fs::read_to_string(SHEET).expect("the package contains the style sheet");
    let (live, _) = sheet.split_once(STATIC).expect("it has this part");
    provide("EXPLAINER_CARDS_CSS", live);
    provide("EXPLAINER_CARDS_STATIC_CSS", &sheet);
}

/// Minifies a sheet, and sets a variable to its path.
fn provide(name: &str, sheet: &str) {
    let minified = minify(sheet).expect("it is a style sheet").to_string();
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    let path = PathBuf::from(out).join(name).with_extension("css");
    fs::write(&path, minified.trim()).expect("cargo creates the folder");
    println!("cargo::rustc-env={name}={}", path.display());
}
