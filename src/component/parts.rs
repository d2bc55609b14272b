//! The explainer as Yew components, one for each card and each list. Yew renders one again only if it looks different, so
//! the cost of an edit doesn't grow with the number of cards.

use crate::model::Explainer;
use crate::state::{Panel, Session};
use crate::view::{NOTES, card_at, definitions, frame};
use std::rc::Rc;
use yew::{Html, Properties, component, html, use_memo};

/// The lists under the cards, in the order of [`NOTES`].
const LISTS: [Panel; 3] = [Panel::Glossary, Panel::Sources, Panel::Changes];

/// The properties of [`View`].
#[derive(PartialEq, Properties)]
pub struct Props {
    pub session: Session,
}

/// The view of a session: the same nodes as [`explainer`](crate::view::explainer).
#[component]
pub fn View(props: &Props) -> Html {
    let session = &props.session;
    let around = use_memo(Around(session.clone()), |_| ());
    let lists = use_memo(Listed(session.clone()), |_| ());
    let cards = (0..session.explainer.cards.len()).map(|index| {
        let (session, around) = (session.clone(), Rc::clone(&around));
        html! { <Card {session} {around} {index} /> }
    });
    let notes = (0..NOTES.len()).map(|index| {
        let (session, lists) = (session.clone(), Rc::clone(&lists));
        html! { <Note {session} {lists} {index} /> }
    });
    let popovers = html! { <Popovers session={session.clone()} lists={Rc::clone(&lists)} /> };
    frame(session, cards.collect(), notes.collect(), popovers)
}

/// The properties of a card.
#[derive(Properties)]
struct CardProps {
    session: Session,
    /// The same as long as nothing around the cards changes that shows in them.
    around: Rc<()>,
    index: usize,
}

impl PartialEq for CardProps {
    fn eq(&self, other: &Self) -> bool {
        let (old, new) = (&other.session, &self.session);
        self.index == other.index
            && Rc::ptr_eq(&self.around, &other.around)
            && !new.state.differs(&old.state, Panel::Card(self.index))
            && is_same_card(&old.explainer, &new.explainer, self.index)
    }
}

#[component]
fn Card(props: &CardProps) -> Html {
    card_at(&props.session, props.index)
}

/// The properties of a list.
#[derive(Properties)]
struct NoteProps {
    session: Session,
    /// The same as long as nothing changes that shows in the lists.
    lists: Rc<()>,
    index: usize,
}

impl PartialEq for NoteProps {
    fn eq(&self, other: &Self) -> bool {
        let differs = |panel| self.session.state.differs(&other.session.state, panel);
        self.index == other.index
            && Rc::ptr_eq(&self.lists, &other.lists)
            && !differs(LISTS[self.index])
    }
}

#[component]
fn Note(props: &NoteProps) -> Html {
    NOTES[props.index](&props.session)
}

/// The properties of the popovers.
#[derive(Properties)]
struct PopoversProps {
    session: Session,
    lists: Rc<()>,
}

impl PartialEq for PopoversProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.lists, &other.lists)
    }
}

#[component]
fn Popovers(props: &PopoversProps) -> Html {
    definitions(&props.session)
}

/// A session, equal to another if all cards that are the same in both look the same.
struct Around(Session);

impl PartialEq for Around {
    fn eq(&self, other: &Self) -> bool {
        let (Self(one), Self(other)) = (self, other);
        let terms = |session: &Session| -> Vec<_> {
            let terms = session.explainer.glossary.iter();
            terms
                .map(|term| [term.id.clone(), term.term.clone()])
                .collect()
        };
        let sources = |session: &Session| -> Vec<_> {
            let sources = session.explainer.sources.iter();
            let named = sources.map(|source| {
                let name = source.publisher.as_ref().unwrap_or(&source.title);
                [source.id.clone(), name.clone()]
            });
            named.collect()
        };
        let chosen = |session: &Session| {
            let group = session.state.group(&session.explainer);
            group.map(|group| group.id.clone())
        };
        one.explainer.id == other.explainer.id
            && one.explainer.lang == other.explainer.lang
            && one.explainer.changes == other.explainer.changes
            && one.settings == other.settings
            && one.words == other.words
            && terms(one) == terms(other)
            && sources(one) == sources(other)
            && chosen(one) == chosen(other)
    }
}

/// A session, equal to another if its lists and popovers have the same content.
struct Listed(Session);

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        let (Self(one), Self(other)) = (self, other);
        let (first, second) = (&one.explainer, &other.explainer);
        let is_same = |index: usize| {
            let (one, other) = (&first.cards[index], &second.cards[index]);
            one.id == other.id && one.title == other.title && one.locked == other.locked
        };
        first.id == second.id
            && first.lang == second.lang
            && first.title == second.title
            && first.glossary == second.glossary
            && first.sources == second.sources
            && first.changes == second.changes
            && first.cards.len() == second.cards.len()
            && (0..first.cards.len()).all(is_same)
            && one.citing == other.citing
            && one.settings == other.settings
            && one.words == other.words
    }
}

