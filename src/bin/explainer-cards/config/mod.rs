//! `explainer-cards.toml`: what a newsroom decides about the rules, for the files in its folder and below.

mod entry;
mod file;
mod words;

pub use file::RULES;

use crate::host;
use crate::inputs::Input;
use crate::report::Checked;
use clap::Args;
use explainer_cards::check::Settings;
use file::Config;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the file.
const NAME: &str = "explainer-cards.toml";

/// The arguments that choose the file.
#[derive(Args, Default)]
pub struct Which {
    /// Read this file in place of the nearest `explainer-cards.toml`.
    ///
    /// Without it, the settings for a file are those of the first `explainer-cards.toml` in its folder
    /// or one above it; those for standard input are looked for from the current folder on.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Ignore every `explainer-cards.toml`.
    #[arg(long)]
    no_config: bool,
}

impl Which {
    /// Which file to read.
    pub fn choice(&self) -> Choice<'_> {
        match &self.config {
            _ if self.no_config => Choice::None,
            Some(path) => Choice::This(path),
            None => Choice::Nearest,
        }
    }
}

/// Which file to read.
pub enum Choice<'a> {
    /// For each input the first one in its folder or above.
    Nearest,
    /// This one for all inputs.
    This(&'a Path),
    /// None.
    None,
}

/// The files that apply to some inputs.
#[derive(Default)]
pub struct Configs {
    configs: Vec<Config>,
    /// For each folder of an input its file.
    of_folder: HashMap<PathBuf, Option<usize>>,
}

impl Configs {
    /// Reads the files for some inputs.
    ///
    /// # Errors
    ///
    /// A file can't be read.
    pub fn find(inputs: &[Input], choice: &Choice) -> Result<Self, String> {
        let mut found = Self {
            configs: vec![],
            of_folder: HashMap::new(),
        };
        match choice {
            Choice::None => {}
            Choice::This(path) => {
                let index = Some(found.read(path)?);
                found.of_folder = inputs.iter().map(|input| (folder(input), index)).collect();
            }
            Choice::Nearest => {
                for input in inputs {
                    found.nearest(&folder(input))?;
                }
            }
        }
        Ok(found)
    }

    /// The file in a folder, or else in the ones above it.
    fn nearest(&mut self, folder: &Path) -> Result<Option<usize>, String> {
        if let Some(known) = self.of_folder.get(folder) {
            return Ok(*known);
        }
        let path = folder.join(NAME);
        let found = match folder.parent() {
            _ if host::is_file(&path) => Some(self.read(&path)?),
            Some(above) => self.nearest(above)?,
            None => None,
        };
        self.of_folder.insert(folder.to_owned(), found);
        Ok(found)
    }

    fn read(&mut self, path: &Path) -> Result<usize, String> {
        let unreadable = |error: io::Error| format!("{} can't be read: {error}", path.display());
        let bytes = host::read(path, u64::MAX).map_err(unreadable)?;
        let here = host::current_folder();
        let name = path.strip_prefix(here).unwrap_or(path).display();
        let folder = absolute(path.parent().unwrap_or(Path::new("")));
        self.configs
            .push(Config::of(name.to_string(), folder, bytes));
        Ok(self.configs.len() - 1)
    }

    fn of(&self, input: &Input) -> Option<(usize, &Config)> {
        let index = (*self.of_folder.get(&folder(input))?)?;
        Some((index, &self.configs[index]))
    }

    /// The settings for an input.
    pub fn settings(&self, input: &Input) -> Settings {
        let Some((_, config)) = self.of(input) else {
            return Settings::default();
        };
        let path = absolute(&input.path);
        let allowed = config.allowed_in(&path);
        Settings {
            severities: config.severities.clone(),
            abbreviations: config.abbreviations.clone(),
            allowed: allowed.map(|(_, entry)| entry.allowance.clone()).collect(),
            ..Settings::default()
        }
    }

    /// The problems of the files themselves.
    pub fn problems(&self) -> impl Iterator<Item = Checked> {
        let wrong = self
            .configs
            .iter()
            .filter(|config| !config.problems.is_empty());
        wrong.map(|config| config.with(config.problems.clone()))
    }

    /// Begins to note which allowances are of use.
    pub fn uses(&self) -> Uses<'_> {
        Uses {
            configs: self,
            unused: vec![vec![]; self.configs.len()],
        }
    }
}

/// Which allowances are of use for the files that were checked.
pub struct Uses<'a> {
    configs: &'a Configs,
    /// For each file its allowances that match nothing.
    unused: Vec<Vec<usize>>,
}

impl Uses<'_> {
    /// Notes the allowances for an input that match nothing.
    pub fn note(&mut self, input: &Input, unused: &[usize]) {
        if let Some((index, config)) = self.configs.of(input) {
            let allowed: Vec<usize> = config
                .allowed_in(&absolute(&input.path))
                .map(|(at, _)| at)
                .collect();
            self.unused[index].extend(unused.iter().map(|at| allowed[*at]));
        }
    }

    /// A problem for each allowance that matches nothing.
    pub fn problems(&self) -> impl Iterator<Item = Checked> {
        let configs = self.configs.configs.iter().zip(&self.unused);
        let unused = configs.filter(|(_, unused)| !unused.is_empty());
        unused.map(|(config, unused)| config.with(config.unused(unused)))
    }
}

/// The folder in which an input is, from the root on; that of standard input is the current one.
fn folder(input: &Input) -> PathBuf {
    if input.is_standard() {
        return absolute(Path::new(""));
    }
    absolute(input.path.parent().unwrap_or(Path::new("")))
}

/// A path from the root on. As it is given if there is no such file.
fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    host::canonical(path).unwrap_or_else(|_| path.to_owned())
}
