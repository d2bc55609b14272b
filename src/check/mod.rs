//! What is wrong with an explainer file: rules that find problems, all of them at once.
//!
//! A file without problems is a file that the widget shows as its editor meant it. What the widget
//! refuses has the rule `syntax` (no JSON) or `invalid` (no explainer); both come from the reader
//! that the widget uses, `model::read`.
//!
//! Time and memory grow linearly with the file, whatever is wrong with it. So nothing is put into
//! words before it is known to be listed, and every place is looked up in an index.

mod allowed;
mod answer;
mod fix;
mod found;
mod misfit;
mod near;
mod number;
mod page;
mod place;
mod problem;
mod quote;
mod rules;
mod schema;
mod settings;
mod sibling;
mod subject;
mod syllables;
mod syntax;

pub use answer::{Answer, Answers, addresses};
pub use fix::{Edit, Fix, Mended, apply, mend};
pub use found::LISTED;
pub use near::nearest;
pub use page::{Described, described};
pub use problem::{Problem, Severity};
pub use quote::{listed, quoted};
pub use rules::OVERDUE;
pub use rules::id::{fits as is_id, slug};
pub use rules::language::parse as language;
pub use schema::schema;
pub use settings::{Allowance, FIXED, Settings};
pub use sibling::{Beside, Neighbour, Sibling, Target, is_same_language, translated_from};
pub use subject::UNSEEN;
pub use syntax::readable;

use crate::model::Date;
use crate::model::json::Document;
use crate::model::read::read_all;
use allowed::Allowed;
use found::Found;
use place::Places;
use std::collections::HashMap;
use std::sync::Arc;
use subject::Subject;

/// Finds everything that is wrong with a file, in the order of the file.
///
/// Of each rule the first [`LISTED`] problems are given, and one more that says how many there are
/// besides, see [`Problem::more`].
///
/// Gives no advice, see [`Settings::advice`]. The result doesn't depend on the date; that of [`check_on`] does.
pub fn check(bytes: &[u8]) -> Vec<Problem> {
    check_with(bytes, &Settings::default()).problems
}

/// Finds what [`check`] finds, and what is wrong on a given day: dates in the future of what has happened already, and
/// a review that is overdue ([`OVERDUE`]).
pub fn check_on(bytes: &[u8], today: &Date) -> Vec<Problem> {
    let settings = Settings {
        today: Some(today.clone()),
        ..Settings::default()
    };
    check_with(bytes, &settings).problems
}

/// What [`check_with`] finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The problems, in the order of the file.
    pub problems: Vec<Problem>,
    /// The indices of the [allowances](Settings::allowed) that match no problem. Empty if the file isn't JSON.
    pub unused: Vec<usize>,
}

/// Finds what [`check`] finds, with the severities that a newsroom has chosen, and without the problems that it allows.
pub fn check_with(bytes: &[u8], settings: &Settings) -> Findings {
    let document = match Document::parse(bytes) {
        Ok(document) => document,
        Err(faults) => {
            return Findings {
                problems: syntax::problems(bytes, faults),
                unused: vec![],
            };
        }
    };
    let (explainer, faults) = read_all(&document);
    let places = Places::of(&document);
    let subject = Subject::of(&document, places.tree(), (&explainer, &faults), settings);
    let allowed = Allowed::of(&settings.allowed, &document, places.tree());
    let mut problems = Vec::new();
    for rule in &rules::ALL {
        if let Some(severity) = settings.severity(rule.name, rule.severity) {
            let mut found = Found::without(allowed.of_rule(rule.name));
            (rule.check)(&subject, &mut found);
            problems.extend(found.problems(rule.name, severity, &places));
        }
    }
    problems.sort_by(|one, other| (one.start, &one.message).cmp(&(other.start, &other.message)));
    Findings {
        problems,
        unused: allowed.unused(),
    }
}

/// Finds what [`check_with`] finds in each of several files, and what is wrong between them.
///
/// Each has a name, a path with `/` between folders, so that the relative addresses in it lead to the others. What is at
/// an address that leads to none of them isn't known.
pub fn check_together(files: &[(&str, &[u8])], settings: &Settings) -> Vec<Findings> {
    let sibling = |(name, bytes): &(&str, &[u8])| {
        let name = sibling::joined("", name)?;
        let neighbour = Sibling::of(bytes).map(Arc::new);
        Some((
            name,
            neighbour.map_or(Neighbour::File, Neighbour::Explainer),
        ))
    };
    let siblings: HashMap<String, Neighbour> = files.iter().filter_map(sibling).collect();
    let check = |(name, bytes): &(&str, &[u8])| {
        let mut find = |_, address: &str| {
            let name = sibling::joined(name, address)?;
            siblings.get(&name).cloned()
        };
        let settings = Settings {
            beside: Beside::of(bytes, &mut find),
            ..settings.clone()
        };
        check_with(bytes, &settings)
    };
    files.iter().map(check).collect()
}

/// The name and the severity of every rule.
pub fn rules() -> impl Iterator<Item = (&'static str, Severity)> {
    described().map(|rule| (rule.name, rule.severity))
}
