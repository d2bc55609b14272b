//! `cargo xtask editor`: the JSON editor of the studio in one file.
//!
//! Trunk runs it after each build of the preview. It must not stop the preview where there is no Node.js: the studio
//! has a plain text field then.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::id;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Map, Value};
use xshell::{Shell, cmd};

use crate::integrity::short_hash;
use crate::places;
use crate::setup::{self, Editor};

const SOURCE: &str = "www/studio/editor";

/// The browsers for which the loader is written too.
const OPTIONS: [&str; 4] = ["--bundle", "--format=esm", "--minify", "--target=es2022"];

/// What esbuild says about a bundle: the files in it.
#[derive(Deserialize)]
struct Meta {
    inputs: Map<String, Value>,
}

pub fn run() -> Result<()> {
    let Some(bundle) = bundle_if_possible()? else {
        return Ok(());
    };
    let Some(folder) = env::var_os("TRUNK_STAGING_DIR") else {
        println!("{}", bundle.display());
        return Ok(());
    };
    stage(&bundle, &PathBuf::from(folder).join("studio"))
}

/// `None`, after one line that says why, if the packages can't be installed.
fn bundle_if_possible() -> Result<Option<PathBuf>> {
    let bundle = Bundle::new()?;
    if bundle.is_fresh() {
        return Ok(Some(bundle.file));
    }
    match setup::editor() {
        Ok(editor) => bundle.make(&editor).map(Some),
        Err(error) => {
            let error = format!("{error:#}");
            let reason = error.lines().next().unwrap_or_default();
            eprintln!("The studio shows a plain text field instead of its JSON editor: {reason}");
            Ok(None)
        }
    }
}

fn stage(bundle: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    fs::copy(bundle, folder.join("editor.js"))?;
    Ok(())
}

/// The file in cargo's output, with a stamp that says from what it was made.
struct Bundle {
    file: PathBuf,
    stamp: PathBuf,
    sources: String,
}

impl Bundle {
    fn new() -> Result<Self> {
        let folder = places::target()?.join("studio");
        fs::create_dir_all(&folder)?;
        Ok(Self {
            file: folder.join("editor.js"),
            stamp: folder.join("editor.made-from"),
            sources: sources()?,
        })
    }

    fn is_fresh(&self) -> bool {
        let made_from = fs::read_to_string(&self.stamp);
        self.file.is_file() && made_from.is_ok_and(|made_from| made_from == self.sources)
    }

    fn make(self, editor: &Editor) -> Result<PathBuf> {
        // Files of its own, because two builds can make it at the same time.
        let file = self.file.with_extension(format!("part-{}.js", id()));
        let meta = file.with_extension("json");
        let (esbuild, modules) = (editor.esbuild(), editor.modules());
        let shell = Shell::new()?;
        shell.change_dir(places::repository());
        cmd!(
            shell,
            "node {esbuild} {SOURCE}/editor.js {OPTIONS...} --log-level=warning
             --metafile={meta} --outfile={file}"
        )
        .env("NODE_PATH", modules)
        .quiet()
        .run()?;
        let inputs: Meta = serde_json::from_slice(&fs::read(&meta)?)?;
        let mut text = fs::read_to_string(&file)?;
        text += &licences(modules, &packages(&inputs))?;
        fs::write(&file, text)?;
        fs::rename(&file, &self.file)?;
        fs::remove_file(&meta)?;
        fs::write(&self.stamp, &self.sources)?;
        Ok(self.file)
    }
}

/// A digest of all sources, the versions of the packages among them.
fn sources() -> Result<String> {
    let folder = places::repository().join(SOURCE);
    let files = files(&folder)?;
    let mut all = OPTIONS.join(" ").into_bytes();
    for file in files.iter().filter(|file| file.is_file()) {
        all.extend(file.as_os_str().as_encoded_bytes());
        all.extend(fs::read(file)?);
    }
    Ok(short_hash(&all))
}

/// The packages in a bundle: `…/node_modules/@codemirror/view/dist/index.js` → `@codemirror/view`.
fn packages(meta: &Meta) -> BTreeSet<&str> {
    meta.inputs
        .keys()
        .filter_map(|path| path.rsplit_once("node_modules/"))
        .map(|(_, path)| {
            let parts = if path.starts_with('@') { 2 } else { 1 };
            let end = path.match_indices('/').nth(parts - 1);
            &path[..end.map_or(path.len(), |(end, _)| end)]
        })
        .collect()
}

