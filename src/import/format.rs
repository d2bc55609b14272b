//! The formats, and how one is recognised.

use super::{Failure, atom, faq_page, timeline_js};
use crate::check::listed;
use crate::model::json::Document;
use serde_json::Value;
use std::fmt;
use std::str::FromStr;

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The JSON of `TimelineJS` 3.
    TimelineJs,
    /// The spreadsheet of `TimelineJS`, as CSV or with tabs.
    TimelineJsCsv,
    /// The `content.json` of an H5P accordion.
    H5pAccordion,
    /// The `content.json` of an H5P timeline.
    H5pTimeline,
    /// `FAQPage` of schema.org, as JSON-LD.
    FaqPage,
    /// A content atom of the Guardian: questions and answers, a timeline or a quiz.
    GuardianAtom,
    /// Markdown.
    Markdown,
    /// HTML, such as word processors put into the clipboard.
    Html,
}

/// A name that no format has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFormat;

impl fmt::Display for UnknownFormat {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let names = listed(Format::ALL.iter().map(|format| format.name()));
        write!(out, "unknown format; expected one of {names}")
    }
}

impl std::error::Error for UnknownFormat {}

impl Format {
    /// Every format.
    pub const ALL: [Self; 8] = [
        Self::TimelineJs,
        Self::TimelineJsCsv,
        Self::H5pAccordion,
        Self::H5pTimeline,
        Self::FaqPage,
        Self::GuardianAtom,
        Self::Markdown,
        Self::Html,
    ];

    /// What the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::TimelineJs => "timeline-js",
            Self::TimelineJsCsv => "timeline-js-csv",
            Self::H5pAccordion => "h5p-accordion",
            Self::H5pTimeline => "h5p-timeline",
            Self::FaqPage => "faq-page",
            Self::GuardianAtom => "guardian-atom",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// What it is, in a few words.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::TimelineJs => "the JSON of TimelineJS",
            Self::TimelineJsCsv => "the spreadsheet of TimelineJS, as CSV",
            Self::H5pAccordion => "the content.json of an H5P accordion",
            Self::H5pTimeline => "the content.json of an H5P timeline",
            Self::FaqPage => "FAQPage of schema.org, as JSON-LD",
            Self::GuardianAtom => "a content atom of the Guardian: Q&A, timeline or quiz",
            Self::Markdown => "Markdown, whose headings become cards",
            Self::Html => "HTML from Word, Google Docs or a page, whose headings become cards",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.name() == name)
            .ok_or(UnknownFormat)
    }
}

/// The format of a text, by its content. A text that looks like none of the others is Markdown.
///
/// # Errors
///
/// [`Failure::Syntax`] for a text that begins like JSON and isn't, [`Failure::Explainer`] for an explainer file,
/// [`Failure::Unknown`] for JSON of another kind, [`Failure::Nothing`] for a blank text.
pub fn recognise(text: &str) -> Result<Format, Failure> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.is_empty() {
        return Err(Failure::Nothing);
    }
    if faq_page::inside_script(start).is_some() {
        return Ok(Format::FaqPage);
    }
    let document = Document::parse(start.as_bytes());
    let value = document
        .ok()
        .and_then(|document| serde_json::from_str(document.text()).ok());
    match value {
        Some(value @ (Value::Object(_) | Value::Array(_))) => return of_json(&value),
        // Markdown can begin with a link: `[text](https://…)`.
        _ if start.starts_with('{') => return Err(Failure::Syntax),
        _ if start.starts_with('[') && start[1..].trim_start().starts_with(['{', '[']) => {
            return Err(Failure::Syntax);
        }
        _ => {}
    }
    if timeline_js::delimiter(start).is_some() {
        return Ok(Format::TimelineJsCsv);
    }
    let is_tag =
        |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '!');
    Ok(match start.strip_prefix('<') {
        Some(rest) if is_tag(rest) && !rest.contains("\n# ") && !is_address(rest) => Format::Html,
        _ => Format::Markdown,
    })
}

/// Whether a `<` begins an address in Markdown: `<https://…>`.
fn is_address(rest: &str) -> bool {
    let inner = rest.split(['>', '\n']).next().unwrap_or_default();
    inner.starts_with("http://") || inner.starts_with("https://") || inner.starts_with("mailto:")
}

fn of_json(value: &Value) -> Result<Format, Failure> {
    if faq_page::has_page(value) {
        return Ok(Format::FaqPage);
    }
    if value["cards"].is_array() && !value["version"].is_null() {
        return Err(Failure::Explainer);
    }
    if value["panels"].is_array() {
        return Ok(Format::H5pAccordion);
    }
    if value["timeline"]["date"].is_array() {
        return Ok(Format::H5pTimeline);
    }
    if atom::is_atom(value) {
        return Ok(Format::GuardianAtom);
    }
    if value["events"].is_array() {
        return Ok(Format::TimelineJs);
    }
    Err(Failure::Unknown)
}
