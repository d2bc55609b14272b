//! The files and streams that the caller in JavaScript passes.

use crate::inputs::fixed_part;
use anstream::StripStream;
use glob::{MatchOptions, Pattern};
use std::cell::RefCell;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// `Host` in publish/npm/host.d.ts, which says what each method does.
    pub type Host;

    #[wasm_bindgen(method, catch)]
    fn read(this: &Host, path: &str, limit: f64) -> Result<Vec<u8>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Host, path: &str, content: &[u8], how: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = createFolders)]
    fn create_folders(this: &Host, path: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn kind(this: &Host, path: &str) -> Option<String>;
    #[wasm_bindgen(method, catch)]
    fn canonical(this: &Host, path: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, js_name = currentFolder)]
    fn current_folder(this: &Host) -> String;
    #[wasm_bindgen(method, catch)]
    fn list(this: &Host, folder: &str) -> Result<Vec<String>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn print(this: &Host, stream: u8, bytes: &[u8]) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = hasColours)]
    fn has_colours(this: &Host, stream: u8) -> bool;

    /// What JavaScript throws.
    type Thrown;

    #[wasm_bindgen(method, getter)]
    fn code(this: &Thrown) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn message(this: &Thrown) -> Option<String>;
}

const OUTPUT: u8 = 1;
const ERROR: u8 = 2;

/// What the system calls the errors that files can have, as Rust prints them on Linux and macOS.
const ERRORS: [(&str, ErrorKind, &str); 8] = [
    (
        "ENOENT",
        ErrorKind::NotFound,
        "No such file or directory (os error 2)",
    ),
    (
        "EACCES",
        ErrorKind::PermissionDenied,
        "Permission denied (os error 13)",
    ),
    (
        "EPERM",
        ErrorKind::PermissionDenied,
        "Operation not permitted (os error 1)",
    ),
    (
        "EEXIST",
        ErrorKind::AlreadyExists,
        "File exists (os error 17)",
    ),
    (
        "EISDIR",
        ErrorKind::IsADirectory,
        "Is a directory (os error 21)",
    ),
    (
        "ENOTDIR",
        ErrorKind::NotADirectory,
        "Not a directory (os error 20)",
    ),
    (
        "EROFS",
        ErrorKind::ReadOnlyFilesystem,
        "Read-only file system (os error 30)",
    ),
    (
        "ENOSPC",
        ErrorKind::StorageFull,
        "No space left on device (os error 28)",
    ),
];

thread_local! {
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Runs a task with the files and streams of a host.
pub fn with<T>(host: Host, task: impl FnOnce() -> T) -> T {
    HOST.set(Some(host));
    let result = task();
    HOST.set(None);
    result
}

fn ask<T>(question: impl FnOnce(&Host) -> T) -> T {
    HOST.with_borrow(|host| question(host.as_ref().expect("`with` sets it")))
}

fn try_ask<T>(question: impl FnOnce(&Host) -> Result<T, JsValue>) -> io::Result<T> {
    ask(question).map_err(|thrown| {
        let thrown: Thrown = thrown.unchecked_into();
        let code = thrown.code().unwrap_or_default();
        match ERRORS.into_iter().find(|(name, ..)| *name == code) {
            Some((_, kind, words)) => io::Error::new(kind, words),
            None if code == "EPIPE" => ErrorKind::BrokenPipe.into(),
            None => io::Error::other(thrown.message().unwrap_or(code)),
        }
    })
}

fn text(path: &Path) -> &str {
    // Each path is made of texts that JavaScript passed.
    path.to_str().unwrap_or_default()
}

struct Stream(u8);

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        try_ask(|host| host.print(self.0, bytes))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Standard output.
pub fn stdout() -> impl Write {
    Stream(OUTPUT)
}

/// Standard error, without escape codes unless the host shows colours.
pub fn stderr() -> Box<dyn Write> {
    styled(ERROR)
}

/// A stream, without escape codes unless the host shows colours.
fn styled(stream: u8) -> Box<dyn Write> {
    if ask(|host| host.has_colours(stream)) {
        Box::new(Stream(stream))
    } else {
        let plain: Box<dyn Write> = Box::new(Stream(stream));
        Box::new(StripStream::new(plain))
    }
}

/// Prints what clap says instead of running a command: an error, help, the version.
pub fn print_clap(error: &clap::Error) {
    let stream = if error.use_stderr() { ERROR } else { OUTPUT };
    write!(styled(stream), "{}", error.render().ansi()).ok();
}

/// Reads at most `limit` bytes of a file; `-` is standard input.
#[allow(
    clippy::cast_precision_loss,
    reason = "limits are far below 2^53, or none"
)]
pub fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    try_ask(|host| host.read(text(path), limit as f64))
}

