//! Watching files for changes.

use crate::inputs::{self, Input};
use crate::report;
use notify_debouncer_full::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Editors write a file in several steps within this time.
const SETTLED: Duration = Duration::from_millis(100);

/// A watch over files, folders and patterns.
pub struct Watch {
    events: Receiver<DebounceEventResult>,
    /// The other files on which the result of a file depends.
    needs: fn(&Input) -> Vec<PathBuf>,
    /// Stops watching when dropped.
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

impl Watch {
    /// Starts watching.
    pub fn new(arguments: &[PathBuf]) -> Result<Self, String> {
        let (sender, events) = mpsc::channel();
        let mut debouncer = new_debouncer(SETTLED, None, sender).map_err(failure)?;
        for argument in arguments {
            let (folder, mode) = place(argument);
            debouncer.watch(&folder, mode).map_err(failure)?;
        }
        Ok(Self {
            events,
            needs: |_| vec![],
            _debouncer: debouncer,
        })
    }

    /// Takes a file as changed also when one that it needs has changed, is new, or is gone. Only the watched folders are
    /// seen.
    pub fn with(self, needs: fn(&Input) -> Vec<PathBuf>) -> Self {
        Self { needs, ..self }
    }

    /// Calls `task` with the files that changed or are new, each time that some do. Returns only if watching fails, with
    /// the reason.
    pub fn each(&self, arguments: &[PathBuf], mut task: impl FnMut(&[Input])) -> String {
        report::say(format_args!("watching for changes; press Ctrl-C to stop"));
        loop {
            match self.changed(arguments) {
                Ok(inputs) if inputs.is_empty() => {}
                Ok(inputs) => task(&inputs),
                Err(reason) => return reason,
            }
        }
    }

    /// Waits for changes and returns the files that changed or are new.
    fn changed(&self, arguments: &[PathBuf]) -> Result<Vec<Input>, String> {
        let events = self.events.recv().map_err(|error| error.to_string())?;
        let events =
            events.map_err(|errors| errors.into_iter().next().map_or_else(String::new, failure))?;
        // A file that is opened, to be read for instance, hasn't changed.
        let writes = events.iter().filter(|event| !event.kind.is_access());
        let paths = writes.flat_map(|DebouncedEvent { event, .. }| &event.paths);
        let changed: BTreeSet<PathBuf> = paths.filter_map(|path| absolute(path)).collect();
        if changed.is_empty() {
            return Ok(vec![]);
        }
        // No matching files for the moment is no reason to stop.
        let mut inputs = inputs::find(arguments).unwrap_or_default();
        let has_changed = |path: &Path| absolute(path).is_some_and(|path| changed.contains(&path));
        inputs.retain(|input| {
            has_changed(&input.path) || (self.needs)(input).iter().any(|path| has_changed(path))
        });
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

/// The one path of a file, also if the file is gone.
fn absolute(path: &Path) -> Option<PathBuf> {
    let gone = || {
        let folder = Path::new(".").join(path.parent()?).canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    };
    path.canonicalize().ok().or_else(gone)
}
