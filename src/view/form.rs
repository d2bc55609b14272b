//! What differs between the forms of an explainer, and how its language writes dates and numbers.

use crate::model::{Date, Decimal};
use crate::state::{Form, Session};

impl Session {
    /// Whether to write the form that works without scripts. A constant in the widget and in the component for
    /// browsers, so that their wasm doesn't contain that form.
    pub fn is_static(&self) -> bool {
        let is_written = cfg!(any(
            feature = "tools",
            all(feature = "component", not(target_arch = "wasm32"))
        ));
        is_written && self.settings.form != Form::Live
    }

    /// Whether the widget runs in the page or may load later. A constant without the feature `tools`.
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
