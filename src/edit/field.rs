//! Changes of values and fields.

use super::change::Change;
use super::layout;
use super::list::{neighbour, put};
use super::place::{Source, index};
use super::pointer;
use super::refusal::Refusal;
use super::shape::Shape;
use super::written::{Style, written};
use crate::model::json::Kind;
use serde_json::Value;
use std::ops::Range;

/// What a value becomes.
pub(super) enum Content<'a> {
    Value(&'a Value),
    /// A number with the digits of its editor.
    Number(&'a str),
}

/// Sets the value at a JSON Pointer. A field that isn't there is made, at the place in its object that the schema gives
/// it, and so is an object around it. A value that is the same already stays as it is written.
///
/// # Errors
///
/// If the text is not JSON, or there is no such place.
pub fn set(text: &str, pointer: &str, value: &Value) -> Result<Change, Refusal> {
    set_content(&Source::of(text)?, pointer, &Content::Value(value))
}

/// Sets the value at a JSON Pointer to a number, with its digits as written: `1.20` stays `1.20`.
///
/// # Errors
///
/// As [`set`], and if JSON doesn't write numbers so.
pub fn set_number(text: &str, pointer: &str, number: &str) -> Result<Change, Refusal> {
    let digits = number
        .bytes()
        .next_back()
        .is_some_and(|last| last.is_ascii_digit());
    let is_number = digits && crate::model::json::Document::parse(number.as_bytes()).is_ok();
    if !is_number || number.starts_with(|first: char| first != '-' && !first.is_ascii_digit()) {
        return Err(Refusal::Number(number.to_owned()));
    }
    set_content(&Source::of(text)?, pointer, &Content::Number(number))
}

/// Removes the field or the item at a JSON Pointer.
///
/// # Errors
///
/// If the text is not JSON, or there is no such field or item.
pub fn remove(text: &str, pointer: &str) -> Result<Change, Refusal> {
    let source = Source::of(text)?;
    let missing = || Refusal::Place(pointer.to_owned());
    let (parent, token) = pointer::split(pointer).ok_or_else(missing)?;
    let container = source.find(parent).ok_or_else(missing)?;
    let parts = source.parts(container);
    let at = match source.document.entry(container).kind {
        Kind::Object => source
            .names(container)
            .iter()
            .position(|name| *name == token),
        Kind::Array => index(&token),
        _ => None,
    };
    let at = at.filter(|at| *at < parts.len()).ok_or_else(missing)?;
    let whole = source.range(container);
    let range = match (at.checked_sub(1), parts.get(at + 1)) {
        (_, Some(next)) => parts[at].start..next.start,
        (Some(previous), None) => parts[previous].end..parts[at].end,
        (None, None) => whole.start + 1..whole.end - 1,
    };
    Ok(Change::new(range, "").after(source.before))
}

pub(super) fn set_content(
    source: &Source,
    pointer: &str,
    content: &Content,
) -> Result<Change, Refusal> {
    match source.find(pointer) {
        Some(entry) => Ok(replace(source, entry, content).after(source.before)),
        None => add(source, pointer, content),
    }
}

fn replace(source: &Source, entry: u32, content: &Content) -> Change {
    let raw = source.document.raw(entry);
    let range = source.range(entry);
    match content {
        Content::Number(digits) if *digits == raw => Change::none(),
        Content::Number(digits) => Change::new(range, *digits),
        Content::Value(value) => {
            if serde_json::from_str::<Value>(raw).is_ok_and(|old| old == **value) {
                return Change::none();
            }
            let text = source.document.text();
            let style = Style {
                unit: &layout::unit(source),
                newline: layout::newline(text),
                space: layout::space(source),
                has_lines: raw.contains('\n')
                    || !raw.starts_with(['{', '[']) && text.trim_end().contains('\n'),
            };
            let indent = layout::indentation(text, range.start);
            Change::new(range, written(value, indent, &style))
        }
    }
}

/// Adds a field, and the objects around it that aren't there.
fn add(source: &Source, pointer: &str, content: &Content) -> Result<Change, Refusal> {
    let missing = || Refusal::Place(pointer.to_owned());
    let (parent, name) = pointer::split(pointer).ok_or_else(missing)?;
    if source.find(parent).is_none() {
        let value = match content {
            Content::Value(value) => (*value).clone(),
            Content::Number(digits) => serde_json::from_str(digits).map_err(|_| missing())?,
        };
        let around = Value::Object([(name.into_owned(), value)].into_iter().collect());
        return add(source, parent, &Content::Value(&around));
    }
    let object = source
        .container(parent, Kind::Object)
        .map_err(|_| missing())?;
    let parts = source.parts(object);
    let at = place(&source.names(object), parent, &name);
    let layout = neighbour(source, object, &parts, at);
    let style = layout.style();
    let value = match content {
        Content::Value(value) => written(value, &layout.indent, &style),
        Content::Number(digits) => (*digits).to_owned(),
    };
    let field = style.field(&name, &value);
    let change = put(source, object, &parts, at, &field);
    Ok(pad(source, object, &parts, change).after(source.before))
}

/// Puts a space between a brace and the first field of an object on one line, as in the rest of the file.
fn pad(source: &Source, object: u32, parts: &[Range<usize>], change: Change) -> Change {
    if parts.is_empty() && !change.text.contains('\n') {
        let space = layout::space(source);
        return Change::new(
            source.range(object).start + 1..change.range.end,
            format!("{space}{}{space}", change.text),
        );
    }
    change
}

/// Where among the fields of an object a new one belongs: after the last of those that come before it in the schema.
fn place(names: &[String], object: &str, name: &str) -> usize {
    let order: Vec<&str> = Shape::at(object)
        .map(|shape| shape.fields().map(|(name, _)| name).collect())
        .unwrap_or_default();
    let Some(rank) = order.iter().position(|other| *other == name) else {
        return names.len();
    };
    let before = |name: &String| order[..rank].contains(&name.as_str());
    names.iter().rposition(before).map_or(0, |last| last + 1)
}
