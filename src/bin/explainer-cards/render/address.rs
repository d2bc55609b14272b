//! URLs with placeholders that each file fills in.

use explainer_cards::model::Explainer;
use explainer_cards::model::explainer::Translation;
use explainer_cards::render::Alternate;
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

/// A web address without placeholders.
pub fn web(text: &str) -> Result<Url, String> {
    text.parse::<Address>()?;
    if text.contains('{') {
        return Err("this is one address for all files; remove the placeholder".to_owned());
    }
    Url::parse(text).map_err(|error| error.to_string())
}

impl Address {
    /// The address for an explainer from a file with this name.
    pub fn of(&self, name: &str, explainer: &Explainer) -> Option<Url> {
        Url::parse(&fill(&self.0, name, explainer)).ok()
    }

    /// The addresses for the translations of an explainer, as far as the placeholders tell them apart. They have the same
    /// id, and names as the paths of their files say.
    pub fn alternates(&self, name: &str, explainer: &Explainer) -> Vec<Alternate> {
        let is_named = self.0.contains("{name}");
        if !is_named && !self.0.contains("{lang}") {
            return Vec::new();
        }
        let alternate = |other: &Translation| {
            let name = match sibling(name, &other.href) {
                Some(name) => name,
                None if is_named => return None,
                None => String::new(),
            };
            let url = Url::parse(&filled(&self.0, &name, &explainer.id, &other.lang)).ok()?;
            let lang = other.lang.to_string();
            Some(Alternate { lang, url })
        };
        explainer
            .translations
            .iter()
            .filter_map(alternate)
            .collect()
    }
}

/// The name of a file beside the one with this name: `news/tide.fr` for `tide.fr.json`, seen from `news/tide.en`.
fn sibling(name: &str, href: &str) -> Option<String> {
    let stem = href.strip_suffix(".json")?;
    if stem.contains(['/', '?', '#', '%']) {
        return None;
    }
    let folder = name.rfind('/').map_or("", |end| &name[..=end]);
    Some([folder, stem].concat())
}

/// The address, or path, for an explainer from a file with this name.
pub fn fill(address: &str, name: &str, explainer: &Explainer) -> String {
    filled(address, name, &explainer.id, &explainer.lang)
}

fn filled(address: &str, name: &str, id: &str, lang: &str) -> String {
    address
        .replace("{name}", &encode(name))
        .replace("{id}", &encode(id))
        .replace("{lang}", &encode(lang))
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