/// Writes a file in place.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    try_ask(|host| host.write(text(path), content, "in-place"))
}

/// Writes a file that doesn't exist yet.
pub fn create_new(path: &Path, content: &[u8]) -> io::Result<()> {
    try_ask(|host| host.write(text(path), content, "new"))
}

/// Writes a file by way of a temporary file beside it.
pub fn swap(path: &Path, content: &[u8]) -> io::Result<()> {
    try_ask(|host| host.write(text(path), content, "swap"))
}

/// Replaces the content of a file in the same way. Keeps its permissions, and the links that lead to it.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    try_ask(|host| host.write(text(path), content, "replace"))
}

/// Creates a folder and those above it.
pub fn create_folders(path: &Path) -> io::Result<()> {
    try_ask(|host| host.create_folders(text(path)))
}

fn kind(path: &Path) -> Option<String> {
    ask(|host| host.kind(text(path)))
}

/// Whether there is a file at a path.
pub fn is_file(path: &Path) -> bool {
    kind(path).as_deref() == Some("file")
}

/// Whether there is a folder at a path.
pub fn is_folder(path: &Path) -> bool {
    kind(path).as_deref() == Some("folder")
}

/// Whether there is anything at a path.
pub fn exists(path: &Path) -> bool {
    kind(path).is_some()
}

/// The path of a file from the root on, without links.
pub fn canonical(path: &Path) -> io::Result<PathBuf> {
    try_ask(|host| host.canonical(text(path))).map(PathBuf::from)
}

/// The current folder.
pub fn current_folder() -> PathBuf {
    ask(Host::current_folder).into()
}

/// The files in a folder and below it, sorted by name. Links are not followed.
pub fn files_below(folder: &Path) -> impl Iterator<Item = Result<PathBuf, String>> {
    let mut files = Vec::new();
    walk(folder, &mut files);
    files.into_iter()
}

/// The host lists the names of folders with a slash at the end, and those of links not at all.
fn walk(folder: &Path, files: &mut Vec<Result<PathBuf, String>>) {
    let place = if folder == Path::new("") {
        "."
    } else {
        text(folder)
    };
    let mut names = match try_ask(|host| host.list(place)) {
        Ok(names) => names,
        Err(error) => {
            return files.push(Err(format!("IO error for operation on {place}: {error}")));
        }
    };
    names.sort_by(|one, next| one.trim_end_matches('/').cmp(next.trim_end_matches('/')));
    for name in names {
        let path = folder.join(name.trim_end_matches('/'));
        if name.ends_with('/') {
            walk(&path, files);
        } else {
            files.push(Ok(path));
        }
    }
}

/// The paths that match a pattern.
pub fn matching(pattern: &str) -> Result<impl Iterator<Item = Result<PathBuf, String>>, String> {
    let matcher =
        Pattern::new(pattern).map_err(|error| format!("invalid pattern `{pattern}`: {error}"))?;
    // Matches are reported without `./`, as natively.
    let plain = pattern.trim_start_matches("./");
    let matcher = Pattern::new(plain).unwrap_or(matcher);
    let options = MatchOptions {
        require_literal_separator: true,
        ..MatchOptions::new()
    };
    let folder = fixed_part(plain);
    let inside = if is_folder(folder) || folder == Path::new("") {
        files_below(folder).collect()
    } else {
        Vec::new()
    };
    // Skips folders that can't be read: the pattern may not even lead into them.
    Ok(inside.into_iter().filter(move |path| match path {
        Ok(path) => matcher.matches_path_with(path, options),
        Err(_) => false,
    }))
}
