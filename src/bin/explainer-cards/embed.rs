//! `explainer-cards embed`: prints what is pasted into an article.

use crate::check::{self, PROBLEMS, UNREADABLE};
use crate::render::How;
use crate::render::job::checked;
use crate::report::{self, Text};
use crate::{host, inputs};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use explainer_cards::model::read::read;
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::tag::{Hint, Way, Widget, tag};
use explainer_cards::render::{Options, Styles, today};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::slice;

/// Arguments of `embed`.
#[derive(Args)]
pub struct Arguments {
    /// The explainer file, or `-` for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The address or path of the folder with the widget's files.
    #[arg(long, value_name = "URL")]
    assets: String,
    /// The address or path from which the page loads the explainer file. Without it, `pre-rendered` contains the file.
    #[arg(long, value_name = "URL")]
    src: Option<String>,
    /// How the page gets the explainer.
    #[arg(long, value_name = "WAY", default_value = Way::PreRendered.name(), value_parser = ways())]
    way: Way,
    /// The file `integrity.json` of the widget, so that browsers refuse any other script.
    #[arg(long, value_name = "PATH")]
    integrity: Option<PathBuf>,
    /// Let browsers request the whole widget early, for an explainer in the first screen that isn't pre-rendered.
    #[arg(long, requires = "integrity")]
    hints: bool,
    /// How a pre-rendered explainer gets its styles.
    #[arg(long, value_enum, value_name = "HOW", default_value_t = How::Inline)]
    styles: How,
    /// The level of the heading of a pre-rendered explainer or a section; cards are one deeper.
    #[arg(long, value_name = "LEVEL", default_value_t = 2,
        value_parser = clap::value_parser!(u8).range(2..=5))]
    heading_level: u8,
}

fn ways() -> impl TypedValueParser<Value = Way> {
    let ways = Way::ALL.map(|way| PossibleValue::new(way.name()).help(way.purpose()));
    PossibleValuesParser::new(ways).try_map(|name| name.parse::<Way>())
}

/// `integrity.json`, as `cargo xtask dist` writes it.
#[derive(Deserialize)]
struct Files {
    files: BTreeMap<String, File>,
}

#[derive(Deserialize)]
struct File {
    integrity: String,
}

/// Runs `embed`.
pub fn run(arguments: &Arguments) -> u8 {
    report::exit(try_run(arguments))
}

fn try_run(arguments: &Arguments) -> Result<u8, String> {
    let inputs = inputs::find(slice::from_ref(&arguments.file))?;
    let [input] = &inputs[..] else {
        return Err("embed takes one file; name it".to_owned());
    };
    let widget = widget(arguments)?;
    let bytes = match check::read(&input.path) {
        Ok(bytes) => bytes,
        Err(error) => {
            report::unreadable(&input.path, &error);
            return Ok(UNREADABLE);
        }
    };
    let Ok(explainer) = read(&bytes) else {
        let mut text = Text::default();
        text.add(&checked(input, bytes));
        text.summary();
        return Ok(PROBLEMS);
    };
    let file = String::from_utf8_lossy(&bytes);
    let file = file.trim_start_matches('\u{feff}');
    let options = Options {
        src: arguments.src.clone(),
        json: Some(file.to_owned()),
        styles: match arguments.styles {
            How::Inline => Styles::Inline,
            How::Link => Styles::Link(arguments.assets.clone()),
            How::None => Styles::None,
        },
        level: arguments.heading_level,
        today: Some(today()),
        ..Options::new(FORMATS)
    };
    let tag = pollster::block_on(tag(arguments.way, &widget, &explainer, file, &options))
        .map_err(|error| error.to_string())?;
    if let Err(error) = report::unless_enough(host::stdout().write_all(tag.as_bytes())) {
        report::unwritable(Path::new("standard output"), &error);
        return Ok(UNREADABLE);
    }
    Ok(0)
}

/// The widget's files, with the digests that the arguments ask for.
fn widget(arguments: &Arguments) -> Result<Widget, String> {
    let folder = arguments.assets.clone();
    let Some(path) = &arguments.integrity else {
        return Ok(Widget {
            folder,
            ..Widget::default()
        });
    };
    let Files { files } = files(path)?;
    let digest = |name: &str| files.get(name).map(|file| file.integrity.clone());
    let hint = |start: &str| {
        let (name, file) = files.iter().find(|(name, _)| name.starts_with(start))?;
        Some(Hint {
            name: name.clone(),
            integrity: file.integrity.clone(),
        })
    };
    let integrity = digest("embed.js");
    if integrity.is_none() {
        return Err(format!(
            "{} doesn't name embed.js; use the file that was built with the widget",
            path.display()
        ));
    }
    let hints = if arguments.hints {
        ["stage-", "widget-"].into_iter().filter_map(hint).collect()
    } else {
        Vec::new()
    };
    Ok(Widget {
        folder,
        integrity,
        hints,
    })
}

fn files(path: &Path) -> Result<Files, String> {
    let text = host::read(path, u64::MAX)
        .and_then(|bytes| io::read_to_string(&*bytes))
        .map_err(|error| format!("{} can't be read: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| {
        format!(
            "{} isn't the integrity.json of the widget: {error}",
            path.display()
        )
    })
}
