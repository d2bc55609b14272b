//! What the page may read: the given explainers, and the pictures beside them.

use crate::check;
use crate::inputs::{self, Input};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The pictures that may be read, and their media types. By their names, because browsers go by the type.
const PICTURES: [(&str, &str); 7] = [
    ("avif", "image/avif"),
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("webp", "image/webp"),
];

/// One explainer or a folder with explainers.
pub struct Scope {
    argument: PathBuf,
    /// The folder that the names start from, from the root on and without links.
    root: PathBuf,
    /// The one file of the folder that may be read besides pictures.
    only: Option<String>,
}

/// A file that the page may read.
pub enum Readable {
    Explainer(Vec<u8>),
    /// With its media type.
    Picture(Vec<u8>, &'static str),
}

impl Scope {
    /// That of an argument.
    ///
    /// # Errors
    ///
    /// There is no such file or folder.
    pub fn of(argument: &Path) -> Result<Self, String> {
        if argument == Path::new("-") {
            return Err("standard input can't be previewed; name a file".to_owned());
        }
        let unreadable = |error| format!("{} can't be read: {error}", argument.display());
        let is_folder = fs::metadata(argument).map_err(unreadable)?.is_dir();
        let folder = match argument.parent() {
            _ if is_folder => argument,
            // The folder of `tides.json` is the current one.
            Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
            folder => folder.unwrap_or(argument),
        };
        let name = argument.file_name().and_then(|name| name.to_str());
        let only = match name {
            _ if is_folder => None,
            Some(name) => Some(name.to_owned()),
            None => return Err(format!("the name of {} isn't UTF-8", argument.display())),
        };
        Ok(Self {
            argument: argument.to_owned(),
            root: folder.canonicalize().map_err(unreadable)?,
            only,
        })
    }

    /// The explainers.
    ///
    /// # Errors
    ///
    /// The folder has none.
    pub fn inputs(&self) -> Result<Vec<Input>, String> {
        inputs::find(std::slice::from_ref(&self.argument))
    }

    /// The names of the explainers.
    pub fn names(&self) -> Vec<String> {
        let inputs = self.inputs().unwrap_or_default();
        inputs
            .iter()
            .filter_map(|input| self.name(&input.path))
            .collect()
    }

    /// The explainer with this name.
    pub fn input(&self, name: &str) -> Option<Input> {
        let inputs = self.inputs().unwrap_or_default();
        inputs
            .into_iter()
            .find(|input| self.name(&input.path).as_deref() == Some(name))
    }

    /// The name of an explainer: its path below the folder, with `/`. `None` if it isn't UTF-8.
    pub fn name(&self, path: &Path) -> Option<String> {
        if self.only.is_some() {
            return self.only.clone();
        }
        let below = path.strip_prefix(&self.argument).ok()?;
        let parts = below.iter().map(|part| part.to_str());
        Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
    }

    /// Reads an explainer or a picture. `None` if there is no such file, or if it may not be read.
    pub fn read(&self, name: &str) -> Option<Readable> {
        if let Some(input) = self.input(name) {
            return check::read(&input.path).ok().map(Readable::Explainer);
        }
        let extension = Path::new(name).extension()?.to_str()?.to_ascii_lowercase();
        let (_, kind) = PICTURES.iter().find(|(picture, _)| *picture == extension)?;
        let bytes = fs::read(self.inside(name)?).ok()?;
        Some(Readable::Picture(bytes, kind))
    }

    /// The path of a file in the folder or below it. Follows links, but not out of the folder. Skips what is hidden.
    fn inside(&self, name: &str) -> Option<PathBuf> {
        let is_plain = |part| match part {
            Component::Normal(part) => !part.to_string_lossy().starts_with('.'),
            _ => false,
        };
        let is_below = Path::new(name).components().all(is_plain);
        let path = self.root.join(name).canonicalize().ok()?;
        (is_below && path.starts_with(&self.root) && path.is_file()).then_some(path)
    }
}
