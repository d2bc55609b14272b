//! The session of an explainer: what is shown, and how requests change it.

use super::citing::{Citing, citing};
use super::settings::{Settings, name};
use super::{Action, Effect, Notice, Panel, Request, State, Status, Target, address, place, text};
use crate::model::explainer::Translation;
use crate::model::{Card, Explainer, ascii};
use crate::words::{Formats, Words, primary};
use std::ops::Deref;
use std::rc::Rc;

/// What is shown, with its state. Cheap to clone.
#[derive(Clone)]
pub struct Session {
    shown: Rc<Shown>,
    /// What is open, chosen and answered.
    pub state: State,
}

/// What a [`Session`] shows. It never changes.
pub struct Shown {
    /// The explainer, with the cards to show.
    pub explainer: Explainer,
    /// The places that cite each source.
    pub citing: Vec<Vec<Citing>>,
    /// How many words a reader sees at each depth.
    pub lengths: [u32; 3],
    /// The words of the interface.
    pub words: Words,
    /// The formats of dates and numbers.
    pub formats: Formats,
    /// The settings of the page.
    pub settings: Settings,
}

/// Equal if both show the same explainer, not an equal one that was read again, in the same state.
impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shown, &other.shown) && self.state == other.state
    }
}

impl Deref for Session {
    type Target = Shown;

    fn deref(&self) -> &Shown {
        &self.shown
    }
}

impl Session {
    /// A new session, in the initial state that the settings ask for.
    pub fn new(
        mut explainer: Explainer,
        settings: Settings,
        words: Words,
        formats: Formats,
    ) -> Self {
        settings.keep_cards(&mut explainer);
        let state = settings.state(&explainer);
        explainer.sort_sources();
        let citing = citing(&explainer);
        let lengths = explainer.lengths();
        let shown = Rc::new(Shown {
            explainer,
            citing,
            lengths,
            words,
            formats,
            settings,
        });
        Self { shown, state }
    }

    /// Takes over what the reader did in `before`, a session of another version, language or part of the explainer.
    #[must_use]
    pub fn after(mut self, before: &Self) -> Self {
        let opens = |panel, name: &str| self.settings.opens(panel, name);
        self.state = before
            .state
            .carried(&before.explainer, &self.explainer, &opens);
        self
    }

    /// The translation that the reader would rather read, if they prefer its language to that of the explainer.
    pub fn preferred(&self) -> Option<&Translation> {
        for wanted in ascii::split(&self.settings.languages, b',') {
            let wanted = primary(wanted);
            if primary(&self.explainer.lang) == wanted {
                break;
            }
            for translation in &self.explainer.translations {
                if primary(&translation.lang) == wanted {
                    return Some(translation);
                }
            }
        }
        None
    }

    /// Answers a request. A request that names something unknown, or would open a locked card, does nothing.
    #[must_use]
    pub fn send(&self, request: Request) -> (Self, Vec<Effect>) {
        let mut next = self.clone();
        let mut effects = vec![];
        next.answer(request, &mut effects);
        (next, effects)
    }

    /// `None` if there is nothing to do.
    fn answer(&mut self, request: Request, effects: &mut Vec<Effect>) -> Option<()> {
        let shown = Rc::clone(&self.shown);
        let explainer = &shown.explainer;
        match request {
            Request::Open(card) => self.act(&Action::Open(panel(explainer, card)?), effects),
            Request::Close(card) => self.act(&Action::Close(panel(explainer, card)?), effects),
            Request::Toggle(name) => self.act(&Action::Toggle(panel(explainer, name)?), effects),
            Request::Go(id) => self.go(id, effects)?,
            Request::Arrive(to) => self.go(&address::card(&explainer.id, to)?, effects)?,
            Request::Depth(depth) => {
                self.act(&Action::Depth(depth), effects);
                tell(effects, Notice::Depth(depth));
            }
            Request::Group { card: id, group } => {
                let (index, card) = find(explainer, id)?;
                let group = card.groups.iter().position(|known| *known.id == *group);
                self.act(&Action::Group(index, group), effects);
                let group = group.map(|group| card.groups[group].id.clone());
                let card = card.id.clone();
                tell(effects, Notice::Group { card, group });
            }
            Request::Answer { card: id, option } => {
                let (index, card) = find(explainer, id)?;
                let option = option.parse::<u32>().ok()? as usize;
                card.quiz.as_ref()?.options.get(option)?;
                let card = card.id.clone();
                self.act(&Action::Answer(index, option), effects);
                tell(effects, Notice::Quiz { card, option });
            }
            Request::Define(term) => tell(effects, Notice::Term(text(term))),
            Request::Consult { source, .. } => tell(effects, Notice::Source(text(source))),
            Request::Cite(source) => {
                self.act(&Action::Open(Panel::Sources), effects);
                push(effects, Effect::Focus(Target::Source(text(source))));
            }
            Request::Back { nth, place, source } => {
                if place != place::SUMMARY {
                    self.act(&Action::Open(panel(explainer, place)?), effects);
                }
                let (place, source) = (text(place), text(source));
                push(
                    effects,
                    Effect::Focus(Target::Citation { place, source, nth }),
                );
            }
            Request::Helpful(yes) => {
                self.act(&Action::Helpful, effects);
                tell(effects, Notice::Helpful(yes));
                push(effects, Effect::Focus(Target::Missing));
            }
            Request::Missing(said) => {
                self.act(&Action::Missing, effects);
                tell(effects, Notice::Missing(text(said)));
                push(effects, Effect::Focus(Target::Thanks));
            }
            Request::Share(card) => {
                self.act(&Action::Say(Status::Silent), effects);
                push(effects, Effect::Share(text(card)));
            }
            Request::Copied(id) => {
                let status = Status::Copied(find(explainer, id)?.0);
                self.act(&Action::Say(status), effects);
            }
            Request::Uncopied { card, address } => {
                let status = Status::Uncopied(find(explainer, card)?.0, text(address));
                self.act(&Action::Say(status), effects);
            }
            Request::Translate(lang) => {
                self.act(&Action::Say(Status::Silent), effects);
                let mut all = explainer.translations.iter();
                let other = all.find(|other| *other.lang == *lang)?;
                push(effects, Effect::Load(other.href.clone()));
            }
            Request::Unavailable => self.act(&Action::Say(Status::Unavailable), effects),
        }
        Some(())
    }

