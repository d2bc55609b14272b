//! The package for npm: the element, its types, and the commands as WebAssembly.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::{Map, Value};
use xshell::{Shell, cmd};

use crate::compile;
use crate::declarations;
use crate::dist;
use crate::places;
use crate::setup::{self, Tools, needs};
use crate::tools::WASM_TARGET;

/// The commands without what a system has to provide. With the profile of the studio, whose build of their dependencies
/// they share.
const COMMANDS: [&str; 8] = [
    "--bin",
    "explainer-cards",
    "--no-default-features",
    "--features",
    "commands",
    "--profile",
    "studio",
    "--locked",
];

/// What a run that stopped in the middle needs: the next one gets an instance of its own.
const RESET: &str = "
export const reset = () => {
    wasm = undefined;
};
";

/// Options of `cargo xtask package`.
#[derive(Args)]
pub struct Options {
    /// Measure the size of the commands, and how long they take in Node.js
    #[arg(long)]
    measure: bool,
}

/// `cargo xtask package`: builds dist/embed, then dist/npm.
pub fn run(options: &Options) -> Result<()> {
    let tools = setup::tools(needs::DIST)?;
    let dist = dist::build(&tools)?;
    let embed = dist.embed.parent().context("embed.js without a folder")?;
    let folder = places::repository().join("dist/npm");
    build(&tools, &folder, embed)?;
    if options.measure {
        measure(&folder)?;
    }
    Ok(())
}

/// Prints sizes and times.
fn measure(folder: &Path) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(places::repository());
    let file = "www/explainers/hbm.fr.json";
    Ok(cmd!(shell, "node xtask/package/measure.mjs {folder} {file}").run()?)
}

/// Builds the package in a folder, with the files to upload from another one.
pub fn build(tools: &Tools, folder: &Path, embed: &Path) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(places::repository());
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    copy(&places::repository().join("publish/npm"), folder)?;
    fs::remove_file(folder.join("biome.json"))?;
    copy(embed, &folder.join("embed"))?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(places::repository().join(name), folder.join(name))?;
    }
    commands(&shell, tools, &folder.join("tools"))?;
    types(&shell, tools, folder)?;
    let manifest = folder.join("package.json");
    let mut package: Value = serde_json::from_slice(&fs::read(&manifest)?)?;
    package["version"] = dist::version()?.into();
    Ok(fs::write(manifest, format!("{package:#}\n"))?)
}

/// Copies a folder with the folders in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Compiles the commands, and writes the wasm and its glue into a folder.
fn commands(shell: &Shell, tools: &Tools, folder: &Path) -> Result<()> {
    tools.wasm_target()?;
    cmd!(shell, "cargo build {COMMANDS...} --target {WASM_TARGET}")
        // As Trunk compiles the studio.
        .env("CARGO_ENCODED_RUSTFLAGS", compile::encoded(&[])?)
        .run()?;
    let wasm = places::target()?
        .join(WASM_TARGET)
        .join("studio/explainer-cards.wasm");
    let work = places::target()?.join("package");
    let _ = fs::remove_dir_all(&work);
    let wasm_bindgen = tools.wasm_bindgen()?;
    cmd!(
        shell,
        "{wasm_bindgen} --target web --no-typescript --omit-default-module-path
         --remove-producers-section --out-dir {work} --out-name tools {wasm}"
    )
    .run()?;
    ensure!(
        !work.join("snippets").exists(),
        "unexpected JavaScript snippets of a crate"
    );
    let glue = fs::read_to_string(work.join("tools.js"))?;
    fs::write(folder.join("glue.js"), glue + RESET)?;
    let wasm_opt = tools.node()?.wasm_opt();
    let (from, to) = (work.join("tools_bg.wasm"), folder.join("tools.wasm"));
    cmd!(shell, "{wasm_opt} {WASM_OPT...} {from} --output {to}").run()?;
    Ok(())
}

/// `docs/publishing/npm.md` has the sizes.
const WASM_OPT: [&str; 4] = [
    "-O1",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Writes the types of the element and of the explainer file.
fn types(shell: &Shell, tools: &Tools, folder: &Path) -> Result<()> {
    let manifest = fs::read_to_string(places::repository().join("www/custom-elements.json"))?;
    let mut manifest: Value = serde_json::from_str(&manifest)?;
    for (name, types) in [
        ("react.d.ts", declarations::react(&manifest)?),
        ("vue.d.ts", declarations::vue(&manifest)?),
        ("svelte.d.ts", declarations::svelte(&manifest)?),
    ] {
        let types = types.replace("\"./embed.js\"", "\"./embed/embed.js\"");
        fs::write(folder.join(name), types)?;
    }
    manifest["modules"][0]["path"] = "embed/embed.js".into();
    fs::write(
        folder.join("custom-elements.json"),
        format!("{manifest:#}\n"),
    )?;
    let name = "explainer.v1.schema.json";
    let schema = fs::read_to_string(places::repository().join("www/schema").join(name))?;
    fs::write(folder.join(name), &schema)?;
    let explainer = explainer(shell, tools, serde_json::from_str(&schema)?)?;
    Ok(fs::write(folder.join("explainer.d.ts"), explainer)?)
}

/// The types of the explainer file, from its schema.
fn explainer(shell: &Shell, tools: &Tools, mut schema: Value) -> Result<String> {
    remove_titles(&mut schema);
    schema["title"] = "Explainer".into();
    let definitions = schema.get_mut("$defs").and_then(Value::as_object_mut);
    for (name, definition) in definitions.context("the schema has definitions")? {
        definition["title"] = name.as_str().into();
    }
    let generator = tools.package()?.types_of_schemas();
    let banner = "// Written from explainer.v1.schema.json.";
    // Without limits of lengths, because a list of cards that a program makes has no length for TypeScript.
    let types = cmd!(
        shell,
        "node {generator} --no-additionalProperties --maxItems=-1 --bannerComment={banner}"
    )
    .stdin(schema.to_string())
    .read()?;
    Ok(types + "\n")
}

/// Removes the names that people read in their editors: each would become a type of its own.
fn remove_titles(schema: &mut Value) {
    match schema {
        Value::Object(fields) => remove_title(fields),
        Value::Array(items) => items.iter_mut().for_each(remove_titles),
        _ => {}
    }
}

fn remove_title(fields: &mut Map<String, Value>) {
    // A property that is called `title` is an object.
    if fields.get("title").is_some_and(Value::is_string) {
        fields.remove("title");
    }
    fields.values_mut().for_each(remove_titles);
}

/// Packs the package as npm publishes it. Returns the path of the archive.
pub fn pack(shell: &Shell, folder: &Path, to: &Path) -> Result<PathBuf> {
    fs::create_dir_all(to)?;
    let listed = cmd!(
        shell,
        "npm pack {folder} --json --ignore-scripts --pack-destination {to}"
    )
    .quiet()
    .read()?;
    let listed: Value = serde_json::from_str(&listed)?;
    let name = listed[0]["filename"].as_str();
    Ok(to.join(name.context("npm names the archive")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn titles_are_removed_but_not_the_field_called_title() {
        let mut schema = json!({
            "title": "A",
            "properties": { "title": { "title": "Headline", "type": "string" } },
            "oneOf": [{ "title": "B", "type": "null" }],
        });
        remove_titles(&mut schema);
        assert_eq!(
            schema,
            json!({
                "properties": { "title": { "type": "string" } },
                "oneOf": [{ "type": "null" }],
            })
        );
    }
}
