//! What is open, chosen and answered in an explainer, and how requests change it. All of it is pure: what has to happen
//! outside is returned as [`Effect`]s.

pub mod address;
mod citing;
mod effect;
pub mod place;
mod request;
mod session;
mod settings;

pub use citing::Citing;
pub use effect::{Effect, Notice, Target};
pub use request::Request;
pub use session::{Session, Shown};
pub use settings::{CHOICES, Form, Settings};

use crate::model::card::Group;
use crate::model::{Explainer, Text};

/// Something that opens and closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The card at an index.
    Card(usize),
    /// The list of terms.
    Glossary,
    /// The list of sources.
    Sources,
    /// The list of changes.
    Changes,
}

/// How much of an explainer is open at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// No card.
    #[default]
    Brief,
    /// All cards.
    Main,
    /// All cards, and in them the answers to questions and what is in more depth.
    Full,
}

impl Depth {
    /// The name in requests and events.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Main => "main",
            Self::Full => "full",
        }
    }

    /// The depth with a name.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Brief, Self::Main, Self::Full];
        all.into_iter().find(|depth| depth.name() == name)
    }
}

/// Something that a reader or the page does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Open a closed panel, or close an open one.
    Toggle(Panel),
    /// Open a panel.
    Open(Panel),
    /// Close a panel.
    Close(Panel),
    /// In the card at the first index, choose the option of its quiz at the second.
    Answer(usize, usize),
    /// Open or close all cards.
    Depth(Depth),
    /// In the card at the index, bring the group at the other index forward, or none.
    Group(usize, Option<usize>),
    /// Answer whether the explainer was helpful.
    Helpful,
    /// Answer what is missing.
    Missing,
    /// Announce something.
    Say(Status),
}

/// What is announced after the last action, for readers who can't see what it did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing.
    #[default]
    Silent,
    /// A depth was chosen.
    Depth,
    /// The address of the card at an index was copied.
    Copied(usize),
    /// The address of the card at an index couldn't be copied, and is shown instead.
    Uncopied(usize, Text),
    /// The chosen language failed to load.
    Unavailable,
}

/// What is open, and what was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    cards: Vec<bool>,
    /// The chosen option of the quiz of each card.
    answers: Vec<Option<usize>>,
    /// Whether the lists of terms, sources and changes are open.
    notes: [bool; 3],
    depth: Depth,
    status: Status,
    /// The group that was brought forward, with its card.
    group: Option<(usize, usize)>,
    /// The progress of the feedback.
    feedback: Feedback,
}

/// A shared text. Not inlined, because each copy of this code would add 60 bytes to the widget.
#[inline(never)]
fn text(text: &str) -> Text {
    text.into()
}

/// The progress of the feedback on an explainer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feedback {
    /// No card has been opened yet, so nothing is asked.
    #[default]
    Unread,
    /// The reader is asked whether the explainer was helpful.
    Asked,
    /// The reader is asked what is missing.
    Answered,
    /// The reader has answered everything.
    Said,
}

impl State {
    /// The initial state of an explainer with a number of cards. `is_open` says which panels are open.
    pub fn new(cards: usize, is_open: &dyn Fn(Panel) -> bool) -> Self {
        Self {
            cards: (0..cards).map(|card| is_open(Panel::Card(card))).collect(),
            answers: vec![None; cards],
            notes: [Panel::Glossary, Panel::Sources, Panel::Changes].map(is_open),
            depth: Depth::default(),
            status: Status::default(),
            group: None,
            feedback: Feedback::default(),
        }
    }

