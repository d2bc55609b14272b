//! The state of the component: the session that is shown, and pending tasks.

use super::notice::{Notice, Reason};
use crate::state::{Effect, Request, Session};
use js_sys::Function;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Reducible;

/// The state of the component.
#[derive(Clone, Default)]
pub struct Stage {
    /// The session that is shown or was shown last. The next one keeps what the reader opened and chose in it.
    last: Option<Session>,
    /// The number of the loaded file.
    number: u32,
    is_shown: bool,
    /// How many acts were reduced.
    pub acts: u32,
    /// Pending tasks, each with the number of acts after which it was added. It waits until the nodes are those of that
    /// act. All stages share the list, so that each task is done once.
    tasks: Rc<RefCell<Vec<(u32, Task)>>>,
}

/// A task for the time when the nodes are up to date.
pub enum Task {
    /// An effect of a request.
    Effect(Effect),
    /// Restores the focus, the selection, typed text and what was unfolded.
    Restore(Function),
    /// Notifies the application.
    Tell(Notice),
}

/// A change of the state.
pub enum Act {
    /// Shows a session of the loaded file with this number.
    Show {
        session: Session,
        number: u32,
        is_loaded: bool,
        restore: Option<Function>,
    },
    /// Shows the fallback.
    Fail(Reason),
    /// Performs a request, in the form that [`Request::parse`] takes.
    Answer(String),
}

impl Stage {
    /// The session that is shown, or `None` while the fallback is shown.
    pub fn session(&self) -> Option<&Session> {
        self.last.as_ref().filter(|_| self.is_shown)
    }

    /// Whether nothing has been shown so far.
    pub fn is_new(&self) -> bool {
        self.last.is_none()
    }

    /// Whether the loaded file with this number is shown.
    pub fn has_shown(&self, number: u32) -> bool {
        self.is_shown && self.number == number
    }

    /// Takes the tasks that are due, now that the nodes are those after `acts`.
    pub fn tasks(&self, acts: u32) -> Vec<Task> {
        let mut all = self.tasks.borrow_mut();
        let due = all.extract_if(.., |(after, _)| *after <= acts);
        due.map(|(_, task)| task).collect()
    }
}

impl Reducible for Stage {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        next.acts = next.acts.wrapping_add(1);
        let mut tasks = vec![];
        match act {
            Act::Show {
                session,
                number,
                is_loaded,
                restore,
            } => {
                next.last = Some(match &self.last {
                    Some(before) => session.after(before),
                    None => session,
                });
                next.number = number;
                next.is_shown = true;
                tasks.extend(restore.map(Task::Restore));
                tasks.extend(is_loaded.then_some(Task::Tell(Notice::Ready)));
            }
            Act::Fail(reason) => {
                next.is_shown = false;
                tasks.push(Task::Tell(Notice::Error(reason)));
            }
            Act::Answer(text) => {
                if let (Some(session), Some(request)) = (self.session(), Request::parse(&text)) {
                    let (session, effects) = session.send(request);
                    next.last = Some(session);
                    tasks.extend(effects.into_iter().map(Task::Effect));
                }
            }
        }
        let tasks = tasks.into_iter().map(|task| (next.acts, task));
        next.tasks.borrow_mut().extend(tasks);
        Rc::new(next)
    }
}
