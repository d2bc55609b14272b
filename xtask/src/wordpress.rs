//! The plugin for WordPress: the archive that a newsroom uploads, and its tests in a real WordPress.

use std::env;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::dist::Release;
use crate::places;
use crate::precompress::files;
use crate::setup::{self, Tools, needs};

const SOURCE: &str = "publish/wordpress/explainer-cards";

/// Writes the archive. The same files result in the same bytes.
pub fn pack(archive: &Path) -> Result<()> {
    pack_folder(&places::repository().join(SOURCE), archive)
}

fn pack_folder(source: &Path, archive: &Path) -> Result<()> {
    let root = source.parent().context("plugin without a folder")?;
    let folder = archive.parent().context("archive without a folder")?;
    fs::create_dir_all(folder)?;
    let mut zip = ZipWriter::new(File::create(archive)?);
    // The time is 1980 for every file, the first that the format knows.
    let options = SimpleFileOptions::default()
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for file in files(source)? {
        let name = file.strip_prefix(root)?.to_str().context("file name")?;
        zip.start_file(name.replace('\\', "/"), options)?;
        zip.write_all(&fs::read(&file)?)?;
    }
    zip.finish()?;
    Ok(())
}

/// `cargo xtask test --wordpress`. `arguments` are for the test runner of Node.js.
pub fn test(arguments: &[String]) -> Result<()> {
    let tools = setup::tools(needs::WORDPRESS)?;
    let wordpress = tools.wordpress()?;
    let chromium = tools.chromium()?;
    let shell = Shell::new()?;
    shell.change_dir(places::repository());
    let archive = places::target()?.join("wordpress.zip");
    pack(&archive)?;
    let (site, tool) = built(&tools, &shell)?;
    let tests = ["package", "plugin"].map(|name| format!("tests/wordpress/{name}.test.mjs"));
    cmd!(
        shell,
        "node --test --test-reporter=spec --test-concurrency=1 {arguments...} {tests...}"
    )
    .env("WORDPRESS", &wordpress.folder)
    .env("PHP", &wordpress.php)
    .env("MARIADBD", &wordpress.mariadbd)
    .env("MARIADB_INSTALL_DB", &wordpress.mariadb_install_db)
    .env("CHROMIUM", &chromium.browser)
    .env("CHROMEDRIVER", &chromium.driver)
    .env("PLUGIN", archive)
    .env("EXPLAINER_CARDS", tool)
    .env("DIST", site)
    .run()?;
    Ok(())
}

/// The folder that contains the files to upload, in `embed`, and the command line tool: those that the variables `DIST`
/// and `EXPLAINER_CARDS` name, or else built now.
fn built(tools: &Tools, shell: &Shell) -> Result<(PathBuf, PathBuf)> {
    let named = |variable| env::var_os(variable).map(PathBuf::from);
    let site = if let Some(site) = named("DIST") {
        site
    } else {
        let site = places::target()?.join("site");
        Release::new(tools)?.embed(&site.join("embed"))?;
        site
    };
    let tool = if let Some(tool) = named("EXPLAINER_CARDS") {
        tool
    } else {
        cmd!(shell, "cargo build --bin explainer-cards").run()?;
        places::target()?.join("debug/explainer-cards")
    };
    Ok((site, tool))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist;

    #[test]
    fn each_file_of_the_plugin_that_names_a_version_names_that_of_the_package() {
        let version = dist::version().unwrap();
        for (file, line) in [
            (
                "explainer-cards.php",
                format!(" * Version:           {version}\n"),
            ),
            (
                "explainer-cards.php",
                format!("const VERSION = '{version}';\n"),
            ),
            ("readme.txt", format!("Stable tag: {version}\n")),
            ("readme.txt", format!("\n= {version} =\n")),
            (
                "blocks/explainer/block.json",
                format!("\t\"version\": \"{version}\",\n"),
            ),
            (
                "blocks/explainer/editor.asset.php",
                format!("'version'      => '{version}',\n"),
            ),
        ] {
            let text = fs::read_to_string(places::repository().join(SOURCE).join(file)).unwrap();
            assert!(text.contains(&line), "{file} lacks {line:?}");
        }
    }

    #[test]
    fn the_archive_has_one_folder_with_every_file_of_the_plugin() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dist/wordpress.zip");
        pack(&path).unwrap();
        let mut archive = zip::ZipArchive::new(File::open(&path).unwrap()).unwrap();
        let source = places::repository().join(SOURCE);
        let files = files(&source).unwrap();
        assert_eq!(archive.len(), files.len());
        for file in files {
            let name = file.strip_prefix(source.parent().unwrap()).unwrap();
            let mut entry = archive.by_name(name.to_str().unwrap()).unwrap();
            let mut bytes = Vec::new();
            std::io::copy(&mut entry, &mut bytes).unwrap();
            assert!(bytes == fs::read(&file).unwrap(), "{}", name.display());
        }
    }

    #[test]
    fn the_archive_does_not_depend_on_when_and_in_which_order_files_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let packed = |name: &str, files: [&str; 3]| {
            let source = folder.path().join(name).join("plugin");
            fs::create_dir_all(source.join("b")).unwrap();
            for file in files {
                fs::write(source.join(file), file).unwrap();
            }
            let long_ago = std::time::SystemTime::UNIX_EPOCH;
            if name == "second" {
                let file = File::options().write(true).open(source.join("a")).unwrap();
                file.set_modified(long_ago).unwrap();
            }
            let archive = folder.path().join(format!("{name}.zip"));
            pack_folder(&source, &archive).unwrap();
            fs::read(archive).unwrap()
        };
        assert_eq!(
            packed("first", ["a", "b/c", "d"]),
            packed("second", ["d", "b/c", "a"])
        );
    }
}