    fn go(&mut self, id: &str, effects: &mut Vec<Effect>) -> Option<()> {
        let cards = &self.explainer.cards;
        let index = cards.iter().position(|card| *card.id == *id)?;
        if !cards[index].locked {
            self.act(&Action::Open(Panel::Card(index)), effects);
        }
        push(effects, Effect::Focus(Target::Card(text(id))));
        Some(())
    }

    /// Changes the state, and tells the page which cards open or close.
    fn act(&mut self, action: &Action, effects: &mut Vec<Effect>) {
        let next = self.state.reduce(action);
        let before = std::mem::replace(&mut self.state, next);
        for (index, card) in self.explainer.cards.iter().enumerate() {
            // A locked card never opens, whatever its state.
            if card.locked {
                continue;
            }
            let panel = Panel::Card(index);
            let notice = match (before.is_open(panel), self.state.is_open(panel)) {
                (false, true) => Notice::Open(card.id.clone()),
                (true, false) => Notice::Close(card.id.clone()),
                _ => continue,
            };
            tell(effects, notice);
        }
    }

    /// The name of a panel in requests.
    pub fn name(&self, panel: Panel) -> &str {
        name(&self.explainer, panel)
    }
}

// Not inlined: growing the list at each call would add 0.2 kB to the widget.
#[inline(never)]
fn push(effects: &mut Vec<Effect>, effect: Effect) {
    effects.push(effect);
}

fn tell(effects: &mut Vec<Effect>, notice: Notice) {
    push(effects, Effect::Tell(notice));
}

/// The card with an id, and its index. `None` for a locked card, because nothing in it can open.
fn find<'a>(explainer: &'a Explainer, id: &str) -> Option<(usize, &'a Card)> {
    let mut cards = explainer.cards.iter().enumerate();
    cards.find(|(_, card)| *card.id == *id && !card.locked)
}

