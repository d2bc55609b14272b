//! Reading, rendering and writing one file.

use super::Arguments;
use super::address::fill;
use super::save::{Saved, save};
use crate::check;
use crate::host;
use crate::inputs::Input;
use crate::report::{self, Checked};
use explainer_cards::check::{Problem, check};
use explainer_cards::model::Explainer;
use explainer_cards::model::read::read;
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::{self, Options, Output, render, today};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The suffix of teasers. They keep their names, so that links between files and to pictures stay valid.
pub const TEASER: &str = ".json";

/// The result for one file.
pub enum Outcome {
    /// Saved in the output folder.
    Saved(Saved),
    /// Printed to standard output.
    Printed,
    /// Not an explainer.
    Broken(Checked),
    /// Lacks what the form needs.
    Unfit(render::Error),
    /// The file can't be read.
    Unreadable(io::Error),
    /// The output can't be written to this path.
    Unwritable(PathBuf, io::Error),
}

/// Reads a file, and says how it is rendered.
pub fn read_file(
    arguments: &Arguments,
    input: &Input,
) -> Result<(Explainer, Options), Box<Outcome>> {
    let bytes = check::read(&input.path).map_err(Outcome::Unreadable)?;
    let Ok(explainer) = read(&bytes) else {
        return Err(Outcome::Broken(checked(input, bytes)).into());
    };
    let options = options(arguments, input, &explainer, bytes);
    Ok((explainer, options))
}

/// Renders a file.
pub fn render_file(arguments: &Arguments, input: &Input) -> Outcome {
    let (explainer, options) = match read_file(arguments, input) {
        Ok(read) => read,
        Err(outcome) => return *outcome,
    };
    let part = arguments.part.unwrap_or_default() as usize;
    match render(arguments.to, &explainer, &options) {
        Err(error) => Outcome::Unfit(error),
        Ok(outputs) => write(arguments.out.as_deref(), input, &outputs, part),
    }
}

/// Writes the teaser of a file.
pub fn tease_file(out: Option<&Path>, input: &Input) -> Outcome {
    let bytes = match check::read(&input.path) {
        Ok(bytes) => bytes,
        Err(error) => return Outcome::Unreadable(error),
    };
    let Ok(content) = render::teaser(&bytes) else {
        return Outcome::Broken(checked(input, bytes));
    };
    let output = Output {
        suffix: TEASER,
        content,
    };
    write(out, input, &[output], 0)
}

/// Checks a file that is not an explainer and keeps only the problems that make it invalid.
pub fn checked(input: &Input, bytes: Vec<u8>) -> Checked {
    let breaks = |problem: &Problem| matches!(problem.rule, "syntax" | "invalid");
    Checked {
        name: input.path.display().to_string(),
        problems: check(&bytes).into_iter().filter(breaks).collect(),
        bytes,
        fixed: 0,
    }
}

fn options(arguments: &Arguments, input: &Input, explainer: &Explainer, bytes: Vec<u8>) -> Options {
    let name = input.name.to_string_lossy();
    let url = arguments.url.as_ref();
    let file = arguments.file_url.as_ref();
    let oembed = arguments.oembed.as_ref();
    Options {
        url: url.and_then(|url| url.of(&name, explainer)),
        file: file.and_then(|file| file.of(&name, explainer)),
        src: arguments
            .src
            .as_deref()
            .map(|src| fill(src, &name, explainer)),
        // The reader skips a byte order mark, but in the middle of a page it would be a character.
        json: String::from_utf8(bytes)
            .ok()
            .map(|json| json.trim_start_matches('\u{feff}').to_owned()),
        styles: arguments.styles(),
        level: arguments.heading_level,
        today: Some(today()),
        frame: (arguments.width, arguments.height),
        largest: (
            arguments.max_width.unwrap_or(u32::MAX),
            arguments.max_height.unwrap_or(u32::MAX),
        ),
        depth: arguments.depth(),
        cards: arguments.cards.clone(),
        oembed: oembed.and_then(|oembed| oembed.of(&name, explainer)),
        alternates: url.map_or_else(Vec::new, |url| url.alternates(&name, explainer)),
        ..Options::new(FORMATS)
    }
}

/// The path of the output with this suffix.
pub fn target(out: &Path, input: &Input, suffix: &str) -> PathBuf {
    let mut target = out.join(&input.name).into_os_string();
    target.push(suffix);
    target.into()
}

/// Writes all outputs to the folder or, without a folder, one part to standard output.
fn write(out: Option<&Path>, input: &Input, outputs: &[Output], part: usize) -> Outcome {
    let Some(out) = out else {
        return print(&outputs[part].content);
    };
    let mut saved = Saved::default();
    for output in outputs {
        let target = target(out, input, output.suffix);
        match save(&target, output.content.as_bytes()) {
            Ok(one) => saved += one,
            Err(error) => return Outcome::Unwritable(target, error),
        }
    }
    Outcome::Saved(saved)
}

/// Writes to standard output.
pub fn print(content: &str) -> Outcome {
    let written = host::stdout().write_all(content.as_bytes());
    match report::unless_enough(written) {
        Ok(()) => Outcome::Printed,
        Err(error) => Outcome::Unwritable("standard output".into(), error),
    }
}
