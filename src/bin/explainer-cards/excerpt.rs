//! The lines of a file that a problem is about: what is printed of it.
//!
//! annotate-snippets looks through all that it is given, for each problem again. So it is given no more than
//! what it can show.

use explainer_cards::check::Problem;
use std::borrow::Cow;
use std::ops::Range;

/// Bytes of a line that are shown on each side of where a problem begins. Somewhat more than a terminal
/// is wide, for which annotate-snippets cuts again.
const SIDE: usize = 200;

/// Bytes of a problem up to which all of its lines are shown; of a larger one the first.
const WHOLE: usize = 1_000;

/// A part of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// The bytes of the text that are wrong.
    pub wrong: Range<usize>,
    /// Whether it begins or ends in the middle of a line, and marks that with `…`.
    pub cut: bool,
}

impl Excerpt {
    /// The whole lines of a problem; of a long one, and of one in a long line, what stands around its
    /// beginning.
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

/// Without the controls of C1: annotate-snippets replaces those of C0 alone, and a terminal may obey both.
fn visible(text: &str) -> Cow<'_, str> {
    let is_control = |character: char| matches!(character, '\u{80}'..='\u{9f}');
    if text.contains(is_control) {
        Cow::Owned(text.replace(is_control, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Where the line begins in which a byte stands, and whether that is too far away to be it.
fn line_start(source: &str, at: usize) -> (usize, bool) {
    let near = source.floor_char_boundary(at.saturating_sub(SIDE));
    match source[near..at].rfind('\n') {
        Some(line) => (near + line + 1, false),
        None => (near, near > 0),
    }
}

/// Where the line ends.
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
        let start = source.find(wrong).expect("it is there");
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
        };
        let Excerpt { text, wrong, cut } = Excerpt::of(source, &problem);
        (text.clone(), text[wrong].to_owned(), cut)
    }

    fn shown(text: &str, wrong: &str, cut: bool) -> (String, String, bool) {
        (text.to_owned(), wrong.to_owned(), cut)
    }

    #[test]
    fn the_lines_of_a_problem_are_shown_whole() {
        let source = "{\n  \"a\": 1,\n  \"b\": [\n2]\n}";
        assert_eq!(excerpt(source, "1"), shown("  \"a\": 1,", "1", false));
        let two = shown("  \"b\": [\n2]", "[\n2]", false);
        assert_eq!(excerpt(source, "[\n2]"), two);
        assert_eq!(excerpt(source, "{"), shown("{", "{", false));
        assert_eq!(excerpt(source, "}"), shown("}", "}", false));
    }

    #[test]
    fn of_a_long_line_what_stands_around_the_problem_is_shown() {
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
    fn what_is_wrong_may_be_longer_than_what_is_shown() {
        let source = format!("{}{}", " ".repeat(2 * SIDE), "x".repeat(2 * SIDE));
        let (text, wrong, cut) = excerpt(&source, source.trim());
        assert!(cut);
        assert_eq!(wrong, "x".repeat(SIDE));
        assert_eq!(text, format!("…{}{wrong}…", " ".repeat(SIDE)));
    }

    #[test]
    fn no_problem_is_shown_with_more_than_one_looks_at() {
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
    fn what_a_terminal_would_obey_is_replaced() {
        let source = "{\u{9b}2J \u{85}wrong\u{9b}";
        assert_eq!(
            excerpt(source, "\u{85}wrong"),
            shown("{\u{fffd}2J \u{fffd}wrong\u{fffd}", "\u{fffd}wrong", false)
        );
    }
}
