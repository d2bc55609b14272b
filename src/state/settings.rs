//! The settings of a page: the attributes of the element, or the properties of the component.

use super::{Action, Depth, Panel, State, place, text};
use crate::model::{Explainer, Text, ascii};

/// The attributes that take one of a list of values. `theme` and `loading` take effect before the widget has loaded, in
/// `www/explainer-cards.css` and `www/embed.js`.
pub const CHOICES: [(&str, &str); 4] = [
    ("depth", "brief main full"),
    ("heading-level", "2 3 4 5"),
    ("loading", "visible idle interaction eager"),
    ("theme", "auto light dark"),
];

/// Which of the forms the view writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// For a page in which the widget runs.
    #[default]
    Live,
    /// For a page in which no script has run yet, or none will.
    Static,
    /// For a page in which the widget never runs.
    Page,
}

/// The settings of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which form to write.
    pub form: Form,
    /// The ids of the cards that are open at first, with spaces between, or `all`.
    pub open: Text,
    /// The names of the panels that are open in place of `open` and `depth`, each on a line.
    pub opened: Option<Text>,
    /// The ids of the cards to show, with spaces between, or `all`. A list that names none shows all.
    pub cards: Text,
    /// The depth at first.
    pub depth: Option<Depth>,
    /// The level of the explainer's heading, 1 to 5; cards are one deeper.
    pub level: u8,
    /// Whether the page wants to know what readers think of the explainer.
    pub feedback: bool,
    /// The address of the explainer file, which pictures and translations may be relative to; empty if unknown.
    pub file: Text,
    /// Today in ISO 8601; empty if unknown.
    pub today: Text,
    /// The languages that the reader prefers, most preferred first, with commas between; empty if unknown.
    pub languages: Text,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            form: Form::Live,
            open: "".into(),
            opened: None,
            cards: "".into(),
            depth: None,
            level: 2,
            feedback: false,
            file: "".into(),
            today: "".into(),
            languages: "".into(),
        }
    }
}

impl Settings {
    /// Sets an attribute of the element. An invalid value changes nothing.
    ///
    /// # Errors
    ///
    /// The values that the attribute takes, as [`CHOICES`] lists them.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        let choice = CHOICES.iter().find(|(known, _)| *known == name);
        if let Some((_, values)) = choice
            && !value.is_empty()
            && !words(values).any(|word| word == value)
        {
            return Err(values);
        }
        match name {
            "open" => self.open = text(value),
            "opened" => self.opened = Some(text(value)),
            "cards" => self.cards = text(value),
            "depth" => self.depth = Depth::named(value),
            // The choices are single digits.
            "heading-level" => self.level = value.bytes().next().map_or(2, |digit| digit - b'0'),
            "feedback" => self.feedback = true,
            "file" => self.file = text(value),
            "today" => self.today = text(value),
            "languages" => self.languages = text(value),
            _ => {}
        }
        Ok(())
    }

    /// Removes the cards that aren't shown.
    pub(super) fn keep_cards(&self, explainer: &mut Explainer) {
        let shows = |id: &Text| words(&self.cards).any(|word| *word == **id || word == "all");
        if explainer.cards.iter().any(|card| shows(&card.id)) {
            explainer.cards.retain(|card| shows(&card.id));
        }
    }

    /// The initial state.
    pub(super) fn state(&self, explainer: &Explainer) -> State {
        let state = State::new(explainer.cards.len(), &|panel| {
            self.opens(panel, name(explainer, panel))
        });
        match self.depth {
            Some(depth) if self.opened.is_none() => state.reduce(&Action::Depth(depth)),
            _ => state,
        }
    }

    /// Whether a panel of this name is open at first.
    pub(super) fn opens(&self, panel: Panel, name: &str) -> bool {
        match (&self.opened, panel) {
            (Some(opened), _) => ascii::split(opened, b'\n').any(|line| line == name),
            (None, Panel::Card(_)) => words(&self.open).any(|word| word == name || word == "all"),
            (None, _) => false,
        }
    }
}

/// The name of a panel.
pub fn name(explainer: &Explainer, panel: Panel) -> &str {
    match panel {
        Panel::Card(index) => explainer.cards.get(index).map_or("", |card| &card.id),
        Panel::Glossary => place::GLOSSARY,
        Panel::Sources => place::SOURCES,
        Panel::Changes => place::CHANGES,
    }
}

fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split_ascii_whitespace()
}
