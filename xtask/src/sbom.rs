//! What is in each part of a release, as `CycloneDX` (<https://cyclonedx.org>): one file for each list of packages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::checkout::check_out;
use crate::places;
use crate::setup::{self, Tools, needs};
use crate::tools::WASM_TARGET;

/// The parts that are compiled from crates, with what selects them.
const PARTS: [(&str, &[&str]); 4] = [
    (
        "embed",
        &[
            "--no-default-features",
            "--features",
            "widget",
            "--target",
            WASM_TARGET,
        ],
    ),
    (
        "studio",
        &[
            "--no-default-features",
            "--features",
            "studio",
            "--target",
            WASM_TARGET,
        ],
    ),
    (
        "npm",
        &[
            "--no-default-features",
            "--features",
            "commands",
            "--target",
            WASM_TARGET,
        ],
    ),
    ("tool", &[]),
];

/// The packages from npm that the studio contains.
const EDITOR: &str = "www/studio/editor";

/// Writes the lists into dist/sbom.
pub fn run() -> Result<()> {
    let folder = places::repository().join("dist/sbom");
    write(&setup::tools(needs::RELEASE)?, &folder)?;
    println!(
        "{} lists what is in each part of a release",
        folder.display()
    );
    Ok(())
}

fn write(tools: &Tools, folder: &Path) -> Result<()> {
    let source = places::target()?.join("sbom");
    let _ = fs::remove_dir_all(&source);
    // cargo-cyclonedx writes beside each manifest.
    check_out(&source)?;
    fs::create_dir_all(folder)?;
    for (name, selection) in PARTS {
        let list = crates(tools, &source, name, selection)?;
        fs::write(folder.join(format!("{name}.cdx.json")), list)?;
    }
    let list = packages(&source.join(EDITOR))?;
    fs::write(folder.join("studio-editor.cdx.json"), list)?;
    Ok(fs::remove_dir_all(source)?)
}

/// The crates of a part.
fn crates(tools: &Tools, source: &Path, name: &str, selection: &[&str]) -> Result<String> {
    let shell = Shell::new()?;
    shell.change_dir(source);
    let repository = places::repository();
    let time = cmd!(shell, "git -C {repository} log -1 --format=%ct");
    let time = time.quiet().read()?;
    let cyclonedx = tools.cyclonedx()?;
    cmd!(
        shell,
        "{cyclonedx} cyclonedx --format json --spec-version 1.5 --override-filename {name} {selection...}"
    )
    // Without it the list contains the time and a random number.
    .env("SOURCE_DATE_EPOCH", time)
    .quiet()
    .run()?;
    let list = fs::read_to_string(source.join(format!("{name}.json")))?;
    Ok(without_path(&list, source))
}

/// The list with the name of the project in place of the folder on this machine.
fn without_path(list: &str, source: &Path) -> String {
    list.replace(&source.display().to_string(), "/explainer-cards")
}

/// The packages of a lock file that become part of the studio.
fn packages(folder: &Path) -> Result<String> {
    let manifest = folder.join("package.json");
    let mut about: Value = serde_json::from_slice(&fs::read(&manifest)?)?;
    // npm writes no list for a package without a version.
    about["version"] = "0.0.0".into();
    fs::write(&manifest, about.to_string())?;
    let shell = Shell::new()?;
    shell.change_dir(folder);
    let list = cmd!(
        shell,
        "npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx"
    );
    let mut list: Value = serde_json::from_str(&list.quiet().read()?)?;
    let all = list
        .as_object_mut()
        .context("the output of npm sbom is no object")?;
    // They differ each time.
    all.shift_remove("serialNumber");
    if let Some(metadata) = all.get_mut("metadata").and_then(Value::as_object_mut) {
        metadata.shift_remove("timestamp");
    }
    Ok(format!("{list:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_no_path_of_the_machine() {
        let list = r#"{ "bom-ref": "path+file:///home/a/sbom#explainer-cards@0.1.0" }"#;
        let expected = r#"{ "bom-ref": "path+file:///explainer-cards#explainer-cards@0.1.0" }"#;
        assert_eq!(without_path(list, Path::new("/home/a/sbom")), expected);
    }
}