/// A comment with the licence of each package, because they ask for it in every copy. Many have the same.
fn licences(modules: &Path, packages: &BTreeSet<&str>) -> Result<String> {
    let mut by_text: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for package in packages {
        let text = licence(&modules.join(package)).with_context(|| (*package).to_owned())?;
        ensure!(
            !text.contains("*/"),
            "a comment ends in the licence of {package}"
        );
        by_text.entry(text).or_default().push(package);
    }
    let mut comment = "\n/*!\n".to_owned();
    for (text, packages) in by_text {
        write!(comment, "{}\n\n{}\n\n", packages.join(", "), text.trim())?;
    }
    Ok(comment + "*/\n")
}

/// The files in a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths = paths.collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// The file with the licence of a package; its name and the author if there is none.
fn licence(package: &Path) -> Result<String> {
    // Some packages have several, and the order of a folder differs between machines.
    for file in files(package)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.to_ascii_uppercase().starts_with("LICENSE") {
            return Ok(fs::read_to_string(&file)?);
        }
    }
    let about: Value = serde_json::from_slice(&fs::read(package.join("package.json"))?)?;
    let name = about["license"].as_str().context("missing licence")?;
    let author = about["author"].as_str();
    Ok(format!("{name}, {}", author.context("missing author")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packages_of_a_bundle_are_known_by_the_paths_of_their_files() {
        let inputs = [
            "www/studio/editor/editor.js",
            "../cache/node_modules/@codemirror/view/dist/index.js",
            "../cache/node_modules/crelt/index.js",
        ];
        let inputs = inputs.map(|path| (path.to_owned(), Value::Null));
        let meta = Meta {
            inputs: inputs.into_iter().collect(),
        };
        assert_eq!(packages(&meta), ["@codemirror/view", "crelt"].into());
    }

    #[test]
    fn every_phrase_of_codemirror_is_translated() {
        // Where set-up may not have installed the packages.
        if env::var_os("EXPLAINER_CARDS_NO_BROWSER").is_some() {
            return;
        }
        let editor = setup::editor().unwrap();
        let french = places::repository().join(SOURCE).join("phrases.js");
        let french = fs::read_to_string(french).unwrap();
        let mut found = 0;
        for package in fs::read_dir(editor.modules().join("@codemirror")).unwrap() {
            let code = package.unwrap().path().join("dist/index.js");
            let code = fs::read_to_string(code).unwrap();
            for phrase in phrases(&code) {
                found += 1;
                let quoted = french.contains(&format!("\n  \"{phrase}\": "));
                assert!(
                    quoted || french.contains(&format!("\n  {phrase}: ")),
                    "{phrase}"
                );
            }
        }
        assert!(found > 30, "{found}");
    }

    /// The texts in all calls of `phrase` or `state.phrase`.
    fn phrases(code: &str) -> impl Iterator<Item = &str> {
        let calls = code.split("phrase(").skip(1);
        calls.flat_map(|call| {
            let arguments = call.split(')').next().unwrap_or_default();
            arguments.split('"').skip(1).step_by(2)
        })
    }

    #[test]
    fn a_package_without_a_licence_file_says_its_licence() {
        let package = tempfile::tempdir().unwrap();
        let about = r#"{ "license": "MIT", "author": "A. Author" }"#;
        fs::write(package.path().join("package.json"), about).unwrap();
        assert_eq!(licence(package.path()).unwrap(), "MIT, A. Author");
        fs::write(package.path().join("package.json"), "{}").unwrap();
        assert!(licence(package.path()).is_err());
    }

    #[test]
    fn packages_with_the_same_licence_share_it() {
        let modules = tempfile::tempdir().unwrap();
        for (package, text) in [("a", "Free"), ("b", "Free"), ("c", "Freer")] {
            let folder = modules.path().join(package);
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join("LICENSE.md"), text).unwrap();
        }
        let comment = licences(modules.path(), &["a", "b", "c"].into()).unwrap();
        assert_eq!(comment, "\n/*!\na, b\n\nFree\n\nc\n\nFreer\n\n*/\n");
    }
}
