//! Marks inside a text: what the buttons above it do to the selection.

use std::ops::Range;

/// A mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    Strong,
    Emphasis,
    Link,
    /// A term, by its id.
    Term(String),
    /// A citation of a source, by its id.
    Source(String),
}

/// The text with a mark at the selection, and the selection after it. Both selections are in UTF-16 code units, as in
/// browsers.
pub fn mark(text: &str, selection: Range<u32>, mark: &Mark) -> (String, Range<u32>) {
    let (start, end) = (byte(text, selection.start), byte(text, selection.end));
    let (before, selected, after) = (&text[..start], &text[start..end], &text[end..]);
    let (open, inner, close) = match mark {
        Mark::Strong => return around(before, selected, after, "**"),
        Mark::Emphasis => return around(before, selected, after, "*"),
        Mark::Link => {
            // What comes next is the address.
            let head = format!("{before}[{selected}](");
            let address = "https://";
            let at = units(&head);
            let text = format!("{head}{address}){after}");
            return (text, at..at + units(address));
        }
        Mark::Term(id) if selected.is_empty() => ("[[", id.clone(), "]]"),
        Mark::Term(id) => ("[[", format!("{id}|{selected}"), "]]"),
        Mark::Source(id) => ("", format!("{selected}[^{id}]"), ""),
    };
    let head = format!("{before}{open}{inner}{close}");
    let at = units(&head);
    (head + after, at..at)
}

/// Puts a mark around the selection, or takes it away if it is there.
fn around(before: &str, selected: &str, after: &str, mark: &str) -> (String, Range<u32>) {
    let stars_before = before.len() - before.trim_end_matches('*').len();
    let stars_after = after.len() - after.trim_start_matches('*').len();
    let run = stars_before.min(stars_after);
    // Three stars are both marks.
    let is_marked = run >= 3 || run == mark.len();
    if let (true, Some(before), Some(after)) = (
        is_marked,
        before.strip_suffix(mark),
        after.strip_prefix(mark),
    ) {
        let at = units(before);
        return (
            format!("{before}{selected}{after}"),
            at..at + units(selected),
        );
    }
    let at = units(before) + units(mark);
    let text = format!("{before}{mark}{selected}{mark}{after}");
    (text, at..at + units(selected))
}

/// The byte at which a UTF-16 code unit begins; the end for one beyond it.
fn byte(text: &str, unit: u32) -> usize {
    let mut units = 0;
    for (at, character) in text.char_indices() {
        if units >= unit {
            return at;
        }
        units += u32::try_from(character.len_utf16()).unwrap_or(0);
    }
    text.len()
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
