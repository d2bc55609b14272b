//! URLs with placeholders that each file fills in.

use explainer_cards::model::Explainer;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::str::FromStr;
use url::Url;

/// A web address in which each file replaces `{name}`, `{id}` and `{lang}`.
#[derive(Clone, Debug)]
pub struct Address(String);

const UNKNOWN: &str = "unknown placeholder; expected `{name}`, `{id}` or `{lang}`";
const EXPECTED: &str = "expected an address that begins with `https://` or `http://`";

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let example = ["{name}", "{id}", "{lang}"]
            .iter()
            .fold(text.to_owned(), |text, mark| text.replace(mark, "x"));
        let is_web = |url: &Url| matches!(url.scheme(), "http" | "https");
        if example.contains(['{', '}']) {
            return Err(UNKNOWN.to_owned());
        }
        match Url::parse(&example) {
            Ok(url) if is_web(&url) => Ok(Self(text.to_owned())),
            Ok(_) => Err(EXPECTED.to_owned()),
            Err(error) => Err(format!("{error}; {EXPECTED}")),
        }
    }
}

impl Address {
    /// The address for an explainer from a file with this name.
    pub fn of(&self, name: &str, explainer: &Explainer) -> Option<Url> {
        Url::parse(&fill(&self.0, name, explainer)).ok()
    }
}

/// The address, or path, for an explainer from a file with this name.
pub fn fill(address: &str, name: &str, explainer: &Explainer) -> String {
    address
        .replace("{name}", &encode(name))
        .replace("{id}", &encode(&explainer.id))
        .replace("{lang}", &encode(&explainer.lang))
}

/// Characters to percent-encode in a path: all but letters, digits and `-_.~/`
/// (<https://datatracker.ietf.org/doc/html/rfc3986#section-2.3>).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/');

/// Percent-encodes a path.
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}
