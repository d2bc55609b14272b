//! The files of the last commit in another folder.

use std::fs;
use std::path::Path;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::places;

/// Writes the files of the last commit into a folder, without those that git doesn't know.
pub fn check_out(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let shell = Shell::new()?;
    let (repository, archive) = (places::repository(), folder.with_extension("tar"));
    cmd!(
        shell,
        "git -C {repository} archive --format=tar --output={archive} HEAD"
    )
    .run()?;
    cmd!(shell, "tar -xf {archive} -C {folder}").run()?;
    Ok(fs::remove_file(archive)?)
}
