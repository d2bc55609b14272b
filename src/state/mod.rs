//! What a reader has opened: a pure reducer.

mod request;

pub use request::{Notice, Request};

/// Something that opens and closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The card at an index.
    Card(usize),
    /// The list of terms.
    Glossary,
    /// The list of sources.
    Sources,
}

/// Something a reader, or the page, does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Open it if it is closed, close it if it is open.
    Toggle(Panel),
    /// Open it.
    Open(Panel),
    /// Close it.
    Close(Panel),
    /// Choose the option at an index, the second, of the quiz of the card at an index.
    Answer(usize, usize),
}

/// What is open, and what was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    cards: Vec<bool>,
    /// For each card the option of its quiz that was chosen.
    answers: Vec<Option<usize>>,
    glossary: bool,
    sources: bool,
}

impl State {
    /// The state at first: which of so many cards, and which lists, are open.
    pub fn new(cards: usize, is_open: &dyn Fn(Panel) -> bool) -> Self {
        Self {
            cards: (0..cards).map(|card| is_open(Panel::Card(card))).collect(),
            answers: vec![None; cards],
            glossary: is_open(Panel::Glossary),
            sources: is_open(Panel::Sources),
        }
    }

    /// Whether a panel is open. A card that does not exist is closed.
    pub fn is_open(&self, panel: Panel) -> bool {
        match panel {
            Panel::Card(index) => self.cards.get(index).copied().unwrap_or(false),
            Panel::Glossary => self.glossary,
            Panel::Sources => self.sources,
        }
    }

    /// The index of the option that was chosen in the quiz of the card at an index.
    pub fn answer(&self, card: usize) -> Option<usize> {
        self.answers.get(card).copied().flatten()
    }

    /// The state after an action.
    #[must_use]
    pub fn reduce(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Toggle(panel) => next.set(panel, !self.is_open(panel)),
            Action::Open(panel) => next.set(panel, true),
            Action::Close(panel) => next.set(panel, false),
            Action::Answer(card, option) => {
                if let Some(answer) = next.answers.get_mut(card) {
                    *answer = Some(option);
                }
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
            Panel::Glossary => self.glossary = open,
            Panel::Sources => self.sources = open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggling_a_card_twice_leaves_it_as_it_was() {
        let closed = State::new(2, &|_| false);
        let open = closed.reduce(Action::Toggle(Panel::Card(1)));
        assert!(open.is_open(Panel::Card(1)));
        assert!(!open.is_open(Panel::Card(0)));
        assert_eq!(open.reduce(Action::Toggle(Panel::Card(1))), closed);
    }

    #[test]
    fn opening_what_is_open_changes_nothing() {
        let open = State::new(1, &|_| true);
        assert_eq!(open.reduce(Action::Open(Panel::Card(0))), open);
    }

    #[test]
    fn the_lists_open_apart_from_the_cards() {
        let state = State::new(1, &|_| false).reduce(Action::Open(Panel::Sources));
        assert!(state.is_open(Panel::Sources));
        assert!(!state.is_open(Panel::Glossary));
        assert!(!state.is_open(Panel::Card(0)));
        assert!(
            !state
                .reduce(Action::Close(Panel::Sources))
                .is_open(Panel::Sources)
        );
    }

    #[test]
    fn the_last_answer_chosen_is_the_answer_of_its_card() {
        let state = State::new(2, &|_| false).reduce(Action::Answer(1, 0));
        assert_eq!(state.answer(0), None);
        assert_eq!(state.answer(1), Some(0));
        assert_eq!(state.reduce(Action::Answer(1, 2)).answer(1), Some(2));
        assert_eq!(state.reduce(Action::Answer(7, 0)), state);
    }

    #[test]
    fn a_card_that_does_not_exist_stays_closed() {
        let state = State::new(1, &|_| false);
        assert_eq!(state.reduce(Action::Open(Panel::Card(7))), state);
    }
}
