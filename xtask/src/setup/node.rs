//! Tools from npm, in the versions of the lock file.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::npm::Packages;
use crate::steps::Step;

const PACKAGES: Packages = Packages {
    source: "xtask/tools",
    name: "npm",
    options: &[],
};

/// The npm tools in one folder.
pub struct Node {
    modules: PathBuf,
}

impl Node {
    pub fn wasm_opt(&self) -> PathBuf {
        self.modules.join("binaryen/bin/wasm-opt")
    }

    pub fn esbuild(&self) -> PathBuf {
        self.modules.join("esbuild/bin/esbuild")
    }

    pub fn terser(&self) -> PathBuf {
        self.modules.join("terser/bin/terser")
    }

    /// Checks types, which comments give here.
    pub fn tsc(&self) -> PathBuf {
        self.modules.join("typescript/bin/tsc")
    }

    /// Formats and lints JavaScript.
    pub fn biome(&self) -> PathBuf {
        self.modules.join("@biomejs/biome/bin/biome")
    }

    /// The accessibility checkers that the browser tests run in each page: the name of the file that the
    /// tests look for, and the script in its package.
    pub fn checkers(&self) -> [(&'static str, PathBuf); 2] {
        let engine = "accessibility-checker-engine/ace.js";
        [
            ("axe.js", self.modules.join("axe-core/axe.min.js")),
            ("ace.js", self.modules.join(engine)),
        ]
    }

    /// The folder of all packages, in which a bundler finds those of Alfa and of the frameworks.
    pub fn modules(&self) -> &Path {
        &self.modules
    }

    /// The Nu HTML checker.
    pub fn vnu(&self) -> PathBuf {
        self.modules.join("vnu-jar/build/dist/vnu.jar")
    }
}

pub fn step() -> Step {
    Step::new(
        "npm tools",
        "wasm-opt, terser and esbuild shrink the widget; tsc, Biome, axe-core and others check it",
    )
}

pub fn install(step: &Step) -> Result<Node> {
    let modules = PACKAGES.install(step, files)?;
    Ok(Node { modules })
}

/// One file at least of each tool.
fn files(modules: &Path) -> Vec<PathBuf> {
    let node = Node {
        modules: modules.to_owned(),
    };
    let checkers = node.checkers().map(|(_, file)| file);
    let files = [
        node.wasm_opt(),
        node.esbuild(),
        node.terser(),
        node.vnu(),
        node.tsc(),
        node.biome(),
        modules.join("ajv/package.json"),
        modules.join("svelte/package.json"),
        modules.join("caniemail/package.json"),
        modules.join("@siteimprove/alfa-rules/package.json"),
    ];
    files.into_iter().chain(checkers).collect()
}
