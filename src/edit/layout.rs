//! How a file is laid out: what stands between its values.

use super::place::Source;
use std::ops::Range;

/// The white space around the parts of a list or an object.
pub struct Layout {
    /// What stands before each part.
    pub before: String,
    /// What stands before the closing bracket.
    pub end: String,
}

/// The layout of a list or an object, and what stands before each of its parts.
pub fn around(source: &Source, container: u32, parts: &[Range<usize>]) -> Layout {
    let text = source.document.text();
    let Range { start, end } = source.range(container);
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return empty(source, container);
    };
    let before = match parts {
        // Without a second part nothing tells how the file separates parts on one line.
        [only] if !text[start + 1..only.start].contains('\n') => space(source).to_owned(),
        [_] => line(&text[start + 1..first.start]).to_owned(),
        [.., before, last] => {
            let between = text[before.end..last.start].trim_start_matches([' ', '\t', '\r', '\n']);
            line(between.strip_prefix(',').unwrap_or_default()).to_owned()
        }
        [] => String::new(),
    };
    let end = text[last.end..end - 1].to_owned();
    Layout { before, end }
}

/// The last line break in white space, with the indentation after it; all of it if there is none.
fn line(space: &str) -> &str {
    let Some(at) = space.rfind('\n') else {
        return space;
    };
    &space[at - usize::from(space[..at].ends_with('\r'))..]
}

/// The layout that an empty list or object gets with its first part: one line if what contains it is on one line.
fn empty(source: &Source, container: u32) -> Layout {
    let text = source.document.text();
    if parent(source, container).is_some_and(|parent| !text[source.range(parent)].contains('\n')) {
        return Layout {
            before: String::new(),
            end: String::new(),
        };
    }
    let start = source.range(container).start;
    let end = format!("{}{}", newline(text), indentation(text, start));
    Layout {
        before: format!("{end}{}", unit(source)),
        end,
    }
}

impl Layout {
    /// Whether each part has a line of its own.
    pub fn has_lines(&self) -> bool {
        self.before.contains('\n')
    }
}

/// The innermost list or object that contains an entry.
fn parent(source: &Source, entry: u32) -> Option<u32> {
    (0..entry)
        .rev()
        .find(|other| source.document.entry(*other).next > entry)
}

/// The white space at the start of the line on which a place is.
pub fn indentation(text: &str, at: usize) -> &str {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = &text[line..at];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// How the file ends its lines.
pub fn newline(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// By what each level is indented more than the one around it: two spaces unless the file does otherwise.
pub fn unit(source: &Source) -> String {
    let text = source.document.text();
    let first = source.parts(0).first().map(|part| part.start);
    let unit = first
        .filter(|first| text[..*first].contains('\n'))
        .map_or("", |first| indentation(text, first));
    if unit.is_empty() { "  " } else { unit }.to_owned()
}

/// What follows a colon, and a comma in a line.
pub fn space(source: &Source) -> &'static str {
    if is_dense(source) { "" } else { " " }
}

/// Whether the file is written without white space.
fn is_dense(source: &Source) -> bool {
    let mut children = source.document.children(0);
    let (Some(name), Some(value)) = (children.next(), children.next()) else {
        return false;
    };
    source.range(name).end + 1 == source.range(value).start
}
