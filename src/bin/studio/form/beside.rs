//! What the form shows of the original of a translation.

use std::collections::BTreeMap;
use std::rc::Rc;
use yew::AttrValue;

/// The texts of the original, and the cards that changed in it since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// The language of the original.
    pub lang: AttrValue,
    /// Its texts, by the pointers of the fields that say the same in the translation.
    pub texts: Rc<BTreeMap<String, String>>,
    /// The pointers of the cards of which the original changed.
    pub stale: Rc<[AttrValue]>,
}

impl Beside {
    /// The text of the original beside a field.
    pub fn text(&self, pointer: &str) -> Option<&str> {
        self.texts.get(pointer).map(String::as_str)
    }

    /// Whether a value is a card of which the original changed.
    pub fn is_stale(&self, pointer: &str) -> bool {
        self.stale.iter().any(|stale| *stale == *pointer)
    }
}
