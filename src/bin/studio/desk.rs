//! The file that is being edited, and what can be done to it.

use crate::history::History;
use std::rc::Rc;
use yew::{AttrValue, Reducible};

/// A file on the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The name of the draft in this browser.
    pub id: AttrValue,
    /// The name of the file.
    pub name: AttrValue,
    /// The address to which its pictures are relative.
    pub base: AttrValue,
    pub text: AttrValue,
    /// The text as it was opened or saved last.
    pub saved: AttrValue,
    /// The text with which the draft began.
    pub opened: AttrValue,
    history: History,
    /// The byte after the last undone or redone step, and the number of such steps.
    pub returned: (usize, u32),
}

/// Something done to the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Another file, instead of this one.
    Open {
        id: AttrValue,
        name: AttrValue,
        base: AttrValue,
        text: AttrValue,
        /// The text with which it began, if it is a draft.
        opened: Option<AttrValue>,
    },
    /// The text became this one, at a time in milliseconds.
    Edit(AttrValue, f64),
    /// The text became this one by a button, which is a step of its own to undo.
    Rewrite(AttrValue),
    Undo,
    Redo,
    /// A text of a draft was saved to a file with this name.
    Saved {
        id: AttrValue,
        name: AttrValue,
        text: AttrValue,
    },
}

impl Desk {
    pub fn new(id: AttrValue, name: AttrValue, base: AttrValue, text: AttrValue) -> Self {
        Self {
            id,
            name,
            base,
            saved: text.clone(),
            opened: text.clone(),
            text,
            history: History::default(),
            returned: (0, 0),
        }
    }

    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Whether the text differs from the saved one.
    pub fn is_changed(&self) -> bool {
        self.text != self.saved
    }

    fn turn(&mut self, turned: Option<(String, usize)>) {
        if let Some((text, at)) = turned {
            self.text = text.into();
            self.returned = (at, self.returned.1.wrapping_add(1));
        }
    }
}

impl Reducible for Desk {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Open {
                id,
                name,
                base,
                text,
                opened,
            } => {
                next = Self::new(id, name, base, text);
                next.opened = opened.unwrap_or(next.opened);
            }
            Act::Edit(text, time) => {
                next.history.record(&self.text, &text, time);
                next.text = text;
            }
            Act::Rewrite(text) => {
                next.history.record_apart(&self.text, &text);
                next.text = text;
            }
            Act::Undo => {
                let undone = next.history.undo(&self.text);
                next.turn(undone);
            }
            Act::Redo => {
                let redone = next.history.redo(&self.text);
                next.turn(redone);
            }
            Act::Saved { id, name, text } => {
                // Another file may be on the desk by now, or more text.
                if id == next.id {
                    next.saved = text;
                    next.name = name;
                }
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk() -> Rc<Desk> {
        Rc::new(Desk::new(
            "1".into(),
            "tram.json".into(),
            "".into(),
            "a".into(),
        ))
    }

    #[test]
    fn an_undone_edit_can_be_redone() {
        let edited = desk().reduce(Act::Edit("ab".into(), 0.0));
        assert!(edited.is_changed() && edited.can_undo());
        let undone = edited.reduce(Act::Undo);
        assert_eq!((undone.text.as_str(), undone.returned), ("a", (1, 1)));
        assert!(!undone.is_changed() && undone.can_redo());
        assert_eq!(undone.reduce(Act::Redo).text, "ab");
    }

    #[test]
    fn nothing_to_undo_changes_nothing() {
        assert_eq!(desk().reduce(Act::Undo), desk());
    }

    fn saved(id: &'static str, text: &'static str) -> Act {
        let (id, name, text) = (id.into(), "new.json".into(), text.into());
        Act::Saved { id, name, text }
    }

    #[test]
    fn a_saved_file_is_unchanged_and_can_still_be_undone() {
        let saved = desk()
            .reduce(Act::Edit("b".into(), 0.0))
            .reduce(saved("1", "b"));
        assert_eq!(
            (saved.name.as_str(), saved.is_changed()),
            ("new.json", false)
        );
        assert!(saved.reduce(Act::Undo).is_changed());
    }

    #[test]
    fn what_is_written_while_a_file_is_saved_is_a_change() {
        let desk = desk().reduce(Act::Edit("bc".into(), 0.0));
        assert!(desk.clone().reduce(saved("1", "b")).is_changed());
        assert_eq!(desk.clone().reduce(saved("2", "bc")), desk);
    }

    #[test]
    fn another_file_begins_without_a_history() {
        let edited = desk().reduce(Act::Edit("b".into(), 0.0));
        let (id, name, base, text) = ("2".into(), "port.json".into(), "".into(), "c".into());
        let opened = edited.reduce(Act::Open {
            id,
            name,
            base,
            text,
            opened: None,
        });
        assert!(!opened.can_undo() && !opened.is_changed());
    }
}
