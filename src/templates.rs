//! Templates for new explainers: the cards that a kind of story needs, with placeholders that say what belongs there.
//!
//! The files are in `templates/`, one for each template and language. Every placeholder has the word `TK` or the words
//! `Lorem ipsum`, for which the rule `placeholder` of `check` looks: `TK` in texts with marks, `Lorem ipsum` in plain
//! ones, where `TK` can be part of a name.

use crate::model::Date;
use crate::model::json::Document;
use crate::words::primary;
use chrono::{Months, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// The languages that every template has.
pub const LANGUAGES: [&str; 2] = ["en", "fr"];

/// How long after its publication an explainer is to be checked again.
const MONTHS: u32 = 6;

/// The files of a template, in the order of [`LANGUAGES`].
macro_rules! files {
    ($name:literal) => {
        [
            include_str!(concat!("../templates/", $name, ".en.json")),
            include_str!(concat!("../templates/", $name, ".fr.json")),
        ]
    };
}

/// A kind of story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Somebody in the news.
    Person,
    /// A law, a ruling, a plan.
    Decision,
    /// A product or a method.
    Technology,
    /// A dispute, a war, a strike.
    Conflict,
    /// An election or a referendum.
    Vote,
}

/// What a new explainer begins with.
#[derive(Clone, Copy, Debug)]
pub struct Details<'a> {
    /// Its id: `a-z`, `0-9` and `-`.
    pub id: &'a str,
    /// Its language: one of [`LANGUAGES`], or a region of one, such as `en-GB`.
    pub lang: &'a str,
    /// Its headline.
    pub title: &'a str,
    /// The day on which it is written.
    pub today: &'a Date,
}

/// There are no templates in the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let languages = LANGUAGES.map(|lang| format!("`{lang}`"));
        let languages = languages.join(" or ");
        write!(
            out,
            "no templates in this language; use {languages}, and translate the cards"
        )
    }
}

impl std::error::Error for UnknownLanguage {}

/// A name that no template has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownTemplate;

impl fmt::Display for UnknownTemplate {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let names = Template::ALL.map(Template::name);
        write!(
            out,
            "unknown template; expected one of {}",
            names.join(", ")
        )
    }
}

impl std::error::Error for UnknownTemplate {}

impl Template {
    /// Every template, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Person,
        Self::Decision,
        Self::Technology,
        Self::Conflict,
        Self::Vote,
    ];

    /// What the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Decision => "decision",
            Self::Technology => "technology",
            Self::Conflict => "conflict",
            Self::Vote => "vote",
        }
    }

    /// What it is for, in a few words: in French for French, otherwise in English.
    pub fn purpose(self, lang: &str) -> &'static str {
        let [english, french] = match self {
            Self::Person => ["somebody in the news", "une personne dans l’actualité"],
            Self::Decision => ["a law, a ruling, a plan", "une loi, un jugement, un projet"],
            Self::Technology => ["a product or a method", "un produit ou une méthode"],
            Self::Conflict => [
                "a dispute, a war, a strike",
                "un différend, une guerre, une grève",
            ],
            Self::Vote => [
                "an election or a referendum",
                "une élection ou un référendum",
            ],
        };
        if is(lang, "fr") { french } else { english }
    }

    /// A new explainer file.
    ///
    /// It is published today and to be checked again after six months. `check` reports its placeholders and nothing else,
    /// if the details are valid.
    ///
    /// # Errors
    ///
    /// There are no templates in the language.
    pub fn fill(self, details: Details) -> Result<String, UnknownLanguage> {
        let text = self.text(details.lang).ok_or(UnknownLanguage)?;
        Ok(filled(text, details))
    }

    fn text(self, lang: &str) -> Option<&'static str> {
        let [english, french] = match self {
            Self::Person => files!("person"),
            Self::Decision => files!("decision"),
            Self::Technology => files!("technology"),
            Self::Conflict => files!("conflict"),
            Self::Vote => files!("vote"),
        };
        match lang {
            _ if is(lang, "en") => Some(english),
            _ if is(lang, "fr") => Some(french),
            _ => None,
        }
    }
}

fn is(lang: &str, primary_subtag: &str) -> bool {
    primary(lang).eq_ignore_ascii_case(primary_subtag)
}

impl fmt::Display for Template {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Template {
    type Err = UnknownTemplate;

    fn from_str(name: &str) -> Result<Self, UnknownTemplate> {
        let mut all = Self::ALL.into_iter();
        all.find(|template| template.name() == name)
            .ok_or(UnknownTemplate)
    }
}

/// The text of a template with the details in their places.
fn filled(template: &str, details: Details) -> String {
    let document = Document::parse(template.as_bytes()).expect("templates are JSON");
    let today = details.today.as_str();
    let review = months_after(details.today);
    let mut values: Vec<(u32, &str)> = Vec::new();
    let mut set = |object: u32, field: &str, value| {
        values.extend(document.get(object, field).map(|entry| (entry, value)));
    };
    set(0, "id", details.id);
    set(0, "lang", details.lang);
    set(0, "title", details.title);
    set(0, "published", today);
    set(0, "reviewBy", &review);
    let items = |object: u32, field: &str| -> Vec<u32> {
        let list = document.get(object, field);
        list.map_or(vec![], |list| document.children(list).collect())
    };
    for card in items(0, "cards") {
        for next in items(card, "next") {
            set(next, "date", &review);
        }
    }
    for source in items(0, "sources") {
        set(source, "accessed", today);
    }
    replaced(&document, values)
}

/// The text of a document with other strings at some of its entries.
fn replaced(document: &Document, mut values: Vec<(u32, &str)>) -> String {
    values.sort_unstable();
    let (mut text, mut end) = (String::new(), 0);
    for (index, value) in values {
        let entry = document.entry(index);
        text += &document.text()[end..entry.start as usize];
        text += &serde_json::Value::from(value).to_string();
        end = entry.end as usize;
    }
    text + &document.text()[end..]
}

/// The day after [`MONTHS`]; the same day if that isn't a date.
fn months_after(day: &Date) -> String {
    let after = day.parts().and_then(|(year, month, day)| {
        let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?;
        day.checked_add_months(Months::new(MONTHS))
    });
    after.map_or_else(|| day.as_str().to_owned(), |day| day.to_string())
}
