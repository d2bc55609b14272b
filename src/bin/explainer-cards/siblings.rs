//! Looks up the files that an explainer file leads to.

use crate::check::read;
use crate::host;
use crate::inputs::Input;
use explainer_cards::check::{Beside, Neighbour, Sibling, Target};
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What is at the addresses in several files. Each file is read once.
#[derive(Default)]
pub struct Siblings(Mutex<HashMap<PathBuf, Neighbour>>);

impl Siblings {
    /// What is at the relative addresses in a file. Of standard input nothing is known.
    pub fn of(&self, input: &Input, bytes: &[u8]) -> Beside {
        if input.is_standard() {
            return Beside::default();
        }
        let folder = input.path.parent().unwrap_or(Path::new(""));
        Beside::of(bytes, &mut |target, address| {
            let path = folder.join(path_of(address)?);
            Some(match target {
                Target::Picture if host::is_file(&path) => Neighbour::File,
                Target::Picture => Neighbour::Nothing,
                Target::Translation => self.translation(&path),
            })
        })
    }

    fn translation(&self, path: &Path) -> Neighbour {
        // The same file has another path in another folder.
        let Ok(path) = host::canonical(path) else {
            return Neighbour::Nothing;
        };
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(neighbour) = known().get(&path) {
            return neighbour.clone();
        }
        // Two threads may read the same file, which does no harm.
        let sibling = read(&path).ok().and_then(|bytes| Sibling::of(&bytes));
        let neighbour = sibling.map_or(Neighbour::File, |sibling| {
            Neighbour::Explainer(Arc::new(sibling))
        });
        known().insert(path, neighbour.clone());
        neighbour
    }
}

/// The paths at the relative addresses in a file, whatever is there.
pub fn paths(input: &Input) -> Vec<PathBuf> {
    let folder = input.path.parent().unwrap_or(Path::new(""));
    let mut paths = vec![];
    let bytes = read(&input.path).unwrap_or_default();
    Beside::of(&bytes, &mut |_, address| {
        paths.push(folder.join(path_of(address)?));
        None
    });
    paths
}

/// The path that an address stands for on the disk. `None` if it can't be a path.
fn path_of(address: &str) -> Option<PathBuf> {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let path = percent_decode_str(&address[..end]).decode_utf8().ok()?;
    (!path.contains('\0')).then(|| PathBuf::from(&*path))
}
