//! An explainer as static files: one form for each place that has no script or no widget.
//!
//! `docs/contracts/exports.md` is the public text of what each form promises. The forms for reading
//! (text, Markdown, newsletter, feed) are written from one outline, so that none of them can miss a
//! section.

mod addresses;
mod choice;
mod day;
mod embed;
mod feed;
mod fixed;
mod html;
pub mod intl;
mod json;
mod jsonld;
mod mail;
mod markdown;
#[cfg(any(target_arch = "wasm32", test))]
mod markup;
mod newsletter;
mod oembed;
mod outline;
mod page;
mod printable;
mod section;
pub mod tag;
mod teaser;
mod text;
mod used;
pub(crate) mod words;

pub use day::today;
pub use embed::Styles;
pub use feed::{FeedError, Head, feed};
pub use fixed::{STYLES, tags};
pub use teaser::teaser;

use crate::model::{Date, Explainer};
use crate::state::Depth;
use crate::words::Formats;
use printable::printable;
use std::fmt;
use std::str::FromStr;
use url::Url;

/// A form that an explainer can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The element for an article, complete before any script.
    Embed,
    /// The same for publishing systems that keep only plain HTML.
    Section,
    /// A page of its own, also for a frame.
    Page,
    /// Plain text in lines of 72 columns.
    Text,
    /// `CommonMark` with the tables of GitHub Flavored Markdown.
    Markdown,
    /// HTML that mail programs keep, and its plain-text twin.
    Newsletter,
    /// Both parts of the newsletter in one mail message.
    Mail,
    /// An Atom feed with one entry.
    Feed,
    /// The same as RSS.
    Rss,
    /// Structured data in the words of schema.org.
    JsonLd,
    /// An oEmbed answer that puts the page into a frame.
    Oembed,
}

impl Form {
    /// Every form, in the order in which they are listed for people.
    pub const ALL: [Self; 11] = [
        Self::Embed,
        Self::Section,
        Self::Page,
        Self::Text,
        Self::Markdown,
        Self::Newsletter,
        Self::Mail,
        Self::Feed,
        Self::Rss,
        Self::JsonLd,
        Self::Oembed,
    ];

    /// What the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Embed => "embed",
            Self::Section => "section",
            Self::Page => "page",
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Newsletter => "newsletter",
            Self::Mail => "mail",
            Self::Feed => "feed",
            Self::Rss => "rss",
            Self::JsonLd => "jsonld",
            Self::Oembed => "oembed",
        }
    }

    /// What it is, in a line.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Embed => "the element for an article, complete before any script",
            Self::Section => "the same for publishing systems that keep only plain HTML",
            Self::Page => "a page of its own, also for a frame",
            Self::Text => "plain text in lines of 72 columns",
            Self::Markdown => "CommonMark with the tables of GitHub",
            Self::Newsletter => "HTML for mail, and its plain-text twin",
            Self::Mail => "both parts of the newsletter in one mail message",
            Self::Feed => "an Atom feed with one entry",
            Self::Rss => "an RSS 2.0 feed with one entry",
            Self::JsonLd => "structured data in the words of schema.org",
            Self::Oembed => "an oEmbed answer that puts the page into a frame",
        }
    }

    /// The ends of the names of the files that it writes, in the order of its [`Output`]s.
    pub fn suffixes(self) -> &'static [&'static str] {
        match self {
            Self::Embed => &[".embed.html"],
            Self::Section => &[".section.html"],
            Self::Page => &[".page.html"],
            Self::Text => &[".txt"],
            Self::Markdown => &[".md"],
            Self::Newsletter => &[".newsletter.html", ".newsletter.txt"],
            Self::Mail => &[".eml"],
            Self::Feed => &[".atom"],
            Self::Rss => &[".rss"],
            Self::JsonLd => &[".jsonld"],
            Self::Oembed => &[".oembed.json"],
        }
    }

    /// Whether it can't be written without [`Options::url`].
    pub fn needs_url(self) -> bool {
        matches!(self, Self::Feed | Self::Rss | Self::Oembed)
    }

    /// Whether it can't be written without [`Options::src`].
    pub fn needs_src(self) -> bool {
        self == Self::Section
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
        write!(out, "unknown form; expected one of {}", names.join(", "))
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
    /// The address of the explainer file as the page that embeds it shall ask for it.
    pub src: Option<String>,
    /// The explainer file itself: put into the embed where that names no `src`.
    pub json: Option<String>,
    /// Where an embed has its looks from.
    pub styles: Styles,
    /// The level of the heading of an embed or a section, 2 to 5.
    pub level: u8,
    /// The day on which it is written: what is past by then is shown so.
    pub today: Option<Date>,
    /// Width and height, in CSS pixels, of the frame that an oEmbed answer asks for.
    pub frame: (u32, u32),
    /// The width and height that the frame must not exceed: `maxwidth` and `maxheight` of the request.
    pub largest: (u32, u32),
    /// How much a newsletter says. The brief form has the summaries and one link to the page, and is refused if Gmail could
    /// cut it off.
    pub depth: Depth,
    /// The ids of the cards in a newsletter; all if there is none.
    pub cards: Vec<String>,
    /// The address of the oEmbed answer, which the page names.
    pub oembed: Option<Url>,
    /// The addresses of the pages with the translations.
    pub alternates: Vec<Alternate>,
}

