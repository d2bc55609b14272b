//! Stores the draft on the desk: after a pause in writing, and at once before anything could lose it.

use crate::drafts::{self, Entry};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use std::cell::RefCell;
use std::rc::Rc;
use yew::{Callback, hook, use_effect_with, use_mut_ref};

/// The pause in writing, in milliseconds, after which a draft is stored.
const PAUSE: u32 = 400;
/// The time in milliseconds after which it is stored without a pause.
const LIMIT: f64 = 3_000.0;

/// Stores the draft on the desk.
#[derive(Clone)]
pub struct Keeper {
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    /// What is to be stored, and since when.
    pending: Option<(Entry, String, f64)>,
    timer: Option<Timeout>,
    /// The id of the draft on the desk, and its text as this page has loaded or stored it last.
    known: (String, String),
}

impl Keeper {
    /// Stores a text after a pause, the first text of a draft at once. Then calls `on_stored` with whether the browser
    /// had room for it.
    pub fn keep(&self, entry: Entry, text: &str, on_stored: &Callback<bool>) {
        let mut state = self.state.borrow_mut();
        let mut is_first = false;
        if state.known.0 != entry.id {
            let stored = drafts::load(&entry.id);
            is_first = stored.is_none();
            state.known = (entry.id.clone(), stored.unwrap_or_default().text);
        }
        if state.known.1 == text {
            state.pending = None;
            state.timer = None;
            on_stored.emit(true);
            return;
        }
        let now = entry.time;
        let since = state.pending.as_ref().map_or(now, |(_, _, since)| *since);
        state.pending = Some((entry, text.to_owned(), since));
        drop(state);
        // The text with which a draft began stays its first version, however soon the author writes on.
        if is_first || now - since > LIMIT {
            on_stored.emit(self.store());
            return;
        }
        let (keeper, on_stored) = (self.clone(), on_stored.clone());
        let timer = Timeout::new(PAUSE, move || on_stored.emit(keeper.store()));
        self.state.borrow_mut().timer = Some(timer);
    }

    /// Stores now what is pending. `false` if the browser has no room for it; then it stays pending.
    pub fn store(&self) -> bool {
        let Some((entry, text, since)) = self.state.borrow_mut().pending.take() else {
            return true;
        };
        let known = self.state.borrow().known.1.clone();
        let is_stored = drafts::save(entry.clone(), &text, &known).is_ok();
        let mut state = self.state.borrow_mut();
        if is_stored {
            state.known = (entry.id, text);
        } else {
            state.pending = Some((entry, text, since));
        }
        is_stored
    }
}

/// A keeper that also stores when the page is hidden or left.
#[hook]
pub fn use_keeper() -> Keeper {
    let state = use_mut_ref(State::default);
    let keeper = Keeper { state };
    use_effect_with((), {
        let keeper = keeper.clone();
        move |()| {
            let hide = keeper.clone();
            let hidden = EventListener::new(&document(), "visibilitychange", move |_| {
                hide.store();
            });
            let left = EventListener::new(&window(), "pagehide", move |_| {
                keeper.store();
            });
            move || drop((hidden, left))
        }
    });
    keeper
}
