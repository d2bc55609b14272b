//! What a reader, or the page, asks of an explainer, and what the page is told in return.

use super::{Action, Depth, Panel, State, place};
use crate::model::decimal::digits;
use crate::model::link::last_slash;
use crate::model::{Card, Explainer, Text};

/// What is asked of an explainer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Change what is open.
    Act(Action),
    /// Follow a citation to the source with this id.
    Cite(Text),
    /// Go back from a source to the citation of this name, which a panel may hold.
    Return(Option<Panel>, Text),
    /// Say that the definition of the term with this id was asked for.
    Define(Text),
    /// Say that the source with this id was asked for.
    Consult(Text),
    /// Say whether it was helpful: `yes` or `no`.
    Rate(Text),
    /// Say what is missing.
    Miss(Text),
    /// Bring the card at an index into view, and open it unless it is locked.
    Go(usize),
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
    /// A reader brought a group forward: the card's id, a slash, the id of the group, or nothing.
    Group(Text),
    /// A reader found the explainer helpful, `yes`, or did not, `no`.
    Helpful(Text),
    /// What a reader misses, in their words.
    Missing(Text),
    /// A reader chose how much to read: `brief`, `main` or `full`.
    Depth(Text),
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
            Self::Depth(depth) => ("depth", depth),
            Self::Group(group) => ("group", group),
            Self::Helpful(answer) => ("helpful", answer),
            Self::Missing(text) => ("missing", text),
            Self::Focus(selector) => ("focus", selector),
        }
    }
}

