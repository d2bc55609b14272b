//! `explainer-cards render`: writes explainer files in other forms.

pub mod address;
mod feed;
pub mod job;
pub mod save;
mod tally;

use crate::in_order::in_order;
use crate::inputs::{self, Input};
use crate::progress::Progress;
use crate::report;
use crate::watch::Watch;
use address::Address;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use explainer_cards::render::{Error, Form, Head, Styles};
use explainer_cards::state::Depth;
use job::Outcome;
use save::Saved;
use std::path::{Path, PathBuf};
use tally::Tally;
use url::Url;

/// Arguments of `render`.
#[derive(Args)]
pub struct Arguments {
    /// The files; folders, for every `*.json` in them; patterns such as `'news/**/*.json'`; or `-`
    /// for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The form to write.
    #[arg(long, value_name = "FORM", value_parser = forms())]
    to: Form,
    /// The folder to write into; without it one file goes to standard output.
    ///
    /// Each file keeps its name and, below a given folder, its place. Files that would not change
    /// are not touched.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The part of a newsletter that goes to standard output; `--to mail` writes both.
    #[arg(long, value_enum, conflicts_with = "out")]
    part: Option<Part>,
    /// Keep running, and write a file again whenever it changes.
    #[arg(long, requires = "out")]
    pub watch: bool,
    /// The address of the page that shows the explainer; `{name}`, `{id}` and `{lang}` are
    /// replaced for each file.
    #[arg(long, value_name = "URL")]
    url: Option<Address>,
    /// The address of the explainer file, to which addresses of pictures may be relative. Takes the same
    /// placeholders.
    #[arg(long, value_name = "URL")]
    file_url: Option<Address>,
    /// The address or path from which the page with an embed or a section loads the explainer file. Takes
    /// the same placeholders. Without it, an embed contains the file.
    #[arg(long, value_name = "URL")]
    src: Option<String>,
    /// How an embed gets its styles: by default `link` with `--assets`, `inline` without.
    #[arg(long, value_enum, value_name = "HOW")]
    styles: Option<How>,
    /// The address or path of the folder with the widget's files.
    #[arg(long, value_name = "URL")]
    assets: Option<String>,
    /// The level of the heading of an embed or a section; cards are one deeper.
    #[arg(long, value_name = "LEVEL", default_value_t = 2,
        value_parser = clap::value_parser!(u8).range(2..=5))]
    heading_level: u8,
    /// Width of the frame in an oEmbed answer, in CSS pixels.
    #[arg(long, value_name = "PIXELS", default_value_t = 640)]
    width: u32,
    /// Height of that frame.
    #[arg(long, value_name = "PIXELS", default_value_t = 800)]
    height: u32,
    /// The width that the frame must not exceed: `maxwidth` of an oEmbed request.
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(1..))]
    max_width: Option<u32>,
    /// The height that the frame must not exceed: `maxheight` of an oEmbed request.
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(1..))]
    max_height: Option<u32>,
    /// The address of the oEmbed answer, which a page names for systems that find it there. Takes the same
    /// placeholders.
    #[arg(long, value_name = "URL")]
    oembed: Option<Address>,
    /// Write the summaries and one link to the page into a newsletter or mail, so short that Gmail shows all of it. The same
    /// as `--depth brief`.
    #[arg(long, conflicts_with = "depth")]
    short: bool,
    /// How much a newsletter or mail says.
    #[arg(long, value_enum, value_name = "DEPTH")]
    depth: Option<HowMuch>,
    /// The cards in a newsletter or mail, by their ids; all without it.
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    cards: Vec<String>,
    /// The address of one feed with all files, the last updated first. It goes to standard output, or into the folder of
    /// `--out` under the name at the end of the address.
    #[arg(long = "self", value_name = "URL", value_parser = address::web, conflicts_with = "watch")]
    address: Option<Url>,
    /// The title of that feed; without it, the name of the publisher of the newest explainer.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

/// A part of a newsletter, in the order of the outputs.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The HTML part (the default).
    #[default]
    Html,
    /// The plain-text part.
    Text,
}

/// How an embed gets its styles.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum How {
    /// Contains them.
    Inline,
    /// Links to the style sheet in the folder with the widget's files.
    Link,
    /// Has none until the widget loads, for a strict Content Security Policy.
    None,
}

/// How much a newsletter says.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum HowMuch {
    /// The summaries and one link to the page.
    Brief,
    /// All sections except the details.
    Main,
    /// Everything (the default).
    Full,
}

impl Arguments {
    fn depth(&self) -> Depth {
        match self.depth {
            Some(HowMuch::Brief) => Depth::Brief,
            None if self.short => Depth::Brief,
            Some(HowMuch::Main) => Depth::Main,
            Some(HowMuch::Full) | None => Depth::Full,
        }
    }

