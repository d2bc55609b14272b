//! The files of the widget: those of a release in this program, or those of a folder.

use std::borrow::Cow;
use std::fs;
use std::path::PathBuf;

/// The name of each file and its content. Empty unless `cargo xtask dist` has built this program, see `build.rs`.
const FILES: &[(&str, &[u8])] = include!(env!("EXPLAINER_CARDS_WIDGET"));

/// The file that pages load.
const ENTRY: &str = "embed.js";

/// Where the files are.
pub enum Widget {
    /// In this program.
    Inside,
    /// In a folder.
    Folder(PathBuf),
    /// Nowhere.
    Missing,
}

impl Widget {
    /// That of a folder, or else the one in this program.
    ///
    /// # Errors
    ///
    /// The folder has no `embed.js`.
    pub fn of(folder: Option<PathBuf>) -> Result<Self, String> {
        match folder {
            Some(folder) if folder.join(ENTRY).is_file() => Ok(Self::Folder(folder)),
            Some(folder) => Err(format!("no `{ENTRY}` in `{}`", folder.display())),
            None if FILES.is_empty() => Ok(Self::Missing),
            None => Ok(Self::Inside),
        }
    }

    /// Whether there is one.
    pub fn is_there(&self) -> bool {
        !matches!(self, Self::Missing)
    }

    /// The content of a file: one of the folder, or one of the words in it.
    pub fn file(&self, name: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Missing => None,
            Self::Inside => {
                let file = FILES.iter().find(|(known, _)| *known == name);
                file.map(|(_, bytes)| Cow::Borrowed(*bytes))
            }
            Self::Folder(folder) => {
                let file = name.strip_prefix("words/").unwrap_or(name);
                let is_plain =
                    |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
                if !file.chars().all(is_plain) || file.starts_with('.') {
                    return None;
                }
                fs::read(folder.join(name)).ok().map(Cow::Owned)
            }
        }
    }
}