/// Whether the card at an index is the same in two explainers, and so is what it shows of the other cards.
fn is_same_card(old: &Explainer, new: &Explainer, index: usize) -> bool {
    let following = |explainer: &Explainer| {
        let mut later = explainer.cards.iter().skip(index + 1);
        let next = later.find(|card| !card.locked);
        next.map(|card| [card.id.clone(), card.title.clone()])
    };
    // Only the first locked card has the offer to subscribe.
    let is_first = |explainer: &Explainer| {
        let mut earlier = explainer.cards.iter().take(index);
        earlier.all(|card| !card.locked)
    };
    old.cards.get(index) == new.cards.get(index)
        && following(old) == following(new)
        && is_first(old) == is_first(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::read::read;
    use crate::render::intl::FORMATS;
    use crate::state::{Action, Settings};
    use crate::view::explainer;
    use crate::words::Words;
    use serde_json::{Value, json};

    fn full() -> Value {
        let file = include_bytes!("../../tests/fixtures/valid/full.json");
        serde_json::from_slice(file).expect("JSON")
    }

    /// With a third card, which repeats the groups of the first, and a locked one.
    fn file() -> Value {
        let mut file = full();
        let cards = file["cards"].as_array_mut().expect("cards");
        let mut third = cards[0].clone();
        third["id"] = json!("third");
        cards.push(third);
        cards.push(json!({ "id": "locked", "kind": "other", "title": "Later", "locked": true }));
        file
    }

    fn session(file: &Value) -> Option<Session> {
        let explainer = read(file.to_string().as_bytes()).ok()?;
        let lang = explainer.lang.clone();
        let settings = Settings::default();
        Some(Session::new(
            explainer,
            settings,
            *Words::of(&lang),
            FORMATS,
        ))
    }

    /// Every text and every place in the file, as JSON Pointers.
    fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    pointers(value, &format!("{at}/{name}"), found);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    pointers(item, &format!("{at}/{index}"), found);
                }
            }
            _ => {}
        }
    }

    /// The file with another value at a place, in several ways, as far as it can still be read.
    fn edited(file: &Value, pointer: &str) -> Vec<Session> {
        let with = |edit: &dyn Fn(&mut Value)| {
            let mut file = file.clone();
            edit(file.pointer_mut(pointer).expect("a place"));
            session(&file)
        };
        let edits: [&dyn Fn(&mut Value); 5] = [
            &|value| {
                *value = value
                    .as_str()
                    .map_or(Value::Null, |text| json!(format!("{text}x")));
            },
            &|value| *value = json!("2024-02-01"),
            &|value| *value = json!("correction"),
            &|value| *value = json!(7),
            &|value| {
                if let Some(items) = value.as_array_mut() {
                    items.reverse();
                    items.truncate(items.len() - 1);
                }
            },
        ];
        edits.iter().filter_map(|edit| with(*edit)).collect()
    }

    fn in_states(session: Session) -> [Session; 2] {
        let mut open = session.clone();
        open.state = open.state.reduce(&Action::Open(Panel::Card(0)));
        open.state = open.state.reduce(&Action::Group(0, Some(1)));
        [session, open]
    }

    /// Whatever is not rendered again looks as before.
    #[test]
    fn what_an_edit_leaves_alone_looks_the_same() {
        let file = file();
        let mut places = vec![];
        pointers(&file, "", &mut places);
        let (mut kept, mut rendered) = (0, 0);
        for old in in_states(session(&file).expect("an explainer")) {
            let around = Rc::new(());
            for pointer in &places {
                for new in edited(&file, pointer).into_iter().flat_map(in_states) {
                    let is_around = Around(old.clone()) == Around(new.clone());
                    let is_listed = Listed(old.clone()) == Listed(new.clone());
                    let cards = old.explainer.cards.len().min(new.explainer.cards.len());
                    for index in 0..cards {
                        let props = |session: &Session| CardProps {
                            session: session.clone(),
                            around: Rc::clone(&around),
                            index,
                        };
                        if !is_around || props(&old) != props(&new) {
                            rendered += 1;
                            continue;
                        }
                        kept += 1;
                        assert!(
                            card_at(&old, index) == card_at(&new, index),
                            "{pointer}, card {index}"
                        );
                    }
                    for (note, panel) in NOTES.iter().zip(LISTS) {
                        if is_listed && !new.state.differs(&old.state, panel) {
                            assert!(note(&old) == note(&new), "{pointer}, {panel:?}");
                        }
                    }
                    if is_listed {
                        assert!(
                            definitions(&old) == definitions(&new),
                            "{pointer}, popovers"
                        );
                    }
                }
            }
        }
        assert!(
            kept > 1_000 && rendered > 100,
            "{kept} kept, {rendered} rendered"
        );
    }

    #[test]
    fn an_edit_in_one_card_renders_no_other() {
        let file = file();
        let old = session(&file).expect("an explainer");
        let mut edited = file;
        edited["cards"][1]["body"] = json!(["Another text."]);
        let new = session(&edited).expect("an explainer");
        let around = Rc::new(());
        let same = (0..4).map(|index| {
            let props = |session: &Session| CardProps {
                session: session.clone(),
                around: Rc::clone(&around),
                index,
            };
            props(&old) == props(&new)
        });
        assert!(Around(old.clone()) == Around(new.clone()));
        assert_eq!(same.collect::<Vec<_>>(), [true, false, true, true]);
    }

    #[test]
    fn without_memory_it_has_the_nodes_of_the_view() {
        let session = session(&full()).expect("an explainer");
        let cards = (0..session.explainer.cards.len()).map(|index| card_at(&session, index));
        let notes = NOTES.iter().map(|note| note(&session));
        let whole = frame(
            &session,
            cards.collect(),
            notes.collect(),
            definitions(&session),
        );
        assert!(whole == explainer(&session));
    }
}
