//! Watching files for changes.

use super::inputs::{self, Input};
use notify_debouncer_mini::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Editors write a file in several steps within this time.
const SETTLED: Duration = Duration::from_millis(100);

/// A watch over files, folders and patterns.
pub struct Watch {
    events: Receiver<DebounceEventResult>,
    /// Stops watching when dropped.
    _debouncer: Debouncer<RecommendedWatcher>,
}

impl Watch {
    /// Starts watching.
    pub fn new(arguments: &[PathBuf]) -> Result<Self, String> {
        let (sender, events) = mpsc::channel();
        let mut debouncer = new_debouncer(SETTLED, sender).map_err(failure)?;
        for argument in arguments {
            let (folder, mode) = place(argument);
            debouncer.watcher().watch(&folder, mode).map_err(failure)?;
        }
        Ok(Self {
            events,
            _debouncer: debouncer,
        })
    }

    /// Waits for changes and returns the files that changed or are new.
    pub fn changed(&self, arguments: &[PathBuf]) -> Result<Vec<Input>, String> {
        let events = self.events.recv().map_err(|error| error.to_string())?;
        let events = events.map_err(failure)?.into_iter();
        let changed: BTreeSet<PathBuf> = events.filter_map(|event| absolute(&event.path)).collect();
        // No matching files for the moment is no reason to stop.
        let mut inputs = inputs::find(arguments).unwrap_or_default();
        inputs.retain(|input| absolute(&input.path).is_some_and(|path| changed.contains(&path)));
        Ok(inputs)
    }
}

#[allow(clippy::needless_pass_by_value)] // For `map_err`.
fn failure(error: notify::Error) -> String {
    format!("file changes can't be watched: {error}")
}

/// The folder to watch for an argument. For a file it is the parent folder, because many editors replace
/// files.
fn place(argument: &Path) -> (PathBuf, RecursiveMode) {
    if argument.is_dir() {
        return (argument.to_owned(), RecursiveMode::Recursive);
    }
    let text = argument.to_string_lossy();
    let (folder, mode) = if argument.exists() {
        let folder = argument.parent().unwrap_or(Path::new(""));
        (folder, RecursiveMode::NonRecursive)
    } else {
        (inputs::fixed_part(&text), RecursiveMode::Recursive)
    };
    (Path::new(".").join(folder), mode)
}

fn absolute(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}
