//! What is shown, and what is left to do in the page.

use super::notice::{Notice, Reason};
use crate::state::{Effect, Request, Session};
use js_sys::Function;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Reducible;

/// What is shown.
#[derive(Clone, Default)]
pub struct Stage {
    /// What is or was shown last: another explainer takes up what the reader did there.
    last: Option<Session>,
    /// The number of the loaded file that it shows.
    number: u32,
    is_shown: bool,
    /// How many acts there were.
    pub acts: u32,
    /// Tasks wait until the nodes are those after so many acts. One list for all stages: each is done once.
    tasks: Rc<RefCell<Vec<(u32, Task)>>>,
}

/// Something to do once the nodes are up to date.
pub enum Task {
    /// What a request needs.
    Effect(Effect),
    /// Gives back the focus, the selection and what was written.
    Restore(Function),
    /// Tells the application.
    Tell(Notice),
}

/// What happens to the stage.
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
    /// Does what a text that [`Request::parse`] reads asks for.
    Answer(String),
}

impl Stage {
    /// What is shown; nothing while the fallback is.
    pub fn session(&self) -> Option<&Session> {
        self.last.as_ref().filter(|_| self.is_shown)
    }

    /// Whether nothing has been shown so far.
    pub fn is_new(&self) -> bool {
        self.last.is_none()
    }

    /// Whether it shows the loaded file with this number.
    pub fn has_shown(&self, number: u32) -> bool {
        self.is_shown && self.number == number
    }

    /// What is left to do now that the nodes are those after so many acts, once.
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