fn panel(explainer: &Explainer, name: &str) -> Option<Panel> {
    Some(match name {
        place::GLOSSARY => Panel::Glossary,
        place::SOURCES => Panel::Sources,
        place::CHANGES => Panel::Changes,
        id => Panel::Card(find(explainer, id)?.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::read::read;
    use crate::model::{Date, Decimal, Text};
    use crate::state::Depth;
    use std::fmt::Write;

    const FULL: &[u8] = include_bytes!("../../tests/fixtures/valid/full.json");
    const TEASER: &[u8] = include_bytes!("../../tests/fixtures/valid/paywall-teaser.json");

    const AS_WRITTEN: Formats = Formats {
        date: |_, date: &Date| date.as_str().to_owned(),
        number: |_, number: &Decimal| number.as_str().to_owned(),
        before: |_, _, _, _| ", ".to_owned(),
        name: |lang| lang.to_owned(),
    };

    fn session(json: &[u8], attributes: &[(&str, &str)]) -> Session {
        let mut settings = Settings::default();
        for (name, value) in attributes {
            settings.set(name, value).expect("the value makes sense");
        }
        let explainer = read(json).expect("it is an explainer");
        Session::new(explainer, settings, Words::default(), AS_WRITTEN)
    }

    /// The session after some requests, and the effects of them all.
    fn after(mut session: Session, requests: &[&str]) -> (Session, Vec<Effect>) {
        let mut all = vec![];
        for request in requests {
            let request = Request::parse(request).expect(request);
            let (next, effects) = session.send(request);
            session = next;
            all.extend(effects);
        }
        (session, all)
    }

    fn effects(requests: &[&str]) -> Vec<Effect> {
        after(session(FULL, &[]), requests).1
    }

    fn open(card: &str) -> Effect {
        Effect::Tell(Notice::Open(card.into()))
    }

    fn close(card: &str) -> Effect {
        Effect::Tell(Notice::Close(card.into()))
    }

    fn open_cards(session: &Session) -> String {
        let mut list = String::new();
        for (index, card) in session.explainer.cards.iter().enumerate() {
            if session.state.is_open(Panel::Card(index)) {
                write!(list, "{} ", card.id).expect("a text takes it");
            }
        }
        list.trim_end().to_owned()
    }

    #[test]
    fn a_translation_is_preferred_by_the_first_language_there_is() {
        let mut file: serde_json::Value = serde_json::from_slice(FULL).expect("it is JSON");
        file["translations"] = serde_json::json!([
            { "lang": "fr", "href": "tide.fr.json" },
            { "lang": "en-AU", "href": "tide.en-AU.json" },
            { "lang": "pt-BR", "href": "tide.pt.json" },
        ]);
        for (languages, preferred) in [
            ("", None),
            ("en", None),
            ("en-AU,fr", None),
            ("fr", Some("fr")),
            ("fr-CA,fr,en", Some("fr")),
            ("en-GB,en,fr", None),
            ("de-AT,de,pt-PT,fr", Some("pt-BR")),
            ("de,ja", None),
            ("fy,,fr", Some("fr")),
        ] {
            let session = session(file.to_string().as_bytes(), &[("languages", languages)]);
            let lang = session.preferred().map(|translation| &*translation.lang);
            assert_eq!(lang, preferred, "{languages}");
        }
    }

    #[test]
    fn opening_and_closing_a_card_gives_one_notice_each() {
        let told = effects(&["open what", "open what", "toggle what", "close what"]);
        assert_eq!(told, [open("what"), close("what")]);
    }

    #[test]
    fn a_citation_leads_to_its_source_and_back() {
        let told = effects(&[
            "consult what/almanac",
            "cite almanac",
            "back 2 what/almanac",
        ]);
        let citation = Target::Citation {
            place: "what".into(),
            source: "almanac".into(),
            nth: 2,
        };
        let expected = [
            Effect::Tell(Notice::Source("almanac".into())),
            Effect::Focus(Target::Source("almanac".into())),
            open("what"),
            Effect::Focus(citation),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_link_back_opens_the_list_that_contains_the_citation() {
        let (session, _) = after(
            session(FULL, &[]),
            &["back 1 /changes/almanac", "back 1 /almanac"],
        );
        assert!(session.state.is_open(Panel::Changes));
        assert!(!session.state.is_open(Panel::Glossary));
        assert_eq!(open_cards(&session), "");
    }

    #[test]
    fn choosing_an_answer_gives_a_notice_with_the_card() {
        let card: Text = "what".into();
        let told = effects(&["answer what/1"]);
        assert_eq!(told, [Effect::Tell(Notice::Quiz { card, option: 1 })]);
    }

    #[test]
    fn choosing_a_group_or_none_gives_a_notice_with_the_card() {
        let group = |group: Option<&str>| {
            let (card, group) = ("what".into(), group.map(Text::from));
            Effect::Tell(Notice::Group { card, group })
        };
        let told = effects(&["group what/cellars", "group what/"]);
        assert_eq!(told, [group(Some("cellars")), group(None)]);
    }

    #[test]
    fn going_to_a_card_opens_and_focuses_it() {
        let focus = || Effect::Focus(Target::Card("what".into()));
        assert_eq!(
            effects(&["go what", "go what"]),
            [open("what"), focus(), focus()]
        );
        let told = effects(&["arrive #tide_what?utm_source=mail"]);
        assert_eq!(told, [open("what"), focus()]);
        assert_eq!(effects(&["arrive #another_what", "arrive #tide_none"]), []);
    }

    #[test]
    fn going_to_a_locked_card_focuses_it_without_opening_it() {
        let teaser = session(TEASER, &[]);
        let locked = teaser.explainer.cards.iter().find(|card| card.locked);
        let locked = locked.expect("a card is locked").id.clone();
        let requests = [
            format!("go {locked}"),
            format!("open {locked}"),
            "depth full".into(),
        ];
        let requests = requests.each_ref().map(String::as_str);
        let (_, told) = after(teaser, &requests);
        assert_eq!(told[0], Effect::Focus(Target::Card(locked.clone())));
        assert!(!told.contains(&open(&locked)), "{told:?}");
    }

    #[test]
    fn feedback_gives_a_notice_and_moves_the_focus() {
        let expected = [
            Effect::Tell(Notice::Helpful(false)),
            Effect::Focus(Target::Missing),
            Effect::Tell(Notice::Missing("More maps".into())),
            Effect::Focus(Target::Thanks),
        ];
        assert_eq!(effects(&["helpful no", "missing More maps"]), expected);
    }

    #[test]
    fn a_depth_gives_notices_for_its_cards_and_then_for_itself() {
        let cards = session(FULL, &[]).explainer.cards.clone();
        let depth = |depth| Effect::Tell(Notice::Depth(depth));
        let expected: Vec<_> = cards
            .iter()
            .map(|card| open(&card.id))
            .chain([depth(Depth::Main), depth(Depth::Full)])
            .chain(cards.iter().map(|card| close(&card.id)))
            .chain([depth(Depth::Brief)])
            .collect();
        assert_eq!(
            effects(&["depth main", "depth full", "depth brief"]),
            expected
        );
    }

    #[test]
    fn requests_for_unknown_names_do_nothing() {
        let requests = [
            "open no-such",
            "toggle no-such",
            "toggle /no-such",
            "back 1 no-such/almanac",
            "answer what/2",
            "answer what/x",
            "answer what/",
            "answer rest/0",
            "go no-such",
            "group no-such/group",
            "copied no-such",
            "translate no-such",
        ];
        assert_eq!(effects(&requests), []);
    }

    #[test]
    fn the_result_of_sharing_is_announced_until_the_next_action() {
        let (session, told) = after(session(FULL, &[]), &["share what", "copied what"]);
        assert_eq!(told, [Effect::Share("what".into())]);
        assert_eq!(*session.state.status(), Status::Copied(0));
        let (session, _) = after(session, &["uncopied what https://news.example/#a_what"]);
        let address: Text = "https://news.example/#a_what".into();
        assert_eq!(*session.state.status(), Status::Uncopied(0, address));
        let (session, _) = after(session, &["toggle what"]);
        assert_eq!(*session.state.status(), Status::Silent);
    }

    #[test]
    fn attributes_determine_the_shown_and_open_cards() {
        assert_eq!(open_cards(&session(FULL, &[("open", "rest none")])), "rest");
        assert_eq!(open_cards(&session(FULL, &[("open", "all")])), "what rest");
        let both = [("open", "rest"), ("depth", "main")];
        assert_eq!(open_cards(&session(FULL, &both)), "what rest");
        let taken_over = [
            ("open", "rest"),
            ("depth", "main"),
            ("opened", "/sources\nwhat"),
        ];
        let session_taken_over = session(FULL, &taken_over);
        assert_eq!(open_cards(&session_taken_over), "what");
        assert!(session_taken_over.state.is_open(Panel::Sources));
        assert_eq!(session(FULL, &[("cards", "rest")]).explainer.cards.len(), 1);
        assert_eq!(session(FULL, &[("cards", "none")]).explainer.cards.len(), 2);
    }

    #[test]
    fn an_invalid_value_of_an_attribute_changes_nothing() {
        let mut settings = Settings::default();
        for (name, value, values) in [
            ("depth", "deep", "brief main full"),
            ("heading-level", "9", "2 3 4 5"),
            ("heading-level", "2 3", "2 3 4 5"),
            ("loading", "lazy", "visible idle interaction eager"),
            ("theme", "blue", "auto light dark"),
        ] {
            assert_eq!(settings.set(name, value), Err(values), "{name}");
        }
        assert_eq!(settings, Settings::default());
        for name in ["depth", "heading-level", "theme", "no-such"] {
            assert_eq!(settings.set(name, ""), Ok(()), "{name}");
        }
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn another_version_keeps_open_cards_and_choices() {
        let requests = [
            "toggle rest",
            "toggle /glossary",
            "group what/cellars",
            "answer what/1",
            "helpful yes",
        ];
        let (before, _) = after(session(FULL, &[]), &requests);
        let swapped =
            String::from_utf8_lossy(FULL).replacen("\"id\": \"what\"", "\"id\": \"new\"", 1);
        let same = session(FULL, &[]).after(&before);
        assert_eq!(open_cards(&same), "rest");
        assert!(same.state.is_open(Panel::Glossary));
        assert_eq!(same.state.answer(0), Some(1));
        assert_eq!(
            same.state.group(&same.explainer).map(|group| &*group.id),
            Some("cellars")
        );
        assert_eq!(same.state.feedback(), before.state.feedback());
        let other = session(swapped.as_bytes(), &[("open", "new")]).after(&before);
        assert_eq!(
            open_cards(&other),
            "new rest",
            "a card that was not there is open as the page wants"
        );
        assert_eq!(other.state.answer(0), None);
    }
}
