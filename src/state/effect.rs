//! What has to happen outside of a [`Session`](super::Session) after a request.

use super::Depth;
use crate::model::Text;

/// Something to do once the view is up to date, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Tell the page.
    Tell(Notice),
    /// Bring something into view and give it the focus.
    Focus(Target),
    /// Share the address of the card with this id, then send the result: [`Request::Copied`] or [`Request::Uncopied`].
    ///
    /// [`Request::Copied`]: super::Request::Copied
    /// [`Request::Uncopied`]: super::Request::Uncopied
    Share(Text),
    /// Show the file at this address, which is relative to the explainer's own; send [`Request::Unavailable`] if that fails.
    ///
    /// [`Request::Unavailable`]: super::Request::Unavailable
    Load(Text),
}

/// Something that happened, for the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The card with this id was opened.
    Open(Text),
    /// The card with this id was closed.
    Close(Text),
    /// The reader opened the definition of the term with this id.
    Term(Text),
    /// The reader opened the source with this id.
    Source(Text),
    /// A group was brought forward, or no group any longer.
    Group {
        /// The id of the card.
        card: Text,
        /// The id of the group, if there is one.
        group: Option<Text>,
    },
    /// A depth was chosen.
    Depth(Depth),
    /// An answer was chosen.
    Quiz {
        /// The id of the card.
        card: Text,
        /// The index of the option.
        option: usize,
    },
    /// Whether the reader found the explainer helpful.
    Helpful(bool),
    /// What the reader misses, in their words.
    Missing(Text),
}

/// Something that can get the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The head of the card with this id.
    Card(Text),
    /// The source with this id in the list of sources.
    Source(Text),
    /// A citation in a text.
    Citation {
        /// The id of the card that cites, or the name of a [`place`](super::place).
        place: Text,
        /// The id of the source.
        source: Text,
        /// Which citation of this source in this place, counted from 1.
        nth: u32,
    },
    /// The field for what is missing.
    Missing,
    /// The thanks for an answer.
    Thanks,
}
