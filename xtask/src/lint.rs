//! `cargo xtask lint`: the types, the format and the habits of the JavaScript.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use crate::dist;
use crate::places;
use crate::setup::{self, Editor, Node, needs};

/// Each has a `biome.json` and a `tsconfig.json`.
const FOLDERS: [&str; 2] = ["www", "benches/page-load"];

pub fn run(write: bool) -> Result<()> {
    let tools = setup::tools(needs::LINT)?;
    let node = tools.node()?;
    let shell = Shell::new()?;
    shell.change_dir(places::repository());
    let (tsc, biome) = (node.tsc(), node.biome());
    // Those of Node.js are only where the npm tools are.
    let types = node.modules().join("@types");
    let write = write.then_some("--write");
    for folder in FOLDERS {
        // Biome takes the configuration of the folder that it runs in.
        let _folder = shell.push_dir(folder);
        cmd!(shell, "node {biome} check {write...} .").run()?;
        cmd!(shell, "node {tsc} --project . --typeRoots {types}").run()?;
    }
    // The package imports what is built, so a test checks its types.
    {
        let _folder = shell.push_dir("publish/npm");
        cmd!(shell, "node {biome} check {write...} .").run()?;
    }
    for project in [uses(node)?, editor(tools.editor()?)?] {
        cmd!(shell, "node {tsc} --project {project}").run()?;
    }
    Ok(())
}

/// A folder with the settings for the modules of the studio: those of `www`, and where the packages of its JSON editor
/// are.
fn editor(editor: &Editor) -> Result<PathBuf> {
    let folder = places::target()?.join("types/editor");
    fs::create_dir_all(&folder)?;
    let www = places::repository().join("www");
    let config = json!({
        "extends": www.join("tsconfig.json"),
        "compilerOptions": { "paths": { "*": [editor.modules().join("*")] } },
        "include": [www.join("studio/**/*.js")],
    });
    fs::write(folder.join("tsconfig.json"), config.to_string())?;
    Ok(folder)
}

/// A folder with the declarations that `cargo xtask dist` writes, and beside them how a page and JSX use
/// the element.
fn uses(node: &Node) -> Result<PathBuf> {
    let folder = places::target()?.join("types");
    fs::create_dir_all(&folder)?;
    dist::declarations(&folder)?;
    let source = places::repository().join("tests/types");
    for file in ["page.ts", "jsx.tsx"] {
        fs::copy(source.join(file), folder.join(file))?;
    }
    let mut config: Value = serde_json::from_slice(&fs::read(source.join("tsconfig.json"))?)?;
    // The types of React are where the npm tools are.
    config["compilerOptions"]["paths"] = json!({ "*": [node.modules().join("@types/*")] });
    fs::write(folder.join("tsconfig.json"), config.to_string())?;
    Ok(folder)
}
