//! What builds and tests the package for npm, in a folder of its own: bun and deno are large.

use std::env::consts::EXE_EXTENSION;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::npm::Packages;
use crate::steps::Step;

const PACKAGES: Packages = Packages {
    source: "xtask/package",
    name: "package",
    options: &[],
};

/// The npm tools for the package.
pub struct PackageTools {
    modules: PathBuf,
}

impl PackageTools {
    pub fn modules(&self) -> &Path {
        &self.modules
    }

    /// Writes TypeScript's types for a JSON Schema.
    pub fn types_of_schemas(&self) -> PathBuf {
        self.modules
            .join("json-schema-to-typescript/dist/src/cli.js")
    }

    /// Bun and Deno, as far as there are programs of them for this machine. They are in packages of their own, because
    /// those with their names would fetch them in an install script.
    pub fn runtimes(&self) -> [(&'static str, Option<PathBuf>); 2] {
        let program = |scope: &str, inside: &str| {
            let packages = fs::read_dir(self.modules.join(scope)).ok()?;
            let programs = packages.map(|package| {
                Some(
                    package
                        .ok()?
                        .path()
                        .join(inside)
                        .with_extension(EXE_EXTENSION),
                )
            });
            programs.flatten().find(|program| program.is_file())
        };
        [
            ("BUN", program("@oven", "bin/bun")),
            ("DENO", program("@deno", "deno")),
        ]
    }
}

pub fn step() -> Step {
    Step::new(
        "packages for npm's package",
        "publint, attw, Bun and Deno test it; json-schema-to-typescript writes types for it",
    )
}

pub fn install(step: &Step) -> Result<PackageTools> {
    let files = |modules: &Path| {
        let names = [
            "json-schema-to-typescript/package.json",
            "publint/package.json",
            "@arethetypeswrong/cli/package.json",
        ];
        names.map(|name| modules.join(name)).to_vec()
    };
    let modules = PACKAGES.install(step, files)?;
    Ok(PackageTools { modules })
}
