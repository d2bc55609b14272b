//! The part of a file that is printed with a problem.
//!
//! annotate-snippets searches the whole source that it is given, once for each problem. So it is given only what it
//! can show.

use explainer_cards::check::Problem;
use std::borrow::Cow;
use std::ops::Range;

/// The number of bytes shown of a long line, before and after the start of the problem. More than the width of a
/// terminal, to which annotate-snippets cuts the lines.
const SIDE: usize = 200;

/// The largest problem, in bytes, of which all lines are shown. Of a larger one only the first line is shown.
const WHOLE: usize = 1_000;

/// A part of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// The range of the problem in the text, in bytes.
    pub wrong: Range<usize>,
    /// Whether the text starts or ends in the middle of a line, which `…` marks.
    pub cut: bool,
}

impl Excerpt {
    /// The lines of a problem. If the problem or its line is long, only the surroundings of its start.
    pub fn of(source: &str, problem: &Problem) -> Self {
        let (start, end) = (problem.start, problem.end);
        let (from, from_cut) = line_start(source, start);
        let whole = !from_cut && end - start <= WHOLE;
        let (to, to_cut) = line_end(source, if whole { end } else { start });
        let before = if from_cut { "…" } else { "" };
        let before = [before, &visible(&source[from..start])].concat();
        let wrong = visible(&source[start..end.min(to)]);
        let after = visible(&source[end.min(to)..to]);
        let after = [&*after, if to_cut { "…" } else { "" }].concat();
        Self {
            wrong: before.len()..before.len() + wrong.len(),
            text: [&before, &*wrong, &after].concat(),
            cut: from_cut || to_cut,
        }
    }
}

/// Replaces C1 control characters. annotate-snippets replaces only C0, and terminals interpret both.
fn visible(text: &str) -> Cow<'_, str> {
    let is_control = |character: char| matches!(character, '\u{80}'..='\u{9f}');
    if text.contains(is_control) {
        Cow::Owned(text.replace(is_control, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The start of the line that contains a byte, or a place near the byte, and whether the line was cut there.
fn line_start(source: &str, at: usize) -> (usize, bool) {
    let near = source.floor_char_boundary(at.saturating_sub(SIDE));
    match source[near..at].rfind('\n') {
        Some(line) => (near + line + 1, false),
        None => (near, near > 0),
    }
}

/// The end of the line that contains a byte, or a place near the byte, and whether the line was cut there.
fn line_end(source: &str, at: usize) -> (usize, bool) {
    let near = source.ceil_char_boundary(source.len().min(at + SIDE));
    match source[at..near].find('\n') {
        Some(line) => (at + line, false),
        None => (near, near < source.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use explainer_cards::check::Severity;

    fn excerpt(source: &str, wrong: &str) -> (String, String, bool) {
        let start = source.find(wrong).expect("the source contains it");
        let problem = Problem {
            rule: "id",
            severity: Severity::Error,
            pointer: String::new(),
            line: 1,
            column: 1,
            message: String::new(),
            label: String::new(),
            help: String::new(),
            more: 0,
            start,
            end: start + wrong.len(),
            fix: None,
        };
        let Excerpt { text, wrong, cut } = Excerpt::of(source, &problem);
        (text.clone(), text[wrong].to_owned(), cut)
    }

    fn shown(text: &str, wrong: &str, cut: bool) -> (String, String, bool) {
        (text.to_owned(), wrong.to_owned(), cut)
    }

    #[test]
    fn the_lines_of_a_problem_are_shown_in_full() {
        let source = "{\n  \"a\": 1,\n  \"b\": [\n2]\n}";
        assert_eq!(excerpt(source, "1"), shown("  \"a\": 1,", "1", false));
        let two = shown("  \"b\": [\n2]", "[\n2]", false);
        assert_eq!(excerpt(source, "[\n2]"), two);
        assert_eq!(excerpt(source, "{"), shown("{", "{", false));
        assert_eq!(excerpt(source, "}"), shown("}", "}", false));
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides_of_the_problem() {
        let side = "é".repeat(SIDE);
        let source = format!("{{\n{side}wrong{side}\n}}");
        let near = "é".repeat(SIDE / 2);
        let (text, wrong, cut) = excerpt(&source, "wrong");
        assert!(
            cut && text.starts_with('…') && text.ends_with('…'),
            "{text}"
        );
        assert!(text.contains(&format!("{near}wrong")), "{text}");
        assert_eq!(wrong, "wrong");
        assert!(text.len() < 3 * SIDE, "{}", text.len());
    }

    #[test]
    fn a_long_problem_in_a_long_line_is_cut() {
        let source = format!("{}{}", " ".repeat(2 * SIDE), "x".repeat(2 * SIDE));
        let (text, wrong, cut) = excerpt(&source, source.trim());
        assert!(cut);
        assert_eq!(wrong, "x".repeat(SIDE));
        assert_eq!(text, format!("…{}{wrong}…", " ".repeat(SIDE)));
    }

    #[test]
    fn the_size_of_an_excerpt_is_limited() {
        for inside in ["é", "x\n", "\n"] {
            for before in ["", "  ", &" ".repeat(2 * SIDE)] {
                let wrong = inside.repeat(100_000);
                let source = format!("{{\n{before}[{wrong}]\n}}");
                let (text, _, _) = excerpt(&source, &format!("[{wrong}]"));
                assert!(text.len() <= WHOLE + 2 * SIDE + 6, "{}", text.len());
                assert!(text.contains('['), "{text}");
            }
        }
    }

    #[test]
    fn c1_control_characters_are_replaced() {
        let source = "{\u{9b}2J \u{85}wrong\u{9b}";
        assert_eq!(
            excerpt(source, "\u{85}wrong"),
            shown("{\u{fffd}2J \u{fffd}wrong\u{fffd}", "\u{fffd}wrong", false)
        );
    }
}
