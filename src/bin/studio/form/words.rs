//! The words of the form, one file for each language.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The words of the form in a language.
#[derive(Deserialize)]
pub struct Words {
    pub phrases: Phrases,
    /// The headings of the groups by their names.
    pub groups: BTreeMap<String, String>,
    /// What each field is, by definition and field: `Card.summary`.
    pub fields: BTreeMap<String, Field>,
    /// What each word of a choice means, by definition and word: `Kind.why`.
    pub choices: BTreeMap<String, String>,
}

/// What a field is.
#[derive(Deserialize)]
pub struct Field {
    /// Its name.
    pub label: String,
    /// What to write there, in one line.
    pub help: String,
    /// What one of the items is called, if it is a list.
    pub item: Option<String>,
    /// What the button says that adds an item, if it is a list.
    pub add: Option<String>,
}

/// Everything that isn't about one field.
#[derive(Deserialize)]
pub struct Phrases {
    pub unreadable: String,
    line: String,
    pub up: String,
    pub down: String,
    pub duplicate: String,
    pub remove: String,
    pub drag: String,
    pub add: String,
    moved: String,
    added: String,
    removed: String,
    pub untitled: String,
    pub item: String,
    named: String,
    pub optional: String,
    pub section: String,
    pub bullets: String,
    pub settings: String,
    pub unknown: String,
    pub unset: String,
    pub partial: String,
    pub full: String,
    pub number: String,
    pub marks: String,
    pub strong: String,
    pub emphasis: String,
    pub link: String,
    pub term: String,
    pub source: String,
    pub nothing: String,
    pub misfit: String,
    pub original: String,
    pub stale: String,
    problems: [String; 2],
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| parse(include_str!("words/en.json")));
static FRENCH: LazyLock<Words> = LazyLock::new(|| parse(include_str!("words/fr.json")));

fn parse(text: &str) -> Words {
    serde_json::from_str(text).expect("the words are tested")
}

impl Words {
    /// The words in a language, English for one that there is none for.
    pub fn of(lang: &str) -> &'static Self {
        if lang.starts_with("fr") {
            &FRENCH
        } else {
            &ENGLISH
        }
    }

    /// The label of a field. Its name, if the field is newer than the words.
    pub fn label<'a>(&'a self, field: &'a str) -> &'a str {
        let name = field.rsplit('.').next().unwrap_or(field);
        self.fields.get(field).map_or(name, |field| &field.label)
    }

    /// What to write into a field. What the schema says, if the field is newer than the words.
    pub fn help<'a>(&'a self, field: &str, description: &'a str) -> &'a str {
        self.fields
            .get(field)
            .map_or(description, |field| &field.help)
    }

    /// What one of the items of a list is called.
    pub fn item(&self, field: &str) -> &str {
        let item = self
            .fields
            .get(field)
            .and_then(|field| field.item.as_deref());
        item.unwrap_or(&self.phrases.item)
    }

    /// What the button says that adds an item to a list.
    pub fn add(&self, field: &str) -> &str {
        let add = self
            .fields
            .get(field)
            .and_then(|field| field.add.as_deref());
        add.unwrap_or(&self.phrases.add)
    }

    /// What a word of a choice means.
    pub fn choice<'a>(&'a self, definition: Option<&str>, word: &'a str) -> &'a str {
        let key = format!("{}.{word}", definition.unwrap_or_default());
        self.choices.get(&key).map_or(word, |choice| choice)
    }
}

impl Phrases {
    pub fn line(&self, line: usize) -> String {
        self.line.replace('#', &line.to_string())
    }

    /// An item and its title.
    pub fn named(&self, item: &str, title: &str) -> String {
        self.named.replace('#', item).replace('…', title)
    }

    pub fn moved(&self, item: &str, place: usize, count: usize) -> String {
        let places = self.moved.replacen('#', &place.to_string(), 1);
        places
            .replacen('#', &count.to_string(), 1)
            .replace('…', item)
    }

    pub fn added(&self, item: &str) -> String {
        self.added.replace('…', item)
    }

    pub fn removed(&self, item: &str) -> String {
        self.removed.replace('…', item)
    }

    pub fn problems(&self, count: usize) -> String {
        self.problems[usize::from(count > 1)].replace('#', &count.to_string())
    }
}
