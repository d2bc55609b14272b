//! Fixes of values of the wrong type, and of names of fields.

use super::{Draft, Shape, Target, removal};
use crate::check::near;
use crate::check::number::written;
use crate::check::quote::quoted;
use crate::check::subject::Subject;
use crate::model::json::{Document, Kind};

/// How many unknown fields of an object get a fix.
const MOST: usize = 16;

type Edits = Vec<(Target, String)>;

/// The fix of a value that doesn't fit its field.
pub fn field(subject: &Subject, entry: u32) -> Option<Draft> {
    let document = subject.document;
    let pointer = subject.tree.pointer(entry);
    if document.entry(entry).kind == Kind::Null {
        let (around, name) = pointer.rsplit_once('/')?;
        let object = subject.tree.entry(around)?;
        let optional = !Shape::at(around)?.requires_in(document, object, name);
        let target = removal(document, object, entry)?;
        return optional.then(|| Draft::one(format!("remove {}", quoted(name)), target, ""));
    }
    let edits = convert(document, entry, Shape::at(&pointer)?)?;
    (!edits.is_empty())
        .then(|| Draft::new(format!("write {}", said(document, entry, &edits)), edits))
}

/// The value after the edits, for a title.
fn said(document: &Document, entry: u32, edits: &Edits) -> String {
    let raw = document.raw(entry);
    match &edits[..] {
        [(_, before), (_, after)] => quoted(&[before, raw, after].concat()),
        _ => quoted(&edits.iter().map(|(_, text)| &**text).collect::<String>()),
    }
}

/// The edits that make a value fit. None at all for one that fits. `None` if there is no such edit, or several that could be
/// meant.
pub fn convert(document: &Document, entry: u32, shape: Shape) -> Option<Edits> {
    if shape.fits(document, entry) {
        return Some(vec![]);
    }
    let whole = |text: String| Some(vec![(Target::entry(document, entry), text)]);
    match document.entry(entry).kind {
        Kind::Array => {
            let items = shape.items()?;
            let items = document
                .children(entry)
                .map(|item| convert(document, item, items));
            Some(items.collect::<Option<Vec<_>>>()?.concat())
        }
        Kind::Object if shape.is("object") => convert_fields(document, entry, shape),
        Kind::Object if shape.is("string") => whole(only_text(document, entry)?.to_owned()),
        Kind::String if shape.is("array") => in_list(document, entry, shape.items()?),
        Kind::Object if shape.is("array") => {
            let items = shape.items()?;
            if items.fits(document, entry) {
                return Some(around(document, entry, "[", "]"));
            }
            let text = only_text(document, entry).filter(|_| items.is("string"))?;
            whole(format!("[{text}]"))
        }
        Kind::Number | Kind::True | Kind::False if shape.is("string") => {
            Some(around(document, entry, "\"", "\""))
        }
        Kind::String => {
            let text = document.string(entry);
            let value = match &*text {
                "true" | "false" if shape.is("boolean") => text.into_owned(),
                number if shape.is("number") => written(number)?,
                number if shape.is("integer") => {
                    let number = written(number)?;
                    number.parse::<u32>().is_ok().then_some(number)?
                }
                _ => return None,
            };
            whole(value)
        }
        _ => None,
    }
}

/// The edits for the fields of an object that has all that it needs.
fn convert_fields(document: &Document, object: u32, shape: Shape) -> Option<Edits> {
    let has = |field| document.get(object, field).is_some();
    if !shape.required().all(has) {
        return None;
    }
    let mut edits = vec![];
    for key in document.children(object).step_by(2) {
        if let Some(shape) = shape.field(&document.string(key)) {
            edits.extend(convert(document, key + 1, shape)?);
        }
    }
    Some(edits)
}

/// A text as the only item of a list, or as the only field of its only item.
fn in_list(document: &Document, entry: u32, items: Shape) -> Option<Edits> {
    if items.is("string") {
        return Some(around(document, entry, "[", "]"));
    }
    let mut required = items.required();
    let (field, None) = (required.next()?, required.next()) else {
        return None;
    };
    let is_text = items.field(field)?.is("string");
    is_text.then(|| around(document, entry, &format!("[{{ \"{field}\": "), " }]"))
}

fn around(document: &Document, entry: u32, before: &str, after: &str) -> Edits {
    vec![
        (Target::before(document, entry), before.to_owned()),
        (Target::after(document, entry), after.to_owned()),
    ]
}

/// The text in an object that holds nothing else, as it is written.
fn only_text<'a>(document: &Document<'a>, object: u32) -> Option<&'a str> {
    let mut children = document.children(object);
    let (_, value, None) = (children.next(), children.next()?, children.next()) else {
        return None;
    };
    (document.entry(value).kind == Kind::String).then(|| document.raw(value))
}

/// The fix of the name of a field, if its value fits the field that is meant, and the object doesn't have that field.
pub fn rename_field(subject: &Subject, key: u32, known: &[&str]) -> Option<Draft> {
    let document = subject.document;
    let name = document.string(key);
    let meant = near::field(&name, known)?;
    let pointer = subject.tree.pointer(key);
    let (around, _) = pointer.rsplit_once('/')?;
    let object = subject.tree.entry(around)?;
    if subject.tree.member(object, meant).is_some() {
        return None;
    }
    // Two unknown fields may mean the same one.
    let others = document
        .children(object)
        .step_by(2)
        .take_while(|other| *other < key);
    let unknown: Vec<_> = others
        .map(|other| document.string(other))
        .filter(|other| !known.contains(&&**other))
        .take(MOST)
        .collect();
    let taken = |other: &&str| near::field(other, known) == Some(meant);
    if unknown.len() == MOST || unknown.iter().any(|other| taken(&&**other)) {
        return None;
    }
    let mut edits = vec![(Target::entry(document, key), format!("\"{meant}\""))];
    edits.extend(convert(
        document,
        key + 1,
        Shape::at(around)?.field(meant)?,
    )?);
    Some(Draft::new(format!("write `{meant}`"), edits))
}
