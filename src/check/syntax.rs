//! Problems of files that are no JSON.

use super::place::Lines;
use super::problem::{Problem, Severity};
use super::wording;
use crate::model::json::SyntaxFault;

/// The problems in words. There is no document to point into, so the pointer is empty.
pub fn problems(bytes: &[u8], faults: &[SyntaxFault]) -> Vec<Problem> {
    let text = readable(bytes);
    let lines = Lines::of(text);
    let problem = |fault: &SyntaxFault| {
        let (start, end) = (fault.start as usize, fault.end as usize);
        let (line, column) = lines.position(start.min(text.len()));
        let (message, help) = wording::syntax(fault.kind, text.get(start..end).unwrap_or(""));
        Problem {
            rule: "syntax",
            severity: Severity::Error,
            pointer: String::new(),
            line,
            column,
            message,
            help,
            start: start.min(text.len()),
            end: end.min(text.len()),
        }
    };
    faults.iter().map(problem).collect()
}

/// The text as far as it is text, without a byte order mark.
pub fn readable(bytes: &[u8]) -> &str {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or(""),
    }
}
