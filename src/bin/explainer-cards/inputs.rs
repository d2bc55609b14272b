//! Finding the files that the arguments name.

use crate::host;
use std::collections::{BTreeSet, HashMap};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Where it is; `-` for standard input.
    pub path: PathBuf,
    /// Its path below the output folder, without `.json`.
    pub name: PathBuf,
}

impl Input {
    /// A file that keeps its path relative to a folder.
    fn below(folder: &Path, path: PathBuf) -> Self {
        let place = path.strip_prefix(folder).unwrap_or(&path);
        let name = match place.extension() {
            Some(extension) if extension.eq_ignore_ascii_case("json") => place.with_extension(""),
            _ => place.to_owned(),
        };
        Self { path, name }
    }

    pub fn is_standard(&self) -> bool {
        self.path == Path::new("-")
    }
}

/// Finds the files that the arguments name, each once. Files of a folder or pattern are sorted by path.
pub fn find(arguments: &[PathBuf]) -> Result<Vec<Input>, String> {
    let mut inputs = Vec::new();
    for argument in arguments {
        if host::is_folder(argument) {
            folder(argument, &mut inputs)?;
        } else if let Some(pattern) = pattern(argument) {
            matching(pattern, &mut inputs)?;
        } else {
            let folder = argument.parent().unwrap_or(Path::new(""));
            inputs.push(Input::below(folder, argument.clone()));
        }
    }
    let mut seen = BTreeSet::new();
    // `a.json` and `./a.json` are the same file.
    let place = |path: &Path| host::canonical(path).unwrap_or_else(|_| path.to_owned());
    inputs.retain(|input| seen.insert(place(&input.path)));
    Ok(inputs)
}

/// The argument as a pattern, unless a file has that name.
fn pattern(argument: &Path) -> Option<&str> {
    let text = argument.to_str()?;
    (text.contains(['*', '?', '[']) && !host::exists(argument)).then_some(text)
}

fn folder(folder: &Path, inputs: &mut Vec<Input>) -> Result<(), String> {
    let before = inputs.len();
    for path in host::files_below(folder) {
        let path =
            path.map_err(|error| format!("`{}` can't be read: {error}", folder.display()))?;
        if is_explainer(&path) {
            inputs.push(Input::below(folder, path));
        }
    }
    if inputs.len() == before {
        return Err(format!("no `*.json` files in `{}`", folder.display()));
    }
    Ok(())
}

/// Skips oEmbed answers, which `render` itself writes.
fn is_explainer(path: &Path) -> bool {
    let is = |name: Option<&OsStr>, what| name.is_some_and(|name| name.eq_ignore_ascii_case(what));
    let of_oembed = path.file_stem().map(Path::new).and_then(Path::extension);
    is(path.extension(), "json") && !is(of_oembed, "oembed")
}

fn matching(pattern: &str, inputs: &mut Vec<Input>) -> Result<(), String> {
    let folder = fixed_part(pattern);
    let before = inputs.len();
    for path in host::matching(pattern)? {
        let path = path?;
        if host::is_file(&path) {
            inputs.push(Input::below(folder, path));
        }
    }
    if inputs.len() == before {
        return Err(format!("no file matches `{pattern}`"));
    }
    Ok(())
}

/// The path up to the first component with a wildcard.
pub fn fixed_part(pattern: &str) -> &Path {
    let fixed = pattern.find(['*', '?', '[']).unwrap_or(pattern.len());
    let end = pattern[..fixed].rfind('/').map_or(0, |slash| slash + 1);
    Path::new(&pattern[..end])
}

/// Finds two files that would be written to the same place.
pub fn same_name(inputs: &[Input]) -> Option<[&Input; 2]> {
    let mut seen: HashMap<&Path, &Input> = HashMap::new();
    inputs.iter().find_map(|input| {
        let before = seen.insert(&input.name, input)?;
        Some([before, input])
    })
}