    fn styles(&self) -> Styles {
        match (self.styles, &self.assets) {
            (None | Some(How::Link), Some(folder)) => Styles::Link(folder.clone()),
            (Some(How::None), _) => Styles::None,
            _ => Styles::Inline,
        }
    }
}

fn forms() -> impl TypedValueParser<Value = Form> {
    let forms = Form::ALL.map(|form| PossibleValue::new(form.name()).help(form.purpose()));
    PossibleValuesParser::new(forms).try_map(|name| name.parse::<Form>())
}

/// Runs `render`.
pub fn run(arguments: &Arguments) -> u8 {
    report::exit(try_run(arguments))
}

fn try_run(arguments: &Arguments) -> Result<u8, String> {
    // Starts before the first run, so that no change is missed.
    let watch = arguments.watch.then(|| Watch::new(&arguments.files));
    let watch = watch.transpose()?;
    let inputs = inputs::find(&arguments.files)?;
    refuse_misuse(arguments, &inputs)?;
    if let Some(address) = arguments.address.clone() {
        let title = arguments.title.clone();
        return Ok(feed::write(arguments, &Head { address, title }, &inputs));
    }
    let status = render(arguments, &inputs);
    let Some(watch) = watch else {
        return Ok(status);
    };
    Err(watch.each(&arguments.files, |inputs| {
        match refuse_misuse(arguments, inputs) {
            Ok(()) => drop(render(arguments, inputs)),
            Err(message) => report::say(format_args!("error: {message}")),
        }
    }))
}

/// Rejects arguments that can't work for any file.
fn refuse_misuse(arguments: &Arguments, inputs: &[Input]) -> Result<(), String> {
    let form = arguments.to;
    if form.needs_url() && arguments.url.is_none() {
        return Err(Error::NoUrl(form).to_string());
    }
    if form.needs_src() && arguments.src.is_none() {
        return Err(Error::NoSrc(form).to_string());
    }
    if arguments.styles == Some(How::Link) && arguments.assets.is_none() {
        return Err(
            "`--styles link` needs the folder with the widget's files; add `--assets URL`"
                .to_owned(),
        );
    }
    if arguments.part.is_some() && form.suffixes().len() == 1 {
        return Err(format!(
            "`--part` applies only to `newsletter`; `{form}` has one part"
        ));
    }
    refuse_choice(arguments)?;
    feed::refuse_misuse(arguments)?;
    if arguments.address.is_some() {
        return Ok(());
    }
    refuse_places(arguments.out.as_deref(), inputs, form.suffixes()[0])
}

/// Rejects a choice for forms that contain everything, and a brief form without the page to which it leads.
fn refuse_choice(arguments: &Arguments) -> Result<(), String> {
    let form = arguments.to;
    let depth = arguments.depth();
    if !matches!(form, Form::Newsletter | Form::Mail) {
        if arguments.short || arguments.depth.is_some() || !arguments.cards.is_empty() {
            return Err(format!(
                "`--short`, `--depth` and `--cards` are for `newsletter` and `mail`; `{form}` contains everything"
            ));
        }
    } else if depth == Depth::Brief && arguments.url.is_none() {
        return Err(Error::NoUrl(form).to_string());
    }
    Ok(())
}

/// Rejects outputs that have no path, or share one.
pub fn refuse_places(out: Option<&Path>, inputs: &[Input], suffix: &str) -> Result<(), String> {
    let Some(out) = out else {
        return match inputs {
            [_, _, ..] => Err("several files need an output folder; add `--out DIR`".to_owned()),
            _ => Ok(()),
        };
    };
    if inputs.iter().any(Input::is_standard) {
        return Err("standard input has no file name; remove `--out`".to_owned());
    }
    let Some([one, other]) = inputs::same_name(inputs) else {
        return Ok(());
    };
    Err(format!(
        "`{}` and `{}` would both be written to `{}`; use different folders",
        one.path.display(),
        other.path.display(),
        job::target(out, one, suffix).display(),
    ))
}

fn render(arguments: &Arguments, inputs: &[Input]) -> u8 {
    let job = |input: &Input| job::render_file(arguments, input);
    write(inputs, arguments.out.is_some(), job)
}

/// Writes files on all cores, reports problems in the order of the files, and returns the exit status.
pub fn write(inputs: &[Input], into_folder: bool, job: impl Fn(&Input) -> Outcome + Sync) -> u8 {
    let progress = Progress::of(inputs.len(), "files");
    let mut tally = Tally::default();
    in_order(inputs, job, |input, outcome| {
        progress.step();
        match outcome {
            Outcome::Saved(_) => tally.add(input, outcome),
            _ => progress.aside(|| tally.add(input, outcome)),
        }
    });
    progress.finish();
    tally.text.summary();
    if into_folder {
        let Saved { written, unchanged } = tally.saved;
        let files = if written == 1 { "file" } else { "files" };
        report::say(format_args!(
            "{written} {files} written, {unchanged} unchanged"
        ));
    }
    tally.status
}
