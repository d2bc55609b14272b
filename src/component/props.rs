//! What the component takes.

use super::notice::Notice;
use crate::state::Settings;
use yew::{AttrValue, Callback, Html, Properties};

/// The properties of [`ExplainerCards`](super::ExplainerCards).
///
/// Each has the meaning of the embed's attribute of that name (`docs/contracts/embed.md`). A value that is none of
/// those it takes is ignored, with a warning on the console. Each can change at any time: what the reader has opened
/// and chosen stays, and so do the focus and what is selected.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The address of the explainer file, relative to the page's own.
    #[prop_or_default]
    pub src: Option<AttrValue>,
    /// The explainer itself, as JSON. It goes before `src`.
    #[prop_or_default]
    pub explainer: Option<AttrValue>,
    /// The language of the interface, a BCP 47 tag; that of the explainer if absent.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// `auto`, `light` or `dark`. `auto`, the default, follows the `color-scheme` of the page at this place.
    #[prop_or_default]
    pub theme: Option<AttrValue>,
    /// The ids of the cards that are open at first, with spaces between, or `all`.
    #[prop_or_default]
    pub open: Option<AttrValue>,
    /// The ids of the cards to show, with spaces between, or `all`. A list that names none of them shows all.
    #[prop_or_default]
    pub cards: Option<AttrValue>,
    /// How much is open at first, in place of `open`: `brief` (no card), `main` (all cards) or `full` (all, and what
    /// unfolds in them).
    #[prop_or_default]
    pub depth: Option<AttrValue>,
    /// The level of the explainer's heading, 2 to 5. Cards are one deeper.
    #[prop_or(2)]
    pub heading_level: u8,
    /// The address of a publisher's own words, which come before ours: a JSON object with keys of
    /// `www/words/en.json`. Relative to the page's own address.
    #[prop_or_default]
    pub words: Option<AttrValue>,
    /// Whether readers who have opened a card are asked whether it was helpful, then what is missing.
    #[prop_or_default]
    pub feedback: bool,
    /// What the application is told.
    #[prop_or_default]
    pub on_notice: Callback<Notice>,
    /// The fallback.
    #[prop_or_default]
    pub children: Html,
}

/// The properties that say how to show an explainer.
#[derive(Clone, PartialEq)]
pub struct Wanted {
    pub lang: Option<AttrValue>,
    attributes: Vec<(&'static str, AttrValue)>,
}

impl Props {
    /// How to show the explainer.
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
    /// The settings for a file at an address, and a warning for each value that makes no sense. `opened` are the
    /// panels that are open in the pre-rendered form.
    pub fn settings(
        &self,
        file: &str,
        opened: Option<String>,
        today: &str,
    ) -> (Settings, Vec<String>) {
        let mut settings = Settings {
            file: file.into(),
            today: today.into(),
            opened: opened.map(Into::into),
            ..Settings::default()
        };
        let mut warnings = vec![];
        for (name, value) in &self.attributes {
            if let Err(values) = settings.set(name, value) {
                warnings.push(format!("{name}=\"{value}\" is none of {values}"));
            }
        }
        (settings, warnings)
    }
}
