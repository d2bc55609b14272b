//! `explainer-cards import`: makes an explainer file from another format.

use crate::check::PROBLEMS;
use crate::host;
use crate::new::{present, write_new};
use crate::report::{self, Checked, Text, printable, say};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use explainer_cards::check::check;
use explainer_cards::import::{Failure, Format, Imported, Loss, Options, import};
use std::io;
use std::path::{Path, PathBuf};

/// Arguments of `import`.
#[derive(Args)]
pub struct Arguments {
    /// The file, or `-` for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The format. Without it, it is recognised by the content of the file.
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    from: Option<Format>,
    /// The language of the text, such as `en` or `zh-Hans`, if the file doesn't name it.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The id of the explainer: `a-z`, `0-9` and `-`. Without it, one made of the title.
    #[arg(long)]
    id: Option<String>,
    /// The headline, instead of that of the file.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The file to write, which must not exist; `-`, the default, for standard output.
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let value = |format: Format| PossibleValue::new(format.name()).help(format.purpose());
    PossibleValuesParser::new(Format::ALL.map(value)).try_map(|name| name.parse::<Format>())
}

/// Runs `import`.
pub fn run(arguments: &Arguments) -> u8 {
    report::exit(try_run(arguments))
}

fn try_run(arguments: &Arguments) -> Result<u8, String> {
    // Before anything is reported about a source that can't be written.
    if arguments.out != Path::new("-") && host::exists(&arguments.out) {
        return Err(present(&arguments.out));
    }
    let bytes = read(&arguments.file)
        .map_err(|error| format!("{} can't be read: {error}", arguments.file.display()))?;
    let text = str::from_utf8(&bytes).map_err(|_| {
        let name = arguments.file.display();
        format!("{name} isn't UTF-8; save it as UTF-8, such as `CSV UTF-8` in Excel")
    })?;
    let options = Options {
        format: arguments.from,
        lang: arguments.lang.as_deref(),
        id: arguments.id.as_deref(),
        title: arguments.title.as_deref(),
    };
    match import(text, &options) {
        Ok(imported) => finish(arguments, &imported),
        Err(failure) => refuse(arguments, &failure, bytes),
    }
}

fn finish(arguments: &Arguments, imported: &Imported) -> Result<u8, String> {
    let Imported {
        format,
        text,
        losses,
    } = imported;
    for loss in losses {
        show(&arguments.file, loss);
    }
    write_new(&arguments.out, text)?;
    let count = losses.len();
    let what = match count {
        0 => "without losses".to_owned(),
        1 => "with 1 loss".to_owned(),
        _ => format!("with {count} losses"),
    };
    say(format_args!(
        "{} imported as {format}, {what}",
        arguments.file.display()
    ));
    let out = if arguments.out == Path::new("-") {
        "FILE".to_owned()
    } else {
        arguments.out.display().to_string()
    };
    say(format_args!(
        "help: `explainer-cards check {out}` lists what is still to be written"
    ));
    Ok(u8::from(count > 0) * PROBLEMS)
}

/// Prints a loss as `check` prints a problem: what, where, what to do.
fn show(file: &Path, found: &Loss) {
    let file = file.display();
    let message = printable(&found.message);
    let place = match &*found.place {
        "" => String::new(),
        place => format!(": {}", printable(place)),
    };
    let lost = match &*found.lost {
        "" => String::new(),
        text => format!("\n  = lost: {}", printable(text)),
    };
    let help = &found.help;
    say(format_args!(
        "warning[import]: {message}\n --> {file}{place}{lost}\n  = help: {help}\n"
    ));
}

/// Reports why nothing can be imported.
fn refuse(arguments: &Arguments, failure: &Failure, bytes: Vec<u8>) -> Result<u8, String> {
    let name = arguments.file.display();
    match failure {
        Failure::Syntax => {
            let mut text = Text::default();
            text.add(&Checked {
                name: name.to_string(),
                problems: check(&bytes),
                fixed: 0,
                bytes,
            });
            text.summary();
            Ok(PROBLEMS)
        }
        Failure::Explainer => {
            say(format_args!(
                "error: {name}: {failure}\nhelp: `explainer-cards check {name}` checks it"
            ));
            Ok(PROBLEMS)
        }
        Failure::Unknown => {
            let names: Vec<String> = Format::ALL
                .iter()
                .map(|format| format!("`{format}`"))
                .collect();
            let names = names.join(", ");
            say(format_args!(
                "error: {name}: JSON of an unknown kind\nhelp: name its format by `--from`: {names}"
            ));
            Ok(PROBLEMS)
        }
        Failure::NoLanguage => Err(format!(
            "{name} doesn't name its language; add `--lang TAG`, such as `--lang en`"
        )),
        Failure::Language(_) | Failure::Id(_) => Err(failure.to_string()),
        Failure::Csv(_) | Failure::Nothing | Failure::TooManyCards | Failure::TooLarge => {
            say(format_args!("error: {name}: {failure}"));
            Ok(PROBLEMS)
        }
    }
}

/// The bytes of the source. HTML with pictures inside can be larger than an explainer file.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    host::read(path, u64::MAX)
}
