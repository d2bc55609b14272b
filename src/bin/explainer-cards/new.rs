//! `explainer-cards new`: writes a file from a template.

use crate::report::{self, say};
use crate::{ask, host};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use explainer_cards::render::today;
use explainer_cards::templates::{Details, LANGUAGES, Template};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Arguments of `new`.
#[derive(Args)]
pub struct Arguments {
    /// The kind of story.
    #[arg(long, value_name = "NAME", value_parser = templates())]
    template: Option<Template>,
    /// The language: `en` or `fr`, or a region of them such as `en-GB`.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The headline.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The file to write, which must not exist; `-` for standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The id of the explainer: `a-z`, `0-9` and `-`. Without it, the name of the file up to its first dot.
    #[arg(long)]
    id: Option<String>,
}

fn templates() -> impl TypedValueParser<Value = Template> {
    let value = |template: Template| {
        PossibleValue::new(template.name()).help(template.purpose(LANGUAGES[0]))
    };
    let values = Template::ALL.map(value);
    PossibleValuesParser::new(values).try_map(|name| name.parse::<Template>())
}

/// Runs `new`.
pub fn run(arguments: Arguments) -> u8 {
    report::exit(try_run(arguments).map(|()| 0))
}

fn try_run(arguments: Arguments) -> Result<(), String> {
    let template = answer(arguments.template, "--template", ask::template)?;
    let lang = answer(arguments.lang, "--lang", ask::language)?;
    let title = answer(arguments.title, "--title", ask::title)?;
    let output = answer(arguments.output, "--output", ask::output)?;
    let id = match arguments.id {
        Some(id) => id,
        None => id_of(&output)?,
    };
    refuse_values(&title, &id)?;
    let details = Details {
        id: &id,
        lang: &lang,
        title: &title,
        today: &today(),
    };
    let text = template
        .fill(details)
        .map_err(|error| format!("`{lang}`: {error}"))?;
    write_new(&output, &text)?;
    if output != Path::new("-") {
        let path = output.display();
        say(format_args!(
            "{path} written; replace every `TK` and `Lorem ipsum`"
        ));
        say(format_args!(
            "help: `explainer-cards check {path}` lists them"
        ));
    }
    Ok(())
}

/// The value of an argument. Without it, an answer on the terminal, if there is one.
fn answer<T>(given: Option<T>, argument: &str, ask: fn() -> ask::Result<T>) -> Result<T, String> {
    match given {
        Some(given) => Ok(given),
        None if ask::is_possible() => {
            ask().map_err(|error| format!("no answer for `{argument}`: {error}"))
        }
        None => Err(format!("missing argument `{argument}`")),
    }
}

/// The name of a file up to its first dot.
pub fn id_of(path: &Path) -> Result<String, String> {
    let name = path.file_name().and_then(|name| name.to_str());
    let id = name.and_then(|name| name.split('.').next());
    match id.filter(|id| is_id(id) && *id != "-") {
        Some(id) => Ok(id.to_owned()),
        None => Err(format!(
            "no id in the file name `{}`; begin it with `a-z`, `0-9` and `-` up to the first dot, or add `--id ID`",
            path.display()
        )),
    }
}

fn is_id(text: &str) -> bool {
    let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && text.bytes().all(fits)
}

/// Rejects values that `check` would report.
fn refuse_values(title: &str, id: &str) -> Result<(), String> {
    if title.trim().is_empty() {
        return Err("empty title".to_owned());
    }
    if !is_id(id) {
        return Err(format!("invalid id `{id}`; use only `a-z`, `0-9` and `-`"));
    }
    Ok(())
}

/// Rejects the path of a file that exists.
#[cfg(feature = "cli")]
pub fn refuse_present(path: &Path) -> Result<(), String> {
    if host::exists(path) {
        return Err(present(path));
    }
    Ok(())
}

/// What to say about a file that exists.
pub fn present(path: &Path) -> String {
    format!("`{}` exists; use another name", path.display())
}

/// Writes a file that doesn't exist yet; `-` is standard output.
pub fn write_new(path: &Path, text: &str) -> Result<(), String> {
    let failure = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => present(path),
        _ => format!("{} can't be written: {error}", path.display()),
    };
    if path == Path::new("-") {
        let written = host::stdout().write_all(text.as_bytes());
        return report::unless_enough(written).map_err(failure);
    }
    host::create_new(path, text.as_bytes()).map_err(failure)
}
