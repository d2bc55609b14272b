//! Tells the widget where its style sheet is: `www/explainer-cards.css`, or the minified copy that
//! `cargo xtask dist` names in `EXPLAINER_CARDS_CSS`.

use std::env;

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let sheet = env::var("EXPLAINER_CARDS_CSS")
        .unwrap_or_else(|_| format!("{root}/www/explainer-cards.css"));
    println!("cargo::rerun-if-env-changed=EXPLAINER_CARDS_CSS");
    println!("cargo::rustc-env=EXPLAINER_CARDS_CSS={sheet}");
}
