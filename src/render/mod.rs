//! An explainer as static files: one form for each place that has no script or no widget.
//!
//! `docs/contracts/exports.md` is the public text of what each form promises. The forms for reading
//! (text, Markdown, newsletter, feed) are written from one outline, so that none of them can miss a
//! section.

mod outline;
mod text;
mod words;

use crate::model::Explainer;
use crate::view::Formats;
use std::fmt;
use std::str::FromStr;
use url::Url;

/// A form that an explainer can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text in lines of 72 columns.
    Text,
}

impl Form {
    /// Every form, in the order in which they are listed for people.
    pub const ALL: [Self; 1] = [Self::Text];

    /// What the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
        }
    }

    /// What it is, in a line.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Text => "plain text",
        }
    }

    /// The ends of the names of the files that it writes, in the order of its [`Output`]s.
    pub fn suffixes(self) -> &'static [&'static str] {
        match self {
            Self::Text => &[".txt"],
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Form {
    type Err = UnknownForm;

    fn from_str(name: &str) -> Result<Self, UnknownForm> {
        let form = Self::ALL.into_iter().find(|form| form.name() == name);
        form.ok_or(UnknownForm)
    }
}

/// A name that no form has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownForm;

impl fmt::Display for UnknownForm {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let names = Form::ALL.map(Form::name);
        write!(
            out,
            "there is no such form; the forms are {}",
            names.join(", ")
        )
    }
}

impl std::error::Error for UnknownForm {}

/// What the forms need to know beside the explainer.
#[derive(Clone)]
pub struct Options {
    /// How dates and numbers are written.
    pub formats: Formats,
    /// The address of the page that shows the explainer.
    pub url: Option<Url>,
    /// The address of the explainer file, which pictures and translations may be relative to.
    pub file: Option<Url>,
}

impl Options {
    /// Options without any address.
    pub fn new(formats: Formats) -> Self {
        Self {
            formats,
            url: None,
            file: None,
        }
    }
}

/// A file that a form has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// What comes after the name of the explainer's file: `.txt`.
    pub suffix: &'static str,
    /// What is in it.
    pub content: String,
}

/// Why a form can't be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The form names the page that shows the explainer, and no address was given.
    NoUrl(Form),
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NoUrl(form) => write!(
                out,
                "{form} needs the address of the page that shows the explainer: give it with --url"
            ),
        }
    }
}

impl std::error::Error for Error {}

/// Writes an explainer in a form: one output for each of [`Form::suffixes`].
pub fn render(form: Form, explainer: &Explainer, options: &Options) -> Result<Vec<Output>, Error> {
    let contents = match form {
        Form::Text => vec![text::text(explainer, options)],
    };
    let suffixes = form.suffixes().iter();
    let output = |(&suffix, content)| Output { suffix, content };
    Ok(suffixes.zip(contents).map(output).collect())
}
