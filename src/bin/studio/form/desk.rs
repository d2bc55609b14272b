//! What every part of the form shares.

use super::focus::Focus;
use super::words::Words;
use explainer_cards::edit::{Change, Refusal};
use std::cell::RefCell;
use yew::{AttrValue, Callback, UseStateSetter};

/// Edits the file, says what happened, moves the focus.
///
/// It stays the same while the text changes, so that only the parts whose own text changes are rendered again.
pub struct Desk {
    words: &'static Words,
    is_unfolded: bool,
    text: RefCell<AttrValue>,
    on_edit: RefCell<Callback<(AttrValue, AttrValue)>>,
    said: UseStateSetter<AttrValue>,
    aim: UseStateSetter<Option<Focus>>,
    dragged: RefCell<Option<Dragged>>,
    reached: RefCell<Option<Focus>>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Desk {
    pub fn new(
        words: &'static Words,
        is_unfolded: bool,
        said: UseStateSetter<AttrValue>,
        aim: UseStateSetter<Option<Focus>>,
    ) -> Self {
        Self {
            words,
            is_unfolded,
            text: RefCell::default(),
            on_edit: RefCell::default(),
            said,
            aim,
            dragged: RefCell::default(),
            reached: RefCell::default(),
        }
    }

    /// Takes over the text of the file and whom to tell of edits.
    pub fn update(&self, text: &AttrValue, on_edit: &Callback<(AttrValue, AttrValue)>) {
        self.text.replace(text.clone());
        self.on_edit.replace(on_edit.clone());
    }

    /// The words of the form.
    pub fn words(&self) -> &'static Words {
        self.words
    }

    /// Whether everything is unfolded at first.
    pub fn is_unfolded(&self) -> bool {
        self.is_unfolded
    }

    /// Edits the file. Says why if that can't be done.
    pub fn edit(&self, pointer: &str, make: impl FnOnce(&str) -> Result<Change, Refusal>) {
        self.rewrite(pointer, |text| Ok(make(text)?.apply(text)));
    }

    /// Edits the file by several changes at once.
    pub fn rewrite(&self, pointer: &str, make: impl FnOnce(&str) -> Result<String, Refusal>) {
        let text = self.text.borrow().clone();
        let edited = match make(&text) {
            Ok(edited) => AttrValue::from(edited),
            Err(refusal) => return self.say(refusal.to_string()),
        };
        if edited == text {
            return;
        }
        // A second edit may come before the application has rendered the first.
        self.text.replace(edited.clone());
        let on_edit = self.on_edit.borrow().clone();
        on_edit.emit((edited, pointer.to_owned().into()));
    }

    /// Says something to users of screen readers.
    pub fn say(&self, text: String) {
        self.said.set(text.into());
    }

    /// Moves the focus after the next rendering.
    pub fn focus(&self, focus: Focus) {
        self.aim.set(Some(focus));
    }

    /// Whether a request to move the focus is new. A field that is unfolded again doesn't take the focus again.
    pub fn is_new(&self, focus: &Focus) -> bool {
        let last = self.reached.replace(Some(focus.clone()));
        last.as_ref() != Some(focus)
    }

    /// Begins to drag an item of a list, which is called so.
    pub fn drag(&self, list: &AttrValue, index: usize, called: String) {
        let list = list.clone();
        self.dragged.replace(Some(Dragged {
            list,
            index,
            called,
        }));
    }

    /// Ends dragging.
    pub fn let_go(&self) {
        self.dragged.replace(None);
    }

    /// The index of the item that is dragged, if it is of this list, and what it is called.
    pub fn dragged(&self, list: &str) -> Option<(usize, String)> {
        let dragged = self.dragged.borrow();
        let dragged = dragged.as_ref().filter(|dragged| dragged.list == list)?;
        Some((dragged.index, dragged.called.clone()))
    }
}

/// An item that is dragged.
struct Dragged {
    list: AttrValue,
    index: usize,
    called: String,
}
