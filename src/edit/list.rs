//! Changes of lists.

use super::change::Change;
use super::field::{Content, set_content};
use super::layout::{self, around};
use super::place::Source;
use super::pointer;
use super::refusal::Refusal;
use super::written::{Style, written};
use crate::model::json::Kind;
use serde_json::Value;
use std::collections::HashSet;
use std::ops::Range;

/// Inserts an item before the one at an index, or at the end of the list at `pointer` if the index is its length. A list
/// that isn't there is made, at the place in its object that the schema gives it.
///
/// # Errors
///
/// If the text is not JSON, or no list is or can be there.
pub fn insert(text: &str, pointer: &str, at: usize, item: &Value) -> Result<Change, Refusal> {
    let source = Source::of(text)?;
    if source.find(pointer).is_none() && at == 0 {
        let list = Value::Array(vec![item.clone()]);
        return set_content(&source, pointer, &Content::Value(&list));
    }
    let list = source.container(pointer, Kind::Array)?;
    let parts = source.parts(list);
    if at > parts.len() {
        return Err(Refusal::Place(pointer::join(pointer, &at.to_string())));
    }
    let style = neighbour(&source, list, &parts, at);
    let item = written(item, &style.indent, &style.style());
    Ok(put(&source, list, &parts, at, &item).after(source.before))
}

/// Moves the item at one index of a list to another. Its neighbours move up or down, what stands between the items stays.
///
/// # Errors
///
/// If the text is not JSON, or there is no such list, or no item at one of the indices.
pub fn shift(text: &str, pointer: &str, from: usize, to: usize) -> Result<Change, Refusal> {
    let source = Source::of(text)?;
    let parts = source.parts(source.container(pointer, Kind::Array)?);
    if from.max(to) >= parts.len() {
        let missing = pointer::join(pointer, &from.max(to).to_string());
        return Err(Refusal::Place(missing));
    }
    let text = source.document.text();
    let touched = &parts[from.min(to)..=from.max(to)];
    let mut items: Vec<&str> = touched.iter().map(|part| &text[part.clone()]).collect();
    if from < to {
        items.rotate_left(1);
    } else {
        items.rotate_right(1);
    }
    let between = touched
        .windows(2)
        .map(|two| &text[two[0].end..two[1].start]);
    let between = between.chain(std::iter::once(""));
    let changed: String = items
        .iter()
        .zip(between)
        .flat_map(|(item, between)| [item, between])
        .collect();
    let range = touched[0].start..touched[touched.len() - 1].end;
    if text[range.clone()] == changed {
        return Ok(Change::none());
    }
    Ok(Change::new(range, changed).after(source.before))
}

/// Repeats an item of a list after it. Its field `id`, if it has one, gets a number that makes it unique in the list.
///
/// # Errors
///
/// If the text is not JSON, or there is no such list or item.
pub fn duplicate(text: &str, pointer: &str, at: usize) -> Result<Change, Refusal> {
    let source = Source::of(text)?;
    let list = source.container(pointer, Kind::Array)?;
    let parts = source.parts(list);
    let item = source.document.children(list).nth(at);
    let missing = || Refusal::Place(pointer::join(pointer, &at.to_string()));
    let item = item.ok_or_else(missing)?;
    let Range { start, end } = source.range(item);
    let mut copy = source.document.text()[start..end].to_owned();
    if let Some(id) = id(&source, item) {
        let Range { start: from, end } = source.range(id);
        let fresh = Value::from(fresh(&source, list, &source.document.string(id)));
        copy.replace_range(from - start..end - start, &fresh.to_string());
    }
    Ok(put(&source, list, &parts, at + 1, &copy).after(source.before))
}

/// The entry of the text that names an item.
fn id(source: &Source, item: u32) -> Option<u32> {
    if source.document.entry(item).kind != Kind::Object {
        return None;
    }
    let id = source.document.get(item, "id")?;
    (source.document.entry(id).kind == Kind::String).then_some(id)
}

/// An id that no item of a list has: with the next number at its end.
fn fresh(source: &Source, list: u32, like: &str) -> String {
    let taken = source.document.children(list);
    let taken: HashSet<_> = taken
        .filter_map(|item| id(source, item))
        .map(|id| source.document.string(id))
        .collect();
    let stem = match like.rsplit_once('-') {
        Some((stem, number)) if number.parse::<u32>().is_ok() => stem,
        _ => like,
    };
    let mut numbers = 2_u32..;
    loop {
        let id = format!("{stem}-{}", numbers.next().unwrap_or_default());
        if !taken.contains(&*id) {
            return id;
        }
    }
}

/// Puts a part that is written already into a list or an object.
pub(super) fn put(
    source: &Source,
    container: u32,
    parts: &[Range<usize>],
    at: usize,
    part: &str,
) -> Change {
    let layout = around(source, container, parts);
    let Range { start, end } = source.range(container);
    match (at.checked_sub(1), parts.get(at)) {
        (None, None) => Change::new(
            start + 1..end - 1,
            format!("{}{part}{}", layout.before, layout.end),
        ),
        (_, Some(next)) => Change::new(next.start..next.start, format!("{part},{}", layout.before)),
        (Some(last), None) => {
            let end = parts[last].end;
            Change::new(end..end, format!(",{}{part}", layout.before))
        }
    }
}

/// How a new part of a list or an object is laid out.
pub(super) struct Neighbour {
    pub indent: String,
    unit: String,
    newline: &'static str,
    space: &'static str,
    has_lines: bool,
}

impl Neighbour {
    pub fn style(&self) -> Style<'_> {
        Style {
            unit: &self.unit,
            newline: self.newline,
            space: self.space,
            has_lines: self.has_lines,
        }
    }
}

/// Lays a new part out as the one before it or after it: on one line if that is.
pub(super) fn neighbour(
    source: &Source,
    container: u32,
    parts: &[Range<usize>],
    at: usize,
) -> Neighbour {
    let text = source.document.text();
    let layout = around(source, container, parts);
    let like = parts
        .get(at.saturating_sub(1))
        .map(|part| &text[part.clone()]);
    let is_flat = source.document.entry(container).kind == Kind::Array
        && like.is_some_and(|like| like.starts_with(['{', '[']) && !like.contains('\n'));
    let indent = layout.before.rsplit('\n').next().unwrap_or_default();
    Neighbour {
        indent: if layout.has_lines() { indent } else { "" }.to_owned(),
        unit: layout::unit(source),
        newline: layout::newline(text),
        space: layout::space(source),
        has_lines: layout.has_lines() && !is_flat,
    }
}
