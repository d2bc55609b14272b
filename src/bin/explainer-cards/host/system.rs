//! The files and streams of this machine.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};
use walkdir::WalkDir;

/// Standard output.
pub fn stdout() -> impl Write {
    io::stdout().lock()
}

/// Standard error, from which `anstream` removes the escape codes if it isn't a terminal.
pub fn stderr() -> impl Write {
    anstream::stderr().lock()
}

/// Reads at most `limit` bytes of a file; `-` is standard input.
pub fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().take(limit).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Writes a file in place.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    fs::write(path, content)
}

/// Writes a file that doesn't exist yet.
pub fn create_new(path: &Path, content: &[u8]) -> io::Result<()> {
    File::create_new(path)?.write_all(content)
}

/// Writes a file by way of a temporary file beside it.
pub fn swap(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = builder().tempfile_in(folder)?;
    file.write_all(content)?;
    file.persist(path)?;
    Ok(())
}

/// Replaces the content of a file in the same way. Keeps its permissions, and the links that lead to it.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let target = path.canonicalize()?;
    let permissions = target.metadata()?.permissions();
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut file = builder().tempfile_in(folder)?;
    file.write_all(content)?;
    file.as_file().set_permissions(permissions)?;
    file.persist(target)?;
    Ok(())
}

/// Temporary files are readable by their owner only by default, but a web server has to read these.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".explainer-cards-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Limited by the umask, like every new file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Creates a folder and those above it.
pub fn create_folders(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Whether there is a file at a path.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Whether there is a folder at a path.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether there is anything at a path.
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// The path of a file from the root on, without links.
pub fn canonical(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize()
}

/// The current folder.
pub fn current_folder() -> PathBuf {
    env::current_dir().unwrap_or_default()
}

/// The files in a folder and below it, sorted by name. Links are not followed.
pub fn files_below(folder: &Path) -> impl Iterator<Item = Result<PathBuf, String>> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    entries.filter_map(|entry| match entry {
        Ok(entry) => entry.file_type().is_file().then(|| Ok(entry.into_path())),
        Err(error) => Some(Err(error.to_string())),
    })
}

/// The paths that match a pattern.
pub fn matching(pattern: &str) -> Result<impl Iterator<Item = Result<PathBuf, String>>, String> {
    let paths =
        glob::glob(pattern).map_err(|error| format!("invalid pattern `{pattern}`: {error}"))?;
    Ok(paths.map(|path| {
        path.map_err(|error| format!("`{}` can't be read: {error}", error.path().display()))
    }))
}
