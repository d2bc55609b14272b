//! Minifies the style sheet, `www/explainer-cards.css`, for the widget and the forms that contain it. Sets
//! `EXPLAINER_CARDS_CSS` to the path of what the widget needs, `EXPLAINER_CARDS_STATIC_CSS` to that of the whole.
//!
//! Lists the files of the widget for the tool, if `EXPLAINER_CARDS_EMBED` names their folder. Sets
//! `EXPLAINER_CARDS_WIDGET` to the path of the list, which is empty otherwise.

use minifier::css::minify;
use std::path::{Path, PathBuf};
use std::{env, fs};

// Sums have to be in `calc()`, also inside of `clamp()`: elsewhere minifier 0.3.6 takes the plus for a combinator. A test
// compares the rules.
const SHEET: &str = "www/explainer-cards.css";

/// Begins the last part of the sheet, which only the pre-rendered form needs.
const STATIC: &str = "/* The pre-rendered form";

/// The variable with the folder that `cargo xtask dist` writes.
const EMBED: &str = "EXPLAINER_CARDS_EMBED";

fn main() {
    println!("cargo::rerun-if-changed={SHEET}");
    let sheet = fs::read_to_string(SHEET).expect("the package contains the style sheet");
    let (live, _) = sheet.split_once(STATIC).expect("it has this part");
    write("CSS", "live.css", &minified(live));
    write("STATIC_CSS", "static.css", &minified(&sheet));

    println!("cargo::rerun-if-env-changed={EMBED}");
    let files = env::var_os(EMBED).map_or_else(Vec::new, |folder| widget(Path::new(&folder)));
    write("WIDGET", "widget.rs", &format!("&[{}]", files.concat()));
}

fn minified(sheet: &str) -> String {
    let minified = minify(sheet).expect("it is a style sheet").to_string();
    minified.trim().to_owned()
}

/// Writes a file that the crate includes.
fn write(variable: &str, name: &str, text: &str) {
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    let path = PathBuf::from(out).join(name);
    fs::write(&path, text).expect("cargo creates the folder");
    println!(
        "cargo::rustc-env=EXPLAINER_CARDS_{variable}={}",
        path.display()
    );
}

/// The name and the content of each file that pages load, as Rust.
fn widget(folder: &Path) -> Vec<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    // The list is in another folder.
    let folder = &folder
        .canonicalize()
        .expect("the folder of the widget is there");
    let entries = fs::read_dir(folder).into_iter().flatten();
    let words = fs::read_dir(folder.join("words")).into_iter().flatten();
    let paths = entries.chain(words).flatten().map(|entry| entry.path());
    let is_loaded = |path: &PathBuf| {
        let extension = path.extension().unwrap_or_default();
        let is_words = path
            .parent()
            .is_some_and(|parent| parent.ends_with("words"));
        extension == "js" || extension == "wasm" || (is_words && extension == "json")
    };
    let file = |path: PathBuf| {
        let name = path.strip_prefix(folder).expect("it is in the folder");
        let name = name.display().to_string().replace('\\', "/");
        let path = path.display().to_string();
        format!("({name:?}, include_bytes!({path:?})),")
    };
    let mut files: Vec<String> = paths.filter(is_loaded).map(file).collect();
    files.sort();
    assert!(
        !files.is_empty(),
        "{EMBED}: no widget in {}",
        folder.display()
    );
    files
}
