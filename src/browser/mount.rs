//! Explainers on the page: mounting, talking to them, taking them away.

use super::Stream;
use super::intl::FORMATS;
use crate::model::Explainer;
use crate::model::decimal::digits;
use crate::model::read::{Refusal, read};
use crate::state::{Action, Depth, Panel, Request, State};
use crate::view::{Form, Setting, explainer};
use crate::words::Words;
use std::cell::RefCell;

thread_local! {
    /// The explainers that are on the page, with the handles that the page gave them.
    static MOUNTED: RefCell<Vec<(u32, Setting)>> = const { RefCell::new(Vec::new()) };
}

/// How an embedding page wants an explainer; each `""` where it says nothing.
pub struct Options<'a> {
    /// What is open at first: `glossary`, `sources`, `changes`, and behind `card-` the ids of cards, or `all`.
    pub open: &'a str,
    /// The ids of the cards to show.
    pub cards: &'a str,
    /// The level of the heading, 2 to 5.
    pub level: &'a str,
    /// The address of the explainer file.
    pub file: &'a str,
    /// How much is open at first, as [`Depth`] calls it.
    pub depth: &'a str,
    /// Whether the page wants to know what readers think of it.
    pub feedback: bool,
    /// Today, as ISO 8601 writes it.
    pub today: &'a str,
    /// The words of the interface, as [`Words::from_lines`] reads them.
    pub words: &'a str,
}

/// Reads the explainer that `json` holds and gives its view, as [`Stream`] writes it. `handle` is what
/// the page calls it from now on.
///
/// # Errors
///
/// `syntax: …` or `invalid: …` with the byte at which the file is refused.
pub fn mount(handle: u32, json: &[u8], options: &Options) -> Result<String, String> {
    let mut explainer = read(json).map_err(|(refusal, at)| refused(refusal, at))?;
    keep_cards(&mut explainer, options.cards);
    let state = State::new(explainer.cards.len(), &|panel| {
        opens(options.open, &explainer, panel)
    });
    let state = match Depth::named(options.depth) {
        Some(depth) => state.reduce(Action::Depth(depth)),
        None => state,
    };
    let level = options.level.parse().ok();
    let level = level.filter(|level| (2..=5).contains(level)).unwrap_or(2);
    let words = Words::from_lines(kept(options.words));
    let mut setting = Setting::new(explainer, state, level, Form::Live, (words, FORMATS))
        .at(options.file)
        .on(options.today);
    setting.feedback = options.feedback;
    let view = view(&setting, Stream::default());
    MOUNTED.with_borrow_mut(|mounted| mounted.push((handle, setting)));
    Ok(view)
}

/// Does what a reader or the page asks for, see [`Request::parse`]. Gives what the page is told, then
/// the view as it is now. Gives nothing where nothing is done.
pub fn send(handle: u32, action: &str, name: &str) -> String {
    MOUNTED.with_borrow_mut(|mounted| {
        let mut stream = Stream::default();
        let Some((_, setting)) = mounted.iter_mut().find(|(known, _)| *known == handle) else {
            return stream.finish();
        };
        let Some(request) = Request::parse(&setting.explainer, action, name) else {
            return stream.finish();
        };
        let mut notices = vec![];
        request.apply(&setting.explainer, &mut setting.state, &mut notices);
        for notice in &notices {
            stream.notice(notice);
        }
        view(setting, stream)
    })
}

/// Takes an explainer away.
pub fn unmount(handle: u32) {
    MOUNTED.with_borrow_mut(|mounted| mounted.retain(|(known, _)| *known != handle));
}

/// The text for good: there are as many as languages and publishers' own words on a page.
fn kept(text: &str) -> &'static str {
    thread_local! {
        static KEPT: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some(known) = kept.iter().find(|known| **known == text) {
            return *known;
        }
        let text: &'static str = String::from(text).leak();
        kept.push(text);
        text
    })
}

fn view(setting: &Setting, mut stream: Stream) -> String {
    stream.node(&explainer(setting));
    stream.finish()
}

fn refused(refusal: Refusal, at: u32) -> String {
    let reason = match refusal {
        Refusal::Syntax(_) => "syntax",
        Refusal::Invalid(_) => "invalid",
    };
    let place = digits(at);
    [
        reason,
        ": byte ",
        &place,
        " (`explainer-cards check` tells more)",
    ]
    .concat()
}

/// Whether a space-separated list names an id, or `all`.
fn lists(list: &str, id: &str) -> bool {
    list.split_ascii_whitespace()
        .any(|word| word == id || word == "all")
}

/// Whether a space-separated list names a panel.
fn opens(list: &str, explainer: &Explainer, panel: Panel) -> bool {
    let name = match panel {
        Panel::Card(index) => {
            let id = &*explainer.cards[index].id;
            return list
                .split_ascii_whitespace()
                .filter_map(|word| word.strip_prefix("card-"))
                .any(|word| word == id || word == "all");
        }
        Panel::Glossary => "glossary",
        Panel::Sources => "sources",
        Panel::Changes => "changes",
    };
    list.split_ascii_whitespace().any(|word| word == name)
}

/// Leaves only the cards that a list names. A list that names none of them is no list.
fn keep_cards(explainer: &mut Explainer, list: &str) {
    if explainer.cards.iter().any(|card| lists(list, &card.id)) {
        explainer.cards.retain(|card| lists(list, &card.id));
    }
}
