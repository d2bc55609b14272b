//! What of a source isn't in the result.

use std::fmt::{self, Display};

/// Something that the explainer doesn't have, or not as the source has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What happened, without a full stop.
    pub message: String,
    /// Where it is in the source: a JSON Pointer (RFC 6901), a row and its column, or a heading and a paragraph. Empty
    /// for the whole source.
    pub place: String,
    /// What the source says there, if the result doesn't say it. Empty otherwise.
    pub lost: String,
    /// What to do about it.
    pub help: String,
}

/// The losses so far.
#[derive(Debug, Default)]
pub struct Losses {
    all: Vec<Loss>,
    /// The names of the fields that only the other program needs.
    settings: Vec<String>,
}

impl Losses {
    /// Adds something that the result doesn't say.
    pub fn add(&mut self, place: impl Display, message: &str, lost: &str, help: &str) {
        self.all.push(Loss {
            message: message.to_owned(),
            place: place.to_string(),
            lost: lost.trim().to_owned(),
            help: help.to_owned(),
        });
    }

    /// Adds a field that says how the other program shows its content.
    pub fn setting(&mut self, name: &str) {
        if !self.settings.iter().any(|known| known == name) {
            self.settings.push(name.to_owned());
        }
    }

    /// All of them, in the order in which they were found; the settings last.
    pub fn into_all(mut self) -> Vec<Loss> {
        if !self.settings.is_empty() {
            let names: Vec<String> = self
                .settings
                .iter()
                .map(|name| format!("`{name}`"))
                .collect();
            let message = format!("settings left out: {}", names.join(", "));
            self.add(
                "",
                &message,
                "",
                "nothing: they say how the other program shows its content",
            );
        }
        self.all
    }
}

impl Display for Loss {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&self.message)
    }
}
