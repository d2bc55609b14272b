//! Texts: they say something, their markup means what it looks like, and what they name exists.

use super::super::finding::{Finding, Thing, Wrong};
use super::Subject;
use crate::model::inline::{self, Inline, Node};
use std::collections::{BTreeSet, HashSet};

/// Fields that may be empty: a picture of mere decoration has no alternative text
/// (<https://html.spec.whatwg.org/multipage/images.html#alt>).
const MAY_BE_EMPTY: &str = "alt";

pub fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    blanks(subject, found);
    let mut marked: BTreeSet<u32> = BTreeSet::new();
    let explainer = subject.explainer;
    let sources: HashSet<&str> = explainer.sources.iter().map(|each| &*each.id).collect();
    let terms: HashSet<&str> = explainer.glossary.iter().map(|term| &*term.id).collect();
    let mut cited: HashSet<String> = HashSet::new();
    let mut defined: HashSet<String> = HashSet::new();
    subject.each_prose(&mut |pointer, prose| {
        let Some(entry) = subject.string(&pointer) else {
            return;
        };
        marked.insert(entry);
        let source = prose.source();
        let mut report = |fault: inline::Fault| {
            found(Finding::part(entry, fault.at, Wrong::Markup(fault.kind)));
        };
        let tree = inline::parse_with(source, &mut report);
        each_name(&tree, &mut |at, thing, id| {
            let (known, used) = match thing {
                Thing::Term => (terms.contains(id), &mut defined),
                _ => (sources.contains(id), &mut cited),
            };
            used.insert(id.to_owned());
            if !known {
                // `[[` and `[^` are two bytes each.
                let part = at + 2..at + 2 + id.len();
                found(Finding::part(entry, part, Wrong::Unknown(thing)));
            }
        });
    });
    let figures = explainer.cards.iter().flat_map(|card| &card.figures);
    cited.extend(figures.filter_map(|figure| figure.source.as_deref().map(str::to_owned)));
    unused(subject, found, &cited, &defined);
    plain(subject, &marked, found);
}

/// Reports what looks like a mark in each string that has none.
fn plain(subject: &Subject, marked: &BTreeSet<u32>, found: &mut dyn FnMut(Finding)) {
    subject.each_string(&mut |_, entry, text| {
        let starts = ["**", "[^", "[["].iter();
        let first = starts.filter_map(|mark| text.find(mark)).min();
        if let (Some(at), false) = (first, marked.contains(&entry)) {
            let end = text[at..].find(char::is_whitespace);
            let part = at..end.map_or(text.len(), |end| at + end);
            found(Finding::part(entry, part, Wrong::Marks));
        }
    });
}

/// Reports every string of white space alone.
fn blanks(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    subject.each_string(&mut |name, entry, text| {
        if name != Some(MAY_BE_EMPTY) && text.trim().is_empty() {
            found(Finding::whole(entry, Wrong::Blank));
        }
    });
}

/// Calls `visit` with every term and source that a text names, and where.
fn each_name(tree: &[Inline], visit: &mut dyn FnMut(usize, Thing, &str)) {
    for inline in tree {
        match &inline.node {
            Node::Text(_) => {}
            Node::Citation(id) => visit(inline.at, Thing::Source, id),
            Node::Term(id, content) => {
                visit(inline.at, Thing::Term, id);
                each_name(content, visit);
            }
            Node::Strong(content) | Node::Emphasis(content) | Node::Link(_, content) => {
                each_name(content, visit);
            }
        }
    }
}

fn unused(
    subject: &Subject,
    found: &mut dyn FnMut(Finding),
    cited: &HashSet<String>,
    defined: &HashSet<String>,
) {
    let explainer = subject.explainer;
    for (source, index) in explainer.sources.iter().zip(0..) {
        if !cited.contains(&*source.id) {
            subject.report(
                found,
                &format!("/sources/{index}/id"),
                Wrong::Unused(Thing::Source),
            );
        }
    }
    for (term, index) in explainer.glossary.iter().zip(0..) {
        if !defined.contains(&*term.id) {
            subject.report(
                found,
                &format!("/glossary/{index}/id"),
                Wrong::Unused(Thing::Term),
            );
        }
    }
}