/// The page of a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    /// Its language, as the explainer file names it.
    pub lang: String,
    /// Its address.
    pub url: Url,
}

impl Options {
    /// Options without any address.
    pub fn new(formats: Formats) -> Self {
        Self {
            formats,
            url: None,
            file: None,
            src: None,
            json: None,
            styles: Styles::Inline,
            level: 2,
            today: None,
            frame: (640, 800),
            largest: (u32::MAX, u32::MAX),
            depth: Depth::Full,
            cards: Vec::new(),
            oembed: None,
            alternates: Vec::new(),
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The form names the page that shows the explainer, and no address was given.
    NoUrl(Form),
    /// The form names the explainer file, and no address was given.
    NoSrc(Form),
    /// The form says when the explainer last changed, and the file has neither `updated` nor
    /// `published`.
    NoDate(Form),
    /// There is no card with this id, only with those.
    NoCard(String, Vec<String>),
    /// The brief form could have this many kilobytes in the mail, more than Gmail shows.
    TooLong(Form, usize),
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NoUrl(form) => write!(
                out,
                "`{form}` needs the address of the page that shows the explainer; add `--url URL`"
            ),
            Self::NoSrc(form) => write!(
                out,
                "`{form}` needs the address from which the page loads the explainer file; add `--src URL`"
            ),
            Self::NoDate(form) => write!(
                out,
                "`{form}` needs the day on which the explainer was published or updated; \
                 add `published` or `updated` to the file"
            ),
            Self::NoCard(id, ids) => {
                write!(
                    out,
                    "no card has the id `{id}`; the file has {}",
                    ids.join(", ")
                )
            }
            Self::TooLong(form, size) => write!(
                out,
                "the short `{form}` could become {size} kB in the letter around it, and Gmail cuts off mail above \
                 102 kB; choose fewer cards with `--cards ID,ID`"
            ),
        }
    }
}

impl std::error::Error for Error {}

/// Writes an explainer in a form: one output for each of [`Form::suffixes`].
///
/// # Errors
///
/// The options or the explainer lack something that the form needs.
pub fn render(form: Form, explainer: &Explainer, options: &Options) -> Result<Vec<Output>, Error> {
    pollster::block_on(render_async(form, explainer, options))
}

/// The same as [`render`], in a task.
///
/// # Errors
///
/// The options or the explainer lack something that the form needs.
pub async fn render_async(
    form: Form,
    explainer: &Explainer,
    options: &Options,
) -> Result<Vec<Output>, Error> {
    let explainer = &prepared(explainer);
    let contents = match form {
        Form::Embed => vec![embed::embed(explainer, options).await],
        Form::Section => vec![section::section(explainer, options)?],
        Form::Page => vec![page::page(explainer, options).await],
        Form::Text => vec![text::text(explainer, options)],
        Form::Markdown => vec![markdown::markdown(explainer, options)],
        Form::Newsletter => newsletter::newsletter(explainer, options)?.into(),
        Form::Mail => vec![mail::mail(explainer, options)?],
        Form::Feed => vec![feed::atom::atom(explainer, options)?],
        Form::Rss => vec![feed::rss::rss(explainer, options)?],
        Form::JsonLd => vec![jsonld::jsonld(explainer, options)],
        Form::Oembed => vec![oembed::oembed(explainer, options)?],
    };
    let suffixes = form.suffixes().iter();
    let output = |(&suffix, content)| Output { suffix, content };
    Ok(suffixes.zip(contents).map(output).collect())
}

/// The explainer as every form writes it.
fn prepared(explainer: &Explainer) -> Explainer {
    let mut explainer = printable(explainer);
    explainer.sort_sources();
    explainer
}
