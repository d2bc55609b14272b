//! From the formats of other programs to an explainer file.
//!
//! Text goes in, the text of an explainer comes out, with a list of what it doesn't have. Nothing of a source is dropped
//! in silence: each field of a JSON file is taken once, what nobody takes is reported, and HTML is walked from its first
//! text to its last.
//!
//! A format has a file; they share `html` (from HTML to paragraphs), `rich` (from styles to marks), `dates`, `event` (what
//! an explainer can say of an event) and `explainer` (the result).

mod atom;
mod chronology;
mod dates;
mod document;
mod event;
mod explainer;
mod faq_page;
mod fields;
mod format;
mod h5p;
mod html;
mod ids;
mod loss;
mod qa;
mod rich;
mod text;
mod timeline_js;

pub use dates::{Dates, Written};
pub use format::{Format, UnknownFormat, recognise};
pub use loss::Loss;

use crate::check::{language, listed, quoted};
use crate::model::explainer::MAX_CARDS;
use crate::model::json::{Document, MAX_BYTES};
use explainer::{Draft, Missing};
use loss::Losses;
use serde_json::Value;
use std::fmt;
use std::rc::Rc;

/// What an import needs besides the source.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The format. Without it, the one that [`recognise`] finds.
    pub format: Option<Format>,
    /// The language of the text, a BCP 47 tag, instead of the one that the source names.
    pub lang: Option<&'a str>,
    /// The id of the explainer, instead of one made of the title.
    pub id: Option<&'a str>,
    /// The headline, instead of that of the source.
    pub title: Option<&'a str>,
}

/// The result of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The format of the source.
    pub format: Format,
    /// The text of the explainer file, formatted as `fmt` does. What the source doesn't have and every explainer needs is
    /// a placeholder, which `check` reports.
    pub text: String,
    /// What the explainer doesn't have, or not as the source has it.
    pub losses: Vec<Loss>,
}

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The source looks like JSON, but isn't. [`crate::check::check`] says what is wrong with it.
    Syntax,
    /// The source is an explainer file already.
    Explainer,
    /// No format has such JSON.
    Unknown,
    /// Neither the source nor the options name the language.
    NoLanguage,
    /// The language isn't a BCP 47 tag.
    Language(String),
    /// The id isn't one.
    Id(String),
    /// The spreadsheet can't be read.
    Csv(String),
    /// The source says nothing.
    Nothing,
    /// The explainer would have too many cards.
    TooManyCards,
    /// The explainer would be too large.
    TooLarge,
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Syntax => out.write_str("not JSON"),
            Self::Explainer => out.write_str("this is an explainer file already"),
            Self::Unknown => {
                let names = listed(Format::ALL.iter().map(|format| format.name()));
                write!(out, "unknown format; expected one of {names}")
            }
            Self::NoLanguage => {
                out.write_str("no language in the source; name it, such as `en` or `fr`")
            }
            Self::Language(lang) => {
                write!(
                    out,
                    "invalid language tag {}; write one such as `fr`, `en-GB` or `zh-Hans`",
                    quoted(lang)
                )
            }
            Self::Id(id) => write!(
                out,
                "invalid id {}; use only `a-z`, `0-9` and `-`",
                quoted(id)
            ),
            Self::Csv(error) => write!(out, "the spreadsheet can't be read: {error}"),
            Self::Nothing => out.write_str("nothing to import: the source has no text for a card"),
            Self::TooManyCards => {
                write!(
                    out,
                    "more than {MAX_CARDS} cards; divide the source, and import each part"
                )
            }
            Self::TooLarge => {
                write!(
                    out,
                    "an explainer of more than {MAX_BYTES} bytes; divide the source, and import each part"
                )
            }
        }
    }
}

impl std::error::Error for Failure {}

/// Imports a text.
///
/// # Errors
///
/// The text isn't in a format that can be imported, says nothing, or is too large for one explainer; the options aren't
/// valid; the language is unknown.
pub fn import(text: &str, options: &Options) -> Result<Imported, Failure> {
    let lang = options.lang.map(|lang| match language(lang) {
        Ok(tag) => Ok(tag.as_str().to_owned()),
        Err(_) => Err(Failure::Language(lang.to_owned())),
    });
    let lang = lang.transpose()?;
    let id_fits = |id: &str| crate::check::is_id(id);
    if let Some(id) = options.id.filter(|id| !id_fits(id)) {
        return Err(Failure::Id(id.to_owned()));
    }
    let format = match options.format {
        Some(format) => format,
        None => recognise(text)?,
    };
    let mut import = Import {
        chosen: lang,
        found: None,
        losses: Losses::default(),
        dates: None,
    };
    let draft = draft(text, format, &mut import)?;
    if let Some(title) = draft.title.as_deref()
        && options.title.is_some_and(|chosen| chosen != title)
    {
        let help = "nothing, if the new title is right";
        import
            .losses
            .add("", "title of the source left out", title, help);
    }
    let lang = import.chosen.or(import.found).ok_or(Failure::NoLanguage)?;
    let text = draft.write(&lang, options)?;
    let losses = import.losses.into_all();
    Ok(Imported {
        format,
        text,
        losses,
    })
}

fn draft(text: &str, format: Format, import: &mut Import) -> Result<Draft, Failure> {
    Ok(match format {
        Format::TimelineJs => timeline_js::json(json(text)?, import),
        Format::TimelineJsCsv => timeline_js::csv(text, import)?,
        Format::H5pAccordion => h5p::accordion(json(text)?, import),
        Format::H5pTimeline => h5p::timeline_of(json(text)?, import),
        Format::FaqPage => {
            let text = faq_page::inside_script(text).unwrap_or(text);
            faq_page::import(json(text)?, import)
        }
        Format::GuardianAtom => atom::import(json(text)?, import),
        Format::Markdown => document::markdown(text, import),
        Format::Html => document::html(text, import),
    })
}

/// The value of a JSON text. The reader of explainer files reads it first: it refuses a name that an object has twice, of
/// which `serde_json` would drop one in silence.
fn json(text: &str) -> Result<Value, Failure> {
    let document = Document::parse(text.as_bytes()).map_err(|_| Failure::Syntax)?;
    serde_json::from_str(document.text()).map_err(|_| Failure::Syntax)
}

/// An import on its way.
struct Import {
    /// The language that the options name.
    chosen: Option<String>,
    /// The language that the source names.
    found: Option<String>,
    losses: Losses,
    /// The dates of a language, which are expensive to make.
    dates: Option<(String, Rc<Dates>)>,
}

impl Import {
    /// The source names its language.
    fn language(&mut self, lang: &str, place: &str) {
        match language(&lang.trim().replace('_', "-")) {
            Ok(tag) => self.found = Some(tag.as_str().to_owned()),
            Err(_) => self.losses.add(
                place,
                "language left out",
                lang,
                "name the language by its BCP 47 tag",
            ),
        }
    }

    /// The language of the text, as far as it is known.
    fn lang(&self) -> &str {
        self.chosen
            .as_deref()
            .or(self.found.as_deref())
            .unwrap_or("en")
    }

    /// The dates of the language.
    fn dates(&mut self) -> Rc<Dates> {
        let lang = self.lang().to_owned();
        match &self.dates {
            Some((of, dates)) if *of == lang => Rc::clone(dates),
            _ => {
                let dates = Rc::new(Dates::of(&lang));
                self.dates = Some((lang, Rc::clone(&dates)));
                dates
            }
        }
    }

    fn missing(&self) -> Missing {
        Missing::of(self.lang())
    }
}
