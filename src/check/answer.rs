//! What servers answer to the links of a file. Asking them is up to the program that checks.

use super::place::Places;
use super::rules::each_web_address;
use super::settings::Settings;
use super::subject::Subject;
use crate::model::json::Document;
use crate::model::read::read_all;
use std::collections::{BTreeMap, BTreeSet};

/// What is known about the page at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is there.
    Found,
    /// It isn't there any more: the status, 404 or 410.
    Gone(u16),
    /// It has moved for good, to this address.
    Moved(String),
    /// Whether it is there isn't known, for this reason: "the server answers 403".
    Unknown(String),
}

/// Answers by the addresses as they are written in the files.
pub type Answers = BTreeMap<String, Answer>;

/// Every web address to which a file links, and those of pictures and translations on other hosts. Only valid ones, see
/// [`Link::parse`](crate::model::link::Link::parse).
pub fn addresses(bytes: &[u8]) -> BTreeSet<String> {
    let Ok(document) = Document::parse(bytes) else {
        return BTreeSet::new();
    };
    let (explainer, faults) = read_all(&document);
    let places = Places::of(&document);
    let settings = Settings::default();
    let subject = Subject::of(&document, places.tree(), (&explainer, &faults), &settings);
    let mut addresses = BTreeSet::new();
    each_web_address(&subject, &mut |_, _, url| {
        addresses.insert(url.to_owned());
    });
    addresses
}
