//! Minifies the style sheet, `www/explainer-cards.css`, for the widget and the forms that contain it. Sets
//! `EXPLAINER_CARDS_CSS` to the path of the minified copy.

use minifier::css::minify;
use std::path::PathBuf;
use std::{env, fs};

// Sums have to be in `calc()`, also inside of `clamp()`: elsewhere minifier 0.3.6 takes the plus for a combinator. A test
// compares the rules.
const SHEET: &str = "www/explainer-cards.css";

fn main() {
    println!("cargo::rerun-if-changed={SHEET}");
    let sheet = fs::read_to_string(SHEET).expect("the package contains the style sheet");
    let minified = minify(&sheet).expect("it is a style sheet").to_string();
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    let path = PathBuf::from(out).join("explainer-cards.css");
    fs::write(&path, minified.trim()).expect("cargo creates the folder");
    println!("cargo::rustc-env=EXPLAINER_CARDS_CSS={}", path.display());
}
