//! `cargo xtask release`: from a tag to everything that a release consists of, in dist.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::dist;
use crate::integrity::sha256;
use crate::places;
use crate::sbom;
use crate::sums::{self, Sums};

/// The folders of dist that are released, as far as they are there. A running `cargo xtask serve` has another one.
const FOLDERS: [&str; 5] = ["embed", "studio", "tool", "npm", "sbom"];

/// The plugin.
const WORDPRESS: &str = "wordpress.zip";

/// The section of CHANGELOG.md.
const CHANGES: &str = "CHANGES.md";

const SUMS: &str = "SHA256SUMS";

#[derive(clap::Args)]
pub struct Options {
    /// Release any commit, with the changes that have no version yet, to try it
    #[arg(long)]
    trial: bool,
}

pub fn run(options: &Options) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(places::repository());
    let version = dist::version()?;
    let changes = shell.read_file("CHANGELOG.md")?;
    let heading = if options.trial {
        "Unreleased"
    } else {
        &version
    };
    let changes = section(&changes, heading)?;
    if !options.trial {
        is_tagged(&shell, &version)?;
    }
    let dist = places::repository().join("dist");
    for folder in FOLDERS {
        let _ = fs::remove_dir_all(dist.join(folder));
    }
    let _ = fs::remove_file(dist.join(WORDPRESS));
    dist::run()?;
    sbom::run()?;
    fs::write(dist.join(CHANGES), changes)?;
    // The same bytes need the same compiler. `sha256sum` takes the line for a comment.
    let compiler = cmd!(shell, "rustc --version").quiet().read()?;
    let sums = sums::text(&sums(&dist)?);
    fs::write(dist.join(SUMS), format!("# {compiler}\n{sums}"))?;
    println!("{} contains version {version}", dist.display());
    Ok(())
}

/// Fails unless the last commit has the tag of the version, and nothing has changed since.
fn is_tagged(shell: &Shell, version: &str) -> Result<()> {
    let changed = cmd!(shell, "git status --porcelain").read()?;
    ensure!(changed.is_empty(), "uncommitted changes:\n{changed}");
    let tags = cmd!(shell, "git tag --points-at HEAD").read()?;
    let tag = format!("v{version}");
    ensure!(
        tags.lines().any(|line| line == tag),
        "the last commit has no tag {tag}, the version in Cargo.toml; set it by `git tag {tag}`"
    );
    Ok(())
}

/// The part of a change log under a heading such as `## [0.1.0] - 2026-12-01`, without the heading.
fn section(log: &str, version: &str) -> Result<String> {
    let heading = format!("\n## [{version}]");
    let (_, rest) = log
        .split_once(&heading)
        .with_context(|| format!("CHANGELOG.md has no heading `## [{version}]`"))?;
    let (_, rest) = rest.split_once('\n').unwrap_or_default();
    let section = rest.split("\n## ").next().unwrap_or_default().trim();
    ensure!(
        !section.is_empty(),
        "CHANGELOG.md says nothing about {version}"
    );
    Ok(format!("{section}\n"))
}

/// The sums of all released files.
fn sums(dist: &Path) -> Result<Sums> {
    let mut all = Sums::new();
    for folder in FOLDERS {
        let path = dist.join(folder);
        if path.is_dir() {
            let sums = sums::of(&path)?.into_iter();
            all.extend(sums.map(|(name, sum)| (format!("{folder}/{name}"), sum)));
        }
    }
    if let Ok(plugin) = fs::read(dist.join(WORDPRESS)) {
        all.insert(WORDPRESS.to_owned(), sha256(&plugin));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n### Added\n\n- A.\n\n## [0.1.0]\n\nFirst.\n";

    #[test]
    fn the_changes_of_a_version_end_at_the_next_heading_of_a_version() {
        assert_eq!(section(LOG, "0.2.0").unwrap(), "### Added\n\n- A.\n");
        assert_eq!(section(LOG, "0.1.0").unwrap(), "First.\n");
    }

    #[test]
    fn a_version_without_changes_is_not_released() {
        for (version, error) in [
            ("0.3.0", "CHANGELOG.md has no heading `## [0.3.0]`"),
            ("Unreleased", "CHANGELOG.md says nothing about Unreleased"),
        ] {
            assert_eq!(section(LOG, version).unwrap_err().to_string(), error);
        }
    }

    #[test]
    fn the_sums_are_of_what_is_released_alone() {
        let dist = tempfile::tempdir().unwrap();
        for folder in ["embed", "preview"] {
            fs::create_dir(dist.path().join(folder)).unwrap();
            fs::write(dist.path().join(folder).join("embed.js"), "").unwrap();
        }
        for file in ["wordpress.zip", "other.zip"] {
            fs::write(dist.path().join(file), "").unwrap();
        }
        let sums = sums(dist.path()).unwrap();
        let names = sums.into_keys().collect::<Vec<_>>();
        assert_eq!(names, ["embed/embed.js", "wordpress.zip"]);
    }

    #[test]
    #[cfg(unix)]
    fn only_the_commit_with_the_tag_of_the_version_is_released() {
        let folder = tempfile::tempdir().unwrap();
        let shell = Shell::new().unwrap();
        shell.change_dir(folder.path());
        let git = |arguments: &[&str]| {
            let name = ["-c", "user.name=A", "-c", "user.email=a@a.example"];
            cmd!(shell, "git {name...} {arguments...}")
                .quiet()
                .ignore_stdout()
                .run()
                .unwrap();
        };
        git(&["init", "--quiet"]);
        git(&["commit", "--quiet", "--allow-empty", "--message", "A"]);
        assert!(is_tagged(&shell, "0.1.0").is_err());
        git(&["tag", "v0.1.0"]);
        is_tagged(&shell, "0.1.0").unwrap();
        assert!(is_tagged(&shell, "0.2.0").is_err());
        fs::write(folder.path().join("a"), "").unwrap();
        assert!(is_tagged(&shell, "0.1.0").is_err());
    }
}
