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
}

/// What is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    cards: Vec<bool>,
    glossary: bool,
    sources: bool,
}

impl State {
    /// The state at first: which of so many cards, and which lists, are open.
    pub fn new(cards: usize, is_open: &dyn Fn(Panel) -> bool) -> Self {
        Self {
            cards: (0..cards).map(|card| is_open(Panel::Card(card))).collect(),
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

    /// The state after an action.
    #[must_use]
    pub fn reduce(&self, action: Action) -> Self {
        let (panel, open) = match action {
            Action::Toggle(panel) => (panel, !self.is_open(panel)),
            Action::Open(panel) => (panel, true),
            Action::Close(panel) => (panel, false),
        };
        let mut next = self.clone();
        match panel {
            Panel::Card(index) => {
                if let Some(card) = next.cards.get_mut(index) {
                    *card = open;
                }
            }
            Panel::Glossary => next.glossary = open,
            Panel::Sources => next.sources = open,
        }
        next
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
    fn a_card_that_does_not_exist_stays_closed() {
        let state = State::new(1, &|_| false);
        assert_eq!(state.reduce(Action::Open(Panel::Card(7))), state);
    }
}
