//! The properties of the component.

use super::notice::Notice;
use crate::state::Settings;
use yew::{AttrValue, Callback, Html, Properties};

/// The properties of [`ExplainerCards`](super::ExplainerCards).
///
/// Those with the name of an attribute of the embed mean the same (`docs/contracts/embed.md`). Invalid values are
/// ignored, with a warning on the console. Properties can change at any time: open cards, the reader's choices, the
/// focus and the selection stay.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The address of the explainer file, relative to the address of the page.
    #[prop_or_default]
    pub src: Option<AttrValue>,
    /// The explainer itself, as JSON. Takes precedence over `src`, to which its pictures and translations are relative
    /// then.
    #[prop_or_default]
    pub explainer: Option<AttrValue>,
    /// The language of the interface, a BCP 47 tag. The default is the language of the explainer.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// `auto`, `light` or `dark`. `auto`, the default, follows the `color-scheme` that the element inherits.
    #[prop_or_default]
    pub theme: Option<AttrValue>,
    /// The cards that are open at first: their ids separated by spaces, or `all`.
    #[prop_or_default]
    pub open: Option<AttrValue>,
    /// The cards to show: their ids separated by spaces, or `all`. If no card has a listed id, all cards are shown.
    #[prop_or_default]
    pub cards: Option<AttrValue>,
    /// How much is open at first: `brief` (no card), `main` (all cards) or `full` (all cards, and everything that
    /// unfolds in them). Takes precedence over `open`.
    #[prop_or_default]
    pub depth: Option<AttrValue>,
    /// The level of the explainer's heading, 2 to 5. The headings of cards are one level deeper.
    #[prop_or(2)]
    pub heading_level: u8,
    /// The address of a JSON object with words that replace those of the interface, by the keys of `www/words/en.json`.
    /// Relative to the address of the page.
    #[prop_or_default]
    pub words: Option<AttrValue>,
    /// Whether to ask readers who have opened a card if the explainer was helpful, and then what is missing.
    #[prop_or_default]
    pub feedback: bool,
    /// Called with each notice.
    #[prop_or_default]
    pub on_notice: Callback<Notice>,
    /// The fallback.
    #[prop_or_default]
    pub children: Html,
}

/// The properties that determine how an explainer is shown.
#[derive(Clone, PartialEq)]
pub struct Wanted {
    pub lang: Option<AttrValue>,
    attributes: Vec<(&'static str, AttrValue)>,
}

impl Props {
    /// The properties that determine how the explainer is shown.
    pub(super) fn wanted(&self) -> Wanted {
        let level = match self.heading_level {
            2 => None,
            level => Some(AttrValue::from(level.to_string())),
        };
        let all = [
            ("open", self.open.clone()),
            ("cards", self.cards.clone()),
            ("depth", self.depth.clone()),
            ("heading-level", level),
            ("theme", self.theme.clone()),
            ("feedback", self.feedback.then_some(AttrValue::Static(""))),
        ];
        let given = all
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        Wanted {
            lang: self.lang.clone(),
            attributes: given.collect(),
        }
    }
}

impl Wanted {
    /// The settings of the page with these properties, and a warning for each invalid value.
    pub fn settings(&self, page: Settings) -> (Settings, Vec<String>) {
        let mut settings = page;
        let mut warnings = vec![];
        for (name, value) in &self.attributes {
            if let Err(values) = settings.set(name, value) {
                warnings.push(format!("{name}=\"{value}\" is none of {values}"));
            }
        }
        (settings, warnings)
    }
}
