//! One version of a tool is named in several files: they have to agree.

use crate::repository::{read_json, read_toml};
use crate::tools::{BINARYEN, NODE_FLOOR, WASM_BINDGEN};

#[test]
fn trunk_asks_for_the_versions_that_set_up_installs() {
    for file in ["Trunk.toml", "examples/yew-article/Trunk.toml"] {
        let tools = &read_toml(file)["tools"];
        let wasm_bindgen = tools["wasm_bindgen"].as_str();
        assert_eq!(wasm_bindgen, Some(WASM_BINDGEN.version), "{file}");
        let wasm_opt = format!("version_{BINARYEN}");
        assert_eq!(tools["wasm_opt"].as_str(), Some(&*wasm_opt), "{file}");
    }
}

#[test]
fn the_wasm_bindgen_crate_has_the_version_of_the_tool() {
    let crates = &read_toml("Cargo.toml")["dependencies"];
    let exact = format!("={}", WASM_BINDGEN.version);
    assert_eq!(crates["wasm-bindgen"].as_str(), Some(&*exact));
}

#[test]
fn npm_installs_the_binaryen_that_trunk_asks_for() {
    let package = read_json("xtask/tools/package.json");
    let version = format!("{BINARYEN}.0.0");
    assert_eq!(package["devDependencies"]["binaryen"], *version);
}

#[test]
fn the_studio_and_the_widget_are_bundled_by_the_same_esbuild() {
    let tools = read_json("xtask/tools/package.json");
    let editor = read_json("www/studio/editor/package.json");
    let [tools, editor] = [tools, editor].map(|file| file["devDependencies"]["esbuild"].clone());
    assert!(tools.is_string());
    assert_eq!(tools, editor);
}

#[test]
fn every_package_of_the_editor_is_pinned() {
    let package = read_json("www/studio/editor/package.json");
    let packages = package["dependencies"].as_object().expect("packages");
    for (name, version) in packages {
        let version = version.as_str().expect("a version");
        assert!(
            version.starts_with(|first: char| first.is_ascii_digit()),
            "{name} {version}"
        );
    }
}

#[test]
fn scripts_use_only_what_the_oldest_node_has() {
    let package = read_json("xtask/tools/package.json");
    let types = package["devDependencies"]["@types/node"].as_str();
    let version = types.expect("a version");
    assert!(
        version.starts_with(&format!("{NODE_FLOOR}.")),
        "the types of Node.js are those of {version}"
    );
}

#[test]
fn no_lock_file_of_npm_names_a_registry() {
    for folder in ["xtask/tools", "www/studio/editor", "benches/page-load"] {
        let lock = read_json(&format!("{folder}/package-lock.json"));
        let packages = lock["packages"].as_object().expect("an object of packages");
        for (name, package) in packages {
            assert!(package.get("resolved").is_none(), "{folder}: {name}");
        }
    }
}
