//! A difference, and how it is put into words.

use serde::Serialize;
use std::fmt;

/// What happened to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// The new file has it, the old one doesn't.
    Added,
    /// The old file has it, the new one doesn't.
    Removed,
    /// Both have it, and a value in it differs.
    Changed,
    /// A card that has another title or id.
    Renamed,
    /// A card that has another place among the cards that both files have; or items of a list in another order.
    Moved,
}

/// A part of an explainer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The explainer itself.
    Explainer,
    /// An author.
    Author,
    /// A card.
    Card,
    /// A paragraph of `body`.
    Paragraph,
    /// A bullet list of `body` or `more`.
    List,
    /// The picture of a card.
    Picture,
    /// A number.
    Figure,
    /// The table of a card.
    Table,
    /// An event.
    Event,
    /// A group.
    Group,
    /// A question and its answer.
    Question,
    /// A position and who holds it.
    View,
    /// A point that isn't known.
    Unknown,
    /// A date to watch for.
    Next,
    /// The quiz of a card.
    Quiz,
    /// A paragraph of `more`.
    Detail,
    /// A term of the glossary.
    Term,
    /// A source.
    Source,
    /// An entry of the change log.
    Change,
    /// A translation.
    Translation,
}

impl Part {
    /// What it is called in English.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Explainer => "explainer",
            Self::Author => "author",
            Self::Card => "card",
            Self::Paragraph => "paragraph",
            Self::List => "list",
            Self::Picture => "picture",
            Self::Figure => "figure",
            Self::Table => "table",
            Self::Event => "event",
            Self::Group => "group",
            Self::Question => "question",
            Self::View => "position",
            Self::Unknown => "unknown",
            Self::Next => "date to watch",
            Self::Quiz => "quiz",
            Self::Detail => "paragraph of the details",
            Self::Term => "term",
            Self::Source => "source",
            Self::Change => "entry of the change log",
            Self::Translation => "translation",
        }
    }

    /// What several are called.
    fn nouns(self) -> String {
        match self {
            Self::Change => "entries of the change log".to_owned(),
            Self::Detail => "paragraphs of the details".to_owned(),
            Self::Next => "dates to watch".to_owned(),
            other => format!("{}s", other.noun()),
        }
    }
}

/// A difference between two versions of an explainer. [`fmt::Display`] puts it into words: "card `why` renamed".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What happened.
    pub action: Action,
    /// To what it happened.
    pub part: Part,
    /// The id of the card that it is in, or that it is; in the new file, if the card is in both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// What readers know the part by: the title of an event, the label of a number. None for a paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The field that differs, if the part has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
    /// Where it is: a JSON Pointer (RFC 6901) into the new file, or into the old file for what was removed.
    pub pointer: String,
    /// What the old file says; for a card that was moved its place, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// What the new file says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

impl Difference {
    /// Whether its text has all that `old` and `new` say.
    pub fn is_complete(&self) -> bool {
        self.action == Action::Moved || self.field == Some("id") && self.action == Action::Renamed
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let Self { part, card, .. } = self;
        if self.is_complete()
            && let (Some(old), Some(new)) = (&self.old, &self.new)
        {
            return match (self.action, card) {
                (Action::Moved, Some(card)) => {
                    write!(out, "card `{card}` moved from {old} to {new}")
                }
                _ => write!(out, "id of card `{old}` changed to `{new}`"),
            };
        }
        if let Some(card) = card {
            write!(out, "card `{card}`")?;
            out.write_str(if *part == Part::Card { " " } else { ": " })?;
        }
        match (self.action, part) {
            (Action::Moved, _) => write!(out, "{} ", part.nouns())?,
            (_, Part::Card) if card.is_some() => {}
            (_, Part::Explainer) => {}
            _ => write!(out, "{} ", part.noun())?,
        }
        if let Some(name) = self.name.as_ref().filter(|_| *part != Part::Card) {
            write!(out, "“{name}” ")?;
        }
        if let Some(field) = self.field.filter(|_| self.action == Action::Changed) {
            write!(out, "`{field}` ")?;
        }
        out.write_str(match self.action {
            Action::Added => "added",
            Action::Removed => "removed",
            Action::Changed => "changed",
            Action::Renamed => "renamed",
            Action::Moved => "reordered",
        })
    }
}
