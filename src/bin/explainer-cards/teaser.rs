//! `explainer-cards teaser`: writes explainer files without the cards for subscribers.

use crate::host;
use crate::inputs::{self, Input};
use crate::render::job::{TEASER, target, tease_file};
use crate::render::{refuse_places, write};
use crate::report;
use clap::Args;
use std::path::{Path, PathBuf};

/// Arguments of `teaser`.
#[derive(Args)]
pub struct Arguments {
    /// The files; folders, for every `*.json` in them; patterns such as `'news/**/*.json'`; or `-`
    /// for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder to write into; without it one file goes to standard output.
    ///
    /// Each file keeps its name and, below a given folder, its place. Files that would not change
    /// are not touched.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Runs `teaser`.
pub fn run(arguments: &Arguments) -> u8 {
    report::exit(try_run(&arguments.files, arguments.out.as_deref()))
}

fn try_run(files: &[PathBuf], out: Option<&Path>) -> Result<u8, String> {
    let inputs = inputs::find(files)?;
    refuse_places(out, &inputs, TEASER)?;
    if let Some(out) = out {
        refuse_loss(out, &inputs)?;
    }
    Ok(write(&inputs, out.is_some(), |input| {
        tease_file(out, input)
    }))
}

/// Rejects an output folder in which a teaser would overwrite an input: the cards it leaves out would be lost.
fn refuse_loss(out: &Path, inputs: &[Input]) -> Result<(), String> {
    let places: Vec<PathBuf> = inputs
        .iter()
        .filter_map(|input| host::canonical(&input.path).ok())
        .collect();
    let targets = inputs.iter().map(|input| target(out, input, TEASER));
    let is_input = |target: &PathBuf| {
        let place = host::canonical(target);
        place.is_ok_and(|place| places.contains(&place))
    };
    match targets.into_iter().find(is_input) {
        Some(target) => Err(format!(
            "teaser would overwrite `{}`, which holds the cards for subscribers; use another folder for `--out`",
            target.display()
        )),
        None => Ok(()),
    }
}
