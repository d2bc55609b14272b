//! `explainer-cards sync`: writes into translations which version of the original they are of.

use crate::check::{self, PROBLEMS, UNREADABLE};
use crate::host::{self, replace};
use crate::inputs::{self, Input};
use crate::render::job::checked;
use crate::report::{self, Text, say};
use clap::Args;
use explainer_cards::check::{Sibling, is_same_language, quoted};
use explainer_cards::edit;
use std::path::{Path, PathBuf};

/// Arguments of `sync`.
#[derive(Args)]
pub struct Arguments {
    /// The original.
    original: PathBuf,
    /// Its translations: files, folders, or patterns such as `'news/hbm.*.json'`. The original among them is skipped.
    #[arg(required = true, value_name = "TRANSLATION")]
    translations: Vec<PathBuf>,
    /// Only the card with this id; can be given several times. Without it, all cards.
    #[arg(long = "card", value_name = "ID")]
    cards: Vec<String>,
}

/// Runs `sync`.
pub fn run(arguments: &Arguments) -> u8 {
    report::exit(try_run(arguments))
}

fn try_run(arguments: &Arguments) -> Result<u8, String> {
    let path = &arguments.original;
    if path == Path::new("-")
        || arguments
            .translations
            .iter()
            .any(|file| file == Path::new("-"))
    {
        return Err("standard input can't be changed; name a file".to_owned());
    }
    let inputs = inputs::find(std::slice::from_ref(path))?;
    let [input] = &*inputs else {
        return Err("the original has to be one file".to_owned());
    };
    let mut text = Text::default();
    let original = match read(input, &mut text) {
        Ok((_, original)) => original,
        Err(status) => {
            text.summary();
            return Ok(status);
        }
    };
    let unknown = arguments
        .cards
        .iter()
        .find(|id| original.cards().all(|card| card != **id));
    if let Some(id) = unknown {
        return Err(format!("no card {} in `{}`", quoted(id), path.display()));
    }
    let place = |path: &Path| host::canonical(path).ok();
    let own = place(path);
    let mut status = 0;
    let (mut changed, mut same) = (0, 0);
    for input in inputs::find(&arguments.translations)? {
        if place(&input.path) == own {
            continue;
        }
        match sync(&input, &original, &arguments.cards, &mut text) {
            Ok(true) => changed += 1,
            Ok(false) => same += 1,
            Err(worse) => status = status.max(worse),
        }
    }
    text.summary();
    let files = if changed == 1 { "file" } else { "files" };
    say(format_args!("{changed} {files} changed, {same} unchanged"));
    Ok(status)
}

/// Reads an explainer. Reports why it can't be read, and returns the exit status for that.
fn read(input: &Input, text: &mut Text) -> Result<(Vec<u8>, Sibling), u8> {
    let bytes = check::read(&input.path).map_err(|error| {
        report::unreadable(&input.path, &error);
        UNREADABLE
    })?;
    if let Some(sibling) = Sibling::of(&bytes) {
        return Ok((bytes, sibling));
    }
    text.add(&checked(input, bytes));
    Err(PROBLEMS)
}

/// Writes into the cards of a translation which version of the original's cards they are of. Returns whether the file has
/// changed.
fn sync(input: &Input, original: &Sibling, ids: &[String], text: &mut Text) -> Result<bool, u8> {
    let (bytes, translation) = read(input, text)?;
    if let Err(reason) = fits(original, &translation) {
        say(format_args!("error: {}: {reason}", input.path.display()));
        return Err(PROBLEMS);
    }
    let file = String::from_utf8_lossy(&bytes);
    let written = edit::note_original(&file, original, ids);
    if written == file {
        return Ok(false);
    }
    replace(&input.path, written.as_bytes()).map_err(|error| {
        report::unwritable(&input.path, &error);
        UNREADABLE
    })?;
    Ok(true)
}

/// Whether one file can be a translation of the other.
fn fits(original: &Sibling, translation: &Sibling) -> Result<(), String> {
    if original.id() != translation.id() {
        return Err(format!(
            "another explainer, with the id {}; expected {}",
            quoted(translation.id()),
            quoted(original.id())
        ));
    }
    if is_same_language(original.lang(), translation.lang()) {
        let lang = quoted(translation.lang());
        return Err(format!(
            "in the language of the original, {lang}; a translation is in another one"
        ));
    }
    Ok(())
}
