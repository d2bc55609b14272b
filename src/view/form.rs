//! What differs between the forms of an explainer, and how its language writes dates and numbers.

use crate::model::{Date, Decimal};
use crate::state::{Form, Session};

impl Session {
    /// Whether to write what works without scripts. A constant without the feature `tools`, which leaves that form
    /// out of the wasm.
    pub fn is_static(&self) -> bool {
        cfg!(feature = "tools") && self.settings.form != Form::Live
    }

    /// Whether the widget runs in the page or may yet come to it. A constant without the feature `tools`, too.
    pub fn has_widget(&self) -> bool {
        !cfg!(feature = "tools") || self.settings.form != Form::Page
    }

    /// The date as the language writes it.
    pub fn date(&self, date: &Date) -> String {
        (self.formats.date)(&self.explainer.lang, date)
    }

    /// The number as the language writes it.
    pub fn number(&self, number: &Decimal) -> String {
        (self.formats.number)(&self.explainer.lang, number)
    }
}