impl Request {
    /// Reads a request: `open`, `close` and `go` with the id of a card, `toggle` with the id of a button,
    /// `cite` and `back` with a place (the id of a card, or what [`place`] names), a slash and the id of a
    /// source, `define` with the id of a popover of a term or a source, `group` with the id of a card and a
    /// group in it or nothing, `helpful` with `yes` or `no`, `missing` with a text, `answer` with the id of
    /// a card, a slash and the number of an option, `depth` with its name. Nothing where it names what is
    /// not there, or would open what is locked.
    pub fn parse(explainer: &Explainer, action: &str, name: &str) -> Option<Self> {
        // A locked card has nothing that could open.
        let is = |card: &Card, id: &str| &*card.id == id && !card.locked;
        let card = |id: &str| explainer.cards.iter().position(|card| is(card, id));
        // Ids of the file may hold anything but, where they are right, a slash.
        let pair = || last_slash(name).map(|slash| (&name[..slash], &name[slash + 1..]));
        Some(match action {
            "open" => Self::Act(Action::Open(Panel::Card(card(name)?))),
            "close" => Self::Act(Action::Close(Panel::Card(card(name)?))),
            "go" => Self::Go(explainer.cards.iter().position(|card| *card.id == *name)?),
            "depth" => Self::Act(Action::Depth(Depth::named(name)?)),
            "cite" => Self::Cite(pair()?.1.into()),
            "back" => {
                let panel = match pair()?.0 {
                    place::SUMMARY => None,
                    place::GLOSSARY => Some(Panel::Glossary),
                    place::CHANGES => Some(Panel::Changes),
                    id => Some(Panel::Card(card(id)?)),
                };
                Self::Return(panel, name.into())
            }
            "answer" => {
                let (id, number) = pair()?;
                let (index, number) = (card(id)?, number.parse().ok()?);
                explainer.cards[index].quiz.as_ref()?.options.get(number)?;
                Self::Act(Action::Answer(index, number))
            }
            "define" => match name.strip_prefix("cite-") {
                Some(source) => Self::Consult(source.into()),
                None => Self::Define(name.strip_prefix("term-")?.into()),
            },
            "helpful" => Self::Rate(name.into()),
            "missing" => Self::Miss(name.into()),
            "group" => {
                let (id, group) = pair()?;
                let index = card(id)?;
                let mut groups = explainer.cards[index].groups.iter();
                let group = groups.position(|known| *known.id == *group);
                Self::Act(Action::Group(index, group))
            }
            _ => Self::Act(Action::Toggle(match name {
                "glossary" => Panel::Glossary,
                "sources" => Panel::Sources,
                "changes" => Panel::Changes,
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
            }
            Self::Return(panel, citation) => {
                if let Some(panel) = panel {
                    act(explainer, state, Action::Open(panel), notices);
                }
                let citation = ["[data-cite=\"", &citation, "\"]"];
                notices.push(Notice::Focus(citation.concat().into()));
            }
            Self::Define(term) => notices.push(Notice::Term(term)),
            Self::Consult(source) => notices.push(Notice::Source(source)),
            Self::Rate(answer) => {
                act(explainer, state, Action::Helpful, notices);
                notices.push(Notice::Helpful(answer));
                notices.push(Notice::Focus("textarea".into()));
            }
            Self::Miss(text) => {
                act(explainer, state, Action::Missing, notices);
                notices.push(Notice::Missing(text));
                notices.push(Notice::Focus(".thanks".into()));
            }
            Self::Go(index) => {
                let card = &explainer.cards[index];
                if !card.locked {
                    act(explainer, state, Action::Open(Panel::Card(index)), notices);
                }
                notices.push(Notice::Focus(["#card-", &card.id].concat().into()));
            }
        }
    }
}

/// Changes the state; the page is told of a card that opened or closed.
fn act(explainer: &Explainer, state: &mut State, action: Action, notices: &mut Vec<Notice>) {
    let before = std::mem::replace(state, state.reduce(action));
    for (index, card) in explainer.cards.iter().enumerate() {
        // Nothing of a locked card opens, whatever the state says of it.
        if card.locked {
            continue;
        }
        let panel = Panel::Card(index);
        match (before.is_open(panel), state.is_open(panel)) {
            (false, true) => notices.push(Notice::Open(card.id.clone())),
            (true, false) => notices.push(Notice::Close(card.id.clone())),
            _ => {}
        }
    }
    match action {
        Action::Answer(card, option) => {
            let (id, option) = (&explainer.cards[card].id, digits(option));
            notices.push(Notice::Quiz([id, "/", &option].concat().into()));
        }
        Action::Depth(depth) => notices.push(Notice::Depth(depth.name().into())),
        Action::Group(card, _) => {
            let group = state.group(explainer).map_or("", |group| &group.id);
            let id = &explainer.cards[card].id;
            notices.push(Notice::Group([id, "/", group].concat().into()));
        }
        _ => {}
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
        let requests = [
            ("define", "cite-almanac"),
            ("cite", "/almanac"),
            ("back", "what/almanac"),
        ];
        let expected = [
            ("source", "almanac"),
            ("focus", "#source-almanac"),
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
    fn going_to_a_card_opens_it_and_brings_it_into_view() {
        let expected = [
            ("open", "what".to_owned()),
            ("focus", "#card-what".to_owned()),
            ("focus", "#card-what".to_owned()),
        ];
        assert_eq!(told(&[("go", "what"), ("go", "what")]), expected);
    }

    #[test]
    fn nothing_is_told_of_a_locked_card() {
        let json = include_bytes!("../../tests/fixtures/valid/paywall-teaser.json");
        let explainer = read(json).expect("it is an explainer");
        let mut state = State::new(explainer.cards.len(), &|_| false);
        let mut notices = vec![];
        let request = Request::parse(&explainer, "depth", "full").expect("it is a depth");
        request.apply(&explainer, &mut state, &mut notices);
        let told = notices.iter().map(|notice| notice.parts().1.to_string());
        let told: Vec<_> = told.collect();
        for card in &explainer.cards {
            assert_eq!(
                told.contains(&card.id.to_string()),
                !card.locked,
                "{}",
                card.id
            );
        }
    }

    #[test]
    fn what_a_reader_thinks_is_told_and_the_next_question_has_the_focus() {
        let expected = [
            ("helpful", "no".to_owned()),
            ("focus", "textarea".to_owned()),
            ("missing", "More maps".to_owned()),
            ("focus", ".thanks".to_owned()),
        ];
        assert_eq!(
            told(&[("helpful", "no"), ("missing", "More maps")]),
            expected
        );
    }

    #[test]
    fn a_depth_is_told_after_each_card_that_it_opens_or_closes() {
        let cards = explainer().cards;
        let opened = cards.iter().map(|card| ("open", card.id.to_string()));
        let closed = cards.iter().map(|card| ("close", card.id.to_string()));
        let expected: Vec<_> = opened
            .chain([("depth", "main".to_owned()), ("depth", "full".to_owned())])
            .chain(closed)
            .chain([("depth", "brief".to_owned())])
            .collect();
        let requests = [("depth", "main"), ("depth", "full"), ("depth", "brief")];
        assert_eq!(told(&requests), expected);
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
            ("go", "no-such"),
            ("depth", "no-such"),
            ("group", "no-such/group"),
        ];
        assert_eq!(told(&requests), []);
    }
}
