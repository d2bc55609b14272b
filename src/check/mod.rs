//! What is wrong with an explainer file: rules that find problems, all of them at once.
//!
//! A file without problems is a file that the widget shows as its editor meant it. What the widget
//! refuses has the rule `syntax` (no JSON) or `invalid` (no explainer); both come from the reader
//! that the widget uses, `model::read`.
//!
//! Time and memory grow linearly with the file, whatever is wrong with it. So nothing is put into
//! words before it is known to be listed, and every place is looked up in an index.

mod found;
mod misfit;
mod near;
mod place;
mod problem;
mod quote;
mod rules;
mod schema;
mod subject;
mod syntax;

pub use found::LISTED;
pub use problem::{Problem, Severity};
pub use rules::OVERDUE;
pub use schema::schema;
pub use syntax::readable;

use crate::model::Date;
use crate::model::json::Document;
use crate::model::read::read_all;
use found::Found;
use place::Places;
use subject::Subject;

/// Finds everything that is wrong with a file, in the order of the file.
///
/// Of each rule the first [`LISTED`] problems are given, and one more that says how many there are
/// besides, see [`Problem::more`].
///
/// The result doesn't depend on the date; that of [`check_on`] does.
pub fn check(bytes: &[u8]) -> Vec<Problem> {
    problems(bytes, None)
}

/// Finds what [`check`] finds, and what is wrong on a given day: dates in the future of what has happened already, and
/// a review that is overdue ([`OVERDUE`]).
pub fn check_on(bytes: &[u8], today: &Date) -> Vec<Problem> {
    problems(bytes, Some(today))
}

fn problems(bytes: &[u8], today: Option<&Date>) -> Vec<Problem> {
    let document = match Document::parse(bytes) {
        Ok(document) => document,
        Err(faults) => return syntax::problems(bytes, faults),
    };
    let (explainer, faults) = read_all(&document);
    let places = Places::of(&document);
    let subject = Subject::of(&document, places.tree(), &explainer, &faults, today);
    let mut problems = Vec::new();
    for rule in &rules::ALL {
        let mut found = Found::default();
        (rule.check)(&subject, &mut found);
        problems.extend(found.problems(rule, &places));
    }
    problems.sort_by(|one, other| (one.start, &one.message).cmp(&(other.start, &other.message)));
    problems
}

/// The name and the severity of every rule.
pub fn rules() -> impl Iterator<Item = (&'static str, Severity)> {
    let others = rules::ALL.iter().map(|rule| (rule.name, rule.severity));
    std::iter::once((syntax::RULE, Severity::Error)).chain(others)
}