    /// The group that was brought forward.
    pub fn group<'a>(&self, explainer: &'a Explainer) -> Option<&'a Group> {
        let (card, group) = self.group?;
        explainer.cards.get(card)?.groups.get(group)
    }

    /// The progress of the feedback.
    pub fn feedback(&self) -> Feedback {
        self.feedback
    }

    /// The depth that was chosen last. Cards may have been opened or closed since.
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// What is announced after the last action.
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// Whether a panel is open. A card that does not exist is closed.
    pub fn is_open(&self, panel: Panel) -> bool {
        match panel {
            Panel::Card(index) => self.cards.get(index).copied().unwrap_or(false),
            Panel::Glossary => self.notes[0],
            Panel::Sources => self.notes[1],
            Panel::Changes => self.notes[2],
        }
    }

    /// The index of the option that was chosen in the quiz of the card at an index.
    pub fn answer(&self, card: usize) -> Option<usize> {
        self.answers.get(card).copied().flatten()
    }

    /// Whether a panel and its head may look different than in an earlier state of the same explainer.
    pub fn differs(&self, before: &Self, panel: Panel) -> bool {
        let Panel::Card(index) = panel else {
            return self.is_open(panel) != before.is_open(panel);
        };
        let announced = |state: &Self| match state.status {
            Status::Copied(card) | Status::Uncopied(card, _) => card == index,
            _ => false,
        };
        self.is_open(panel) != before.is_open(panel)
            || self.answer(index) != before.answer(index)
            || self.depth != before.depth
            || self.group != before.group
            || announced(self)
            || announced(before)
    }

    /// The state after an action.
    #[must_use]
    pub fn reduce(&self, action: &Action) -> Self {
        let mut next = self.clone();
        next.status = Status::Silent;
        match action {
            Action::Toggle(panel) => next.set(*panel, !self.is_open(*panel)),
            Action::Open(panel) => next.set(*panel, true),
            Action::Close(panel) => next.set(*panel, false),
            Action::Answer(card, option) => {
                if let Some(answer) = next.answers.get_mut(*card) {
                    *answer = Some(*option);
                }
            }
            Action::Depth(depth) => {
                next.cards.fill(*depth != Depth::Brief);
                next.depth = *depth;
                next.status = Status::Depth;
            }
            Action::Group(card, group) => next.group = group.map(|group| (*card, group)),
            Action::Helpful => next.feedback = Feedback::Answered,
            Action::Missing => next.feedback = Feedback::Said,
            Action::Say(status) => next.status = status.clone(),
        }
        if next.feedback == Feedback::Unread && next.cards != self.cards {
            next.feedback = Feedback::Asked;
        }
        next
    }

    /// The state for another version, language or part of the explainer. What both have under the same id stays the same.
    /// `opens` says whether a panel that only the other one has is open.
    #[must_use]
    pub fn carried(
        &self,
        from: &Explainer,
        to: &Explainer,
        opens: &dyn Fn(Panel, &str) -> bool,
    ) -> Self {
        let mut next = self.clone();
        let known = |id: &str| from.cards.iter().position(|card| *card.id == *id);
        next.cards = vec![];
        next.answers = vec![];
        next.group = None;
        next.status = Status::Silent;
        let chosen = self.group(from);
        for (index, card) in to.cards.iter().enumerate() {
            let before = known(&card.id);
            next.cards.push(match before {
                Some(before) => self.is_open(Panel::Card(before)),
                None => opens(Panel::Card(index), &card.id),
            });
            let options = card.quiz.as_ref().map_or(0, |quiz| quiz.options.len());
            let answer = before.and_then(|before| self.answer(before));
            next.answers.push(answer.filter(|option| *option < options));
            let same = |group: &Group| chosen.is_some_and(|chosen| chosen.id == group.id);
            if let (None, Some(group)) = (next.group, card.groups.iter().position(same)) {
                next.group = Some((index, group));
            }
        }
        next
    }

    fn set(&mut self, panel: Panel, open: bool) {
        match panel {
            Panel::Card(index) => {
                if let Some(card) = self.cards.get_mut(index) {
                    *card = open;
                }
            }
            Panel::Glossary => self.notes[0] = open,
            Panel::Sources => self.notes[1] = open,
            Panel::Changes => self.notes[2] = open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggling_a_card_twice_leaves_it_as_it_was() {
        let closed = State::new(2, &|_| false);
        let open = closed.reduce(&Action::Toggle(Panel::Card(1)));
        assert!(open.is_open(Panel::Card(1)));
        assert!(!open.is_open(Panel::Card(0)));
        let again = open.reduce(&Action::Toggle(Panel::Card(1)));
        assert!(!again.is_open(Panel::Card(1)));
    }

    #[test]
    fn feedback_is_asked_for_once_after_a_card_was_opened() {
        let state = State::new(1, &|_| false);
        assert_eq!(state.feedback(), Feedback::Unread);
        let state = state.reduce(&Action::Open(Panel::Sources));
        assert_eq!(state.feedback(), Feedback::Unread);
        let state = state.reduce(&Action::Open(Panel::Card(0)));
        assert_eq!(state.feedback(), Feedback::Asked);
        let state = state.reduce(&Action::Close(Panel::Card(0)));
        assert_eq!(state.feedback(), Feedback::Asked);
        let state = state.reduce(&Action::Helpful);
        assert_eq!(state.feedback(), Feedback::Answered);
        let state = state.reduce(&Action::Missing);
        assert_eq!(state.feedback(), Feedback::Said);
        let state = state.reduce(&Action::Open(Panel::Card(0)));
        assert_eq!(state.feedback(), Feedback::Said);
    }

    #[test]
    fn opening_an_open_card_changes_nothing() {
        let open = State::new(1, &|_| true);
        assert_eq!(open.reduce(&Action::Open(Panel::Card(0))), open);
    }

    #[test]
    fn lists_open_independently_of_cards() {
        let state = State::new(1, &|_| false).reduce(&Action::Open(Panel::Sources));
        assert!(state.is_open(Panel::Sources));
        assert!(!state.is_open(Panel::Glossary));
        assert!(!state.is_open(Panel::Card(0)));
        assert!(
            !state
                .reduce(&Action::Close(Panel::Sources))
                .is_open(Panel::Sources)
        );
    }

    #[test]
    fn a_card_keeps_the_answer_that_was_chosen_last() {
        let state = State::new(2, &|_| false).reduce(&Action::Answer(1, 0));
        assert_eq!(state.answer(0), None);
        assert_eq!(state.answer(1), Some(0));
        assert_eq!(state.reduce(&Action::Answer(1, 2)).answer(1), Some(2));
        assert_eq!(state.reduce(&Action::Answer(7, 0)), state);
    }

    #[test]
    fn a_depth_opens_or_closes_every_card_and_stays_chosen() {
        let state = State::new(2, &|_| false);
        assert_eq!(state.depth(), Depth::Brief);
        let main = state.reduce(&Action::Depth(Depth::Main));
        assert!(main.is_open(Panel::Card(0)) && main.is_open(Panel::Card(1)));
        assert_eq!(main.depth(), Depth::Main);
        let full = main.reduce(&Action::Depth(Depth::Full));
        let less = full.reduce(&Action::Toggle(Panel::Card(1)));
        assert_eq!(less.depth(), Depth::Full);
        let brief = less.reduce(&Action::Depth(Depth::Brief));
        assert!(!brief.is_open(Panel::Card(0)) && !brief.is_open(Panel::Card(1)));
        assert_eq!(brief.depth(), Depth::Brief);
    }

    #[test]
    fn a_card_that_does_not_exist_stays_closed() {
        let state = State::new(1, &|_| false);
        assert_eq!(state.reduce(&Action::Open(Panel::Card(7))), state);
    }
}
