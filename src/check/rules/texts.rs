//! Texts: they say something, their markup means what it looks like, and what they name exists.

use super::super::finding::{Finding, Thing, Wrong};
use super::Subject;
use crate::model::inline::{self, Inline, Node};
use crate::model::json::Kind;
use std::collections::BTreeSet;

/// Fields that may be empty: a picture of mere decoration has no alternative text
/// (<https://html.spec.whatwg.org/multipage/images.html#alt>).
const MAY_BE_EMPTY: &str = "alt";

pub fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    blanks(subject, 0, found);
    let mut marked: BTreeSet<u32> = BTreeSet::new();
    let mut cited: Vec<String> = Vec::new();
    let mut defined: Vec<String> = Vec::new();
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
                Thing::Term => (subject.explainer.term(id).is_some(), &mut defined),
                _ => (subject.explainer.source(id).is_some(), &mut cited),
            };
            used.push(id.to_owned());
            if !known {
                // `[[` and `[^` are two bytes each.
                let part = at + 2..at + 2 + id.len();
                found(Finding::part(entry, part, Wrong::Unknown(thing)));
            }
        });
    });
    let figures = subject
        .explainer
        .cards
        .iter()
        .flat_map(|card| &card.figures);
    cited.extend(figures.filter_map(|figure| figure.source.as_deref().map(str::to_owned)));
    unused(subject, found, &cited, &defined);
    plain(subject, 0, &marked, found);
}

/// Reports what looks like a mark in each string that has none.
fn plain(subject: &Subject, entry: u32, marked: &BTreeSet<u32>, found: &mut dyn FnMut(Finding)) {
    let document = subject.document;
    let object = document.entry(entry).kind == Kind::Object;
    for (index, child) in document.children(entry).enumerate() {
        match document.entry(child).kind {
            Kind::Array | Kind::Object => plain(subject, child, marked, found),
            Kind::String if !(marked.contains(&child) || object && index % 2 == 0) => {
                let text = document.string(child);
                let starts = ["**", "[^", "[["].iter();
                if let Some(at) = starts.filter_map(|mark| text.find(mark)).min() {
                    let end = text[at..].find(char::is_whitespace);
                    let part = at..end.map_or(text.len(), |end| at + end);
                    found(Finding::part(child, part, Wrong::Marks));
                }
            }
            _ => {}
        }
    }
}

/// Reports every string of white space alone.
fn blanks(subject: &Subject, entry: u32, found: &mut dyn FnMut(Finding)) {
    let document = subject.document;
    let object = document.entry(entry).kind == Kind::Object;
    let mut key = None;
    for (index, child) in document.children(entry).enumerate() {
        if object && index % 2 == 0 {
            key = Some(document.string(child));
            continue;
        }
        match document.entry(child).kind {
            Kind::Array | Kind::Object => blanks(subject, child, found),
            Kind::String => {
                let may = key.as_deref() == Some(MAY_BE_EMPTY);
                if !may && document.string(child).trim().is_empty() {
                    found(Finding::whole(child, Wrong::Blank));
                }
            }
            _ => {}
        }
    }
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

fn unused(subject: &Subject, found: &mut dyn FnMut(Finding), cited: &[String], defined: &[String]) {
    let explainer = subject.explainer;
    for (source, index) in explainer.sources.iter().zip(0..) {
        if !cited.iter().any(|id| **id == *source.id) {
            subject.report(
                found,
                &format!("/sources/{index}/id"),
                Wrong::Unused(Thing::Source),
            );
        }
    }
    for (term, index) in explainer.glossary.iter().zip(0..) {
        if !defined.iter().any(|id| **id == *term.id) {
            subject.report(
                found,
                &format!("/glossary/{index}/id"),
                Wrong::Unused(Thing::Term),
            );
        }
    }
}
