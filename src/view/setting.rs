//! What every part of the view needs to know.

use super::citing::{Citing, citing};
use crate::model::{Date, Decimal, Explainer, Text};
use crate::state::State;
use crate::words::Words;
use yew::{AttrValue, Html, virtual_dom::VText};

/// How dates and numbers are written in a language. The browser asks its `Intl`.
#[derive(Clone, Copy)]
pub struct Formats {
    /// A date in a language, in full: `2 décembre 2024`.
    pub date: fn(lang: &str, date: &Date) -> String,
    /// A number in a language, all its digits kept: `1,20`.
    pub number: fn(lang: &str, number: &Decimal) -> String,
    /// What stands before a name in a list of so many, the first of which has the index 0: a comma, an
    /// “and”, in some languages another one before some names.
    pub before: fn(lang: &str, count: usize, index: usize, name: &str) -> String,
}

/// What the tags are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A page in which the widget runs.
    Live,
    /// A page in which no script has run, or none ever will. Only the tools write it.
    Static,
    /// A page in which the widget never runs. Only the tools write it.
    Page,
}

/// What every part of the view needs to know.
pub struct Setting {
    /// What to show.
    pub explainer: Explainer,
    /// For each source the places that cite it.
    pub citing: Vec<Vec<Citing>>,
    /// The words of the explainer's language.
    pub words: Words,
    /// How dates and numbers are written.
    pub formats: Formats,
    /// The level of the explainer's heading, 1 to 5; cards are one deeper.
    pub level: u8,
    /// What the tags are written for.
    pub form: Form,
    /// What is open.
    pub state: State,
    /// The address of the explainer file, which pictures may be relative to; `""` if nobody knows it.
    pub file: String,
    /// Whether the page wants to know what readers think of it.
    pub feedback: bool,
    /// Today, as ISO 8601 writes it; `""` if nobody knows it.
    pub today: String,
}

impl Setting {
    /// What the view of an explainer needs to know.
    pub fn new(
        explainer: Explainer,
        state: State,
        level: u8,
        form: Form,
        (words, formats): (Words, Formats),
    ) -> Self {
        Self {
            citing: citing(&explainer),
            words,
            explainer,
            formats,
            level,
            form,
            state,
            file: String::new(),
            feedback: false,
            today: String::new(),
        }
    }

    /// The same for a file at this address.
    #[must_use]
    pub fn at(mut self, file: &str) -> Self {
        file.clone_into(&mut self.file);
        self
    }

    /// The same on a day.
    #[must_use]
    pub fn on(mut self, today: &str) -> Self {
        today.clone_into(&mut self.today);
        self
    }

    /// Whether to write what works without scripts. In the browser a constant, which leaves the
    /// other form out of the wasm.
    pub fn is_static(&self) -> bool {
        cfg!(not(target_arch = "wasm32")) && self.form != Form::Live
    }

    /// Whether the widget runs in the page or may yet come to it. In the browser a constant too.
    pub fn has_widget(&self) -> bool {
        cfg!(target_arch = "wasm32") || self.form != Form::Page
    }

    /// A link to something in the explainer: to its element, or where links only speak to the widget
    /// to its name.
    pub fn fragment(&self, kind: &str, id: &str) -> AttrValue {
        if self.is_static() {
            return join(&["#", kind, id]);
        }
        let kind = if kind == "card-" { "" } else { kind };
        join(&["#", &self.explainer.id, "_", kind, id])
    }

    /// The date as the language writes it.
    pub fn date(&self, date: &Date) -> String {
        (self.formats.date)(&self.explainer.lang, date)
    }

    /// The number as the language writes it.
    pub fn number(&self, number: &Decimal) -> String {
        (self.formats.number)(&self.explainer.lang, number)
    }
}

/// A text node.
pub fn text(text: &Text) -> Html {
    VText::new(AttrValue::from(text.clone())).into()
}

/// A text node with words of the interface.
pub fn word(word: &'static str) -> Html {
    VText::new(AttrValue::Static(word)).into()
}

/// Words of the interface and a space in one text node, as a parser makes of them: two are set a
/// fraction of a pixel apart.
pub fn spaced(word: &'static str) -> Html {
    VText::new(join(&[word, " "])).into()
}

/// Joins the parts of an id or an accessible name.
pub fn join(parts: &[&str]) -> AttrValue {
    AttrValue::from(parts.concat())
}

/// Nodes one after the other. Not generic, so that the loop is compiled once.
pub fn all(nodes: &mut dyn Iterator<Item = Html>) -> Html {
    nodes.collect()
}
