//! What is wrong with an explainer file: rules that find problems, all of them at once.
//!
//! A file without problems is a file that the widget shows as its editor meant it. What the widget
//! refuses has the rule `syntax` (no JSON) or `invalid` (no explainer); both come from the reader
//! that the widget uses, `model::read`.

mod finding;
mod place;
mod problem;
mod rules;
mod schema;
mod syntax;
mod wording;

pub use problem::{Problem, Severity};
pub use schema::schema;
pub use syntax::readable;

use crate::model::json::Document;
use crate::model::read::read_all;
use finding::{Finding, Ids, Wrong};
use place::{Lines, Tree};
use rules::Subject;

/// Finds everything that is wrong with a file, in the order of the file.
pub fn check(bytes: &[u8]) -> Vec<Problem> {
    let document = match Document::parse(bytes) {
        Ok(document) => document,
        Err(faults) => return syntax::problems(bytes, &faults),
    };
    let (explainer, faults) = read_all(&document);
    let mut findings: Vec<Finding> = faults
        .iter()
        .map(|fault| Finding::whole(fault.entry, Wrong::Misfit(fault.misfit)))
        .collect();
    let tree = Tree::of(&document);
    let subject = Subject {
        document: &document,
        tree: &tree,
        explainer: &explainer,
    };
    for rule in rules::ALL {
        rule(&subject, &mut |finding| findings.push(finding));
    }
    let ids = Ids::of(&explainer);
    let lines = Lines::of(document.text());
    let mut problems: Vec<Problem> = findings
        .iter()
        .map(|finding| finding.problem(&document, &tree, &ids, &lines))
        .collect();
    problems.sort_by(|one, other| (one.start, &one.message).cmp(&(other.start, &other.message)));
    problems
}
