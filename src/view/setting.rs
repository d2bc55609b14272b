//! What every part of the view needs to know.

use crate::model::{Date, Decimal, Explainer, Text};
use crate::state::{Action, State};
use crate::words::Words;
use std::rc::Rc;
use yew::{AttrValue, Html, virtual_dom::VText};

/// How dates and numbers are written in a language. The browser asks its `Intl`.
#[derive(Clone, Copy)]
pub struct Formats {
    /// A date in a language, in full: `2 décembre 2024`.
    pub date: fn(lang: &str, date: &Date) -> String,
    /// A number in a language, all its digits kept: `1,20`.
    pub number: fn(lang: &str, number: &Decimal) -> String,
}

impl PartialEq for Formats {
    /// A program has one way of writing them.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What the tags are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A page in which the widget runs.
    Live,
    /// A page in which no script has run, or none ever will. Only the tools write it.
    Static,
}

/// Something that the page may want to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The explainer is there to be shown.
    Ready,
    /// A card was opened.
    Open(Text),
    /// A card was closed.
    Close(Text),
    /// The definition of a term was asked for.
    Term(Text),
    /// A reader went from a claim to its source.
    Source(Text),
    /// The first element that this CSS selector finds has to come into view and get the focus.
    Focus(String),
}

/// What every part of the view needs to know.
pub struct Setting {
    pub explainer: Rc<Explainer>,
    /// For each source the indices of the cards that cite it.
    pub citing: Vec<Vec<usize>>,
    pub words: &'static Words,
    pub formats: Formats,
    /// The level of the explainer's heading, 1 to 5.
    pub level: u8,
    pub form: Form,
    pub state: State,
}

/// What a reader, or the page, asks of the explainer component. The view has no listeners of its own:
/// `docs/adr/0006` says why.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Changes what is open.
    Act(Action),
    /// Follows a citation to the source with this id.
    Cite(Text),
    /// Goes back from a source to the citation of it in the card at an index.
    Return(usize, Text),
    /// Says that the definition of the term with this id was asked for.
    Define(Text),
}

impl Setting {
    /// Whether to write what works without scripts. In the browser a constant, which leaves the
    /// other form out of the wasm.
    pub fn is_static(&self) -> bool {
        cfg!(not(target_arch = "wasm32")) && self.form == Form::Static
    }

    /// A link to something in the explainer: to its element, or where links only speak to the widget
    /// to its name.
    pub fn fragment(&self, kind: &str, id: &str) -> AttrValue {
        if self.is_static() {
            return join(&["#", kind, id]);
        }
        let kind = if kind == "card-" { "" } else { kind };
        join(&["#", &self.explainer.id, "/", kind, id])
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
