//! What the JSON editor of the studio is made of, in a folder of its own: `cargo xtask serve` installs these few
//! packages without the many of the other tasks.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::npm::Packages;
use crate::steps::Step;

const PACKAGES: Packages = Packages {
    source: "www/studio/editor",
    name: "editor",
    // The preview is built on every change, also without a network, and a failed installation is tried again then.
    options: &["--fetch-retries=0"],
};

/// The packages of the editor and the bundler, in one folder.
pub struct Editor {
    modules: PathBuf,
}

impl Editor {
    pub fn modules(&self) -> &Path {
        &self.modules
    }

    pub fn esbuild(&self) -> PathBuf {
        self.modules.join("esbuild/bin/esbuild")
    }
}

pub fn step() -> Step {
    Step::new(
        "packages of the editor",
        "CodeMirror is the JSON editor of the studio; esbuild makes it one file",
    )
}

pub fn install(step: &Step) -> Result<Editor> {
    let files = |modules: &Path| {
        let names = [
            "esbuild/bin/esbuild",
            "@codemirror/view/package.json",
            "vscode-json-languageservice/package.json",
        ];
        names.map(|name| modules.join(name)).to_vec()
    };
    let modules = PACKAGES.install(step, files)?;
    Ok(Editor { modules })
}
