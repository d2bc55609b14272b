//! What a reader, or the page, asks of an explainer, and what the page is told in return.

use super::{Action, Panel, State};
use crate::model::{Explainer, Text};

/// What is asked of an explainer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Change what is open.
    Act(Action),
    /// Follow a citation to the source with this id.
    Cite(Text),
    /// Go back from a source to the citation of it in the card at an index.
    Return(usize, Text),
    /// Say that the definition of the term with this id was asked for.
    Define(Text),
}

/// Something that the page may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A card was opened.
    Open(Text),
    /// A card was closed.
    Close(Text),
    /// The definition of a term was asked for.
    Term(Text),
    /// A reader went from a claim to its source.
    Source(Text),
    /// An option of a quiz was chosen: the card's id, a slash, the number of the option from 0.
    Quiz(Text),
    /// The first element that this CSS selector finds has to come into view and get the focus.
    Focus(Text),
}

impl Notice {
    /// Its name, and the id or the selector.
    pub fn parts(&self) -> (&'static str, &Text) {
        match self {
            Self::Open(card) => ("open", card),
            Self::Close(card) => ("close", card),
            Self::Term(term) => ("term", term),
            Self::Source(source) => ("source", source),
            Self::Quiz(option) => ("quiz", option),
            Self::Focus(selector) => ("focus", selector),
        }
    }
}

impl Request {
    /// Reads a request: `open` and `close` with the id of a card, `toggle` with the id of a button,
    /// `cite` and `back` with the ids of a card and a source, and a slash between them, `define` with
    /// the id of a popover, `answer` with the id of a card and the number of an option. Nothing where it names what is not there.
    pub fn parse(explainer: &Explainer, action: &str, name: &str) -> Option<Self> {
        let card = |id: &str| explainer.cards.iter().position(|card| &*card.id == id);
        // Ids of the file may hold anything but, where they are right, a slash.
        let pair = || name.rsplit_once('/');
        Some(match action {
            "open" => Self::Act(Action::Open(Panel::Card(card(name)?))),
            "close" => Self::Act(Action::Close(Panel::Card(card(name)?))),
            "cite" => Self::Cite(pair()?.1.into()),
            "back" => Self::Return(card(pair()?.0)?, pair()?.1.into()),
            "answer" => {
                let (id, number) = pair()?;
                let (index, number) = (card(id)?, number.parse().ok()?);
                explainer.cards[index].quiz.as_ref()?.options.get(number)?;
                Self::Act(Action::Answer(index, number))
            }
            "define" => Self::Define(name.strip_prefix("term-")?.into()),
            _ => Self::Act(Action::Toggle(match name {
                "glossary" => Panel::Glossary,
                "sources" => Panel::Sources,
                _ => Panel::Card(card(name.strip_prefix("card-")?)?),
            })),
        })
    }

    /// Does what is asked, and notes what the page is told of it.
    pub fn apply(self, explainer: &Explainer, state: &mut State, notices: &mut Vec<Notice>) {
        match self {
            Self::Act(action) => act(explainer, state, action, notices),
            Self::Cite(source) => {
                act(explainer, state, Action::Open(Panel::Sources), notices);
                notices.push(Notice::Focus(["#source-", &source].concat().into()));
                notices.push(Notice::Source(source));
            }
            Self::Return(index, source) => {
                act(explainer, state, Action::Open(Panel::Card(index)), notices);
                let card = &explainer.cards[index].id;
                let citation = ["[data-cite=\"", card, "/", &source, "\"]"];
                notices.push(Notice::Focus(citation.concat().into()));
            }
            Self::Define(term) => notices.push(Notice::Term(term)),
        }
    }
}

/// Changes the state; the page is told of a card that opened or closed.
fn act(explainer: &Explainer, state: &mut State, action: Action, notices: &mut Vec<Notice>) {
    let panel = match action {
        Action::Toggle(panel) | Action::Open(panel) | Action::Close(panel) => panel,
        Action::Answer(card, option) => {
            *state = state.reduce(action);
            let id = &explainer.cards[card].id;
            let option = option.to_string();
            return notices.push(Notice::Quiz([id, "/", &option].concat().into()));
        }
    };
    let before = state.is_open(panel);
    *state = state.reduce(action);
    let after = state.is_open(panel);
    if let Panel::Card(index) = panel
        && before != after
    {
        let id = explainer.cards[index].id.clone();
        notices.push(if after {
            Notice::Open(id)
        } else {
            Notice::Close(id)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::read::read;

    fn explainer() -> Explainer {
        let json = include_bytes!("../../tests/fixtures/valid/full.json");
        read(json).expect("it is an explainer")
    }

    /// What is told of some requests, one after the other, from all closed.
    fn told(requests: &[(&str, &str)]) -> Vec<(&'static str, String)> {
        let explainer = explainer();
        let mut state = State::new(explainer.cards.len(), &|_| false);
        let mut notices = vec![];
        for (action, name) in requests {
            if let Some(request) = Request::parse(&explainer, action, name) {
                request.apply(&explainer, &mut state, &mut notices);
            }
        }
        let parts = notices.iter().map(Notice::parts);
        parts.map(|(name, id)| (name, id.to_string())).collect()
    }

    #[test]
    fn a_card_that_opens_and_closes_is_told_once_each() {
        let requests = [
            ("open", "what"),
            ("open", "what"),
            ("toggle", "card-what"),
            ("close", "what"),
        ];
        let expected = [("open", "what".to_owned()), ("close", "what".to_owned())];
        assert_eq!(told(&requests), expected);
    }

    #[test]
    fn a_citation_leads_to_its_source_and_back_to_its_card() {
        let requests = [("cite", "what/almanac"), ("back", "what/almanac")];
        let expected = [
            ("focus", "#source-almanac"),
            ("source", "almanac"),
            ("open", "what"),
            ("focus", "[data-cite=\"what/almanac\"]"),
        ];
        assert_eq!(
            told(&requests),
            expected.map(|(name, id)| (name, id.to_owned()))
        );
    }

    #[test]
    fn a_chosen_answer_is_told_with_its_card() {
        let expected = [("quiz", "what/1".to_owned())];
        assert_eq!(told(&[("answer", "what/1")]), expected);
    }

    #[test]
    fn what_is_not_there_does_nothing() {
        let requests = [
            ("open", "no-such"),
            ("toggle", "no-such"),
            ("toggle", "card-no-such"),
            ("back", "no-such/almanac"),
            ("cite", "no slash"),
            ("define", "no-prefix"),
            ("answer", "what/2"),
            ("answer", "rest/0"),
        ];
        assert_eq!(told(&requests), []);
    }
}
