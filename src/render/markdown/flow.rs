//! The text of a paragraph, with its marks.

use super::escape::{append, destination};
use crate::render::outline::Span;

/// Spans as the content of a block. Lines end only at intended breaks.
pub fn line(spans: &[Span]) -> String {
    let mut flow = Flow {
        block: String::new(),
        start: 0,
        closed: false,
    };
    flow.spans(spans, None);
    flow.block.trim_end().to_owned()
}

struct Flow {
    block: String,
    /// The start of the last line.
    start: usize,
    /// Whether the text ends with the end of an emphasis.
    closed: bool,
}

impl Flow {
    /// Writes spans that `next` follows, if there is a next character.
    fn spans(&mut self, spans: &[Span], after: Option<char>) {
        // From the end, so that each span is looked at once: spans can be empty.
        let mut following = after;
        let mut ends: Vec<Option<char>> = Vec::with_capacity(spans.len());
        for span in spans.iter().rev() {
            ends.push(following);
            following = first(span).or(following);
        }
        for (span, after) in spans.iter().zip(ends.into_iter().rev()) {
            self.span(span, after);
        }
    }

    fn span(&mut self, span: &Span, after: Option<char>) {
        match span {
            Span::Text(text) => append(text, self.start, &mut self.block),
            Span::Strong(content) => return self.emphasis("**", content, after),
            Span::Emphasis(content) => {
                let inside_word = self.block.chars().next_back().is_some_and(is_letter)
                    || after.is_some_and(is_letter);
                let mark = if inside_word { "*" } else { "_" };
                return self.emphasis(mark, content, after);
            }
            Span::Foreign(_, content) => return self.spans(content, after),
            Span::Link(href, content) => {
                self.block.push('[');
                self.closed = false;
                self.spans(content, Some(']'));
                self.block.extend(["](", &destination(href), ")"]);
            }
            Span::Citation(number, href) => {
                let number = Span::Text(format!("[{number}]"));
                match href {
                    Some(href) => self.span(&Span::Link(href.clone(), vec![number]), after),
                    None => self.span(&number, after),
                }
            }
            Span::Break => {
                self.block.push_str("\\\n");
                self.start = self.block.len();
            }
        }
        self.closed = false;
    }

    /// Content between marks, or without them where they would not be marks: `CommonMark` asks what
    /// stands on both sides (<https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run>).
    fn emphasis(&mut self, mark: &str, content: &[Span], after: Option<char>) {
        let before = self.block.chars().next_back();
        let opens = content.iter().find_map(first);
        let closes = content.iter().rev().find_map(last);
        let holds = flanks(before, opens) && flanks(after, closes) && !self.closed;
        if !holds {
            return self.spans(content, after);
        }
        self.block.push_str(mark);
        self.closed = false;
        self.spans(content, mark.chars().next());
        self.block.push_str(mark);
        self.closed = true;
    }
}

/// Whether a mark between two characters, of which the second is inside, can open or close.
fn flanks(outside: Option<char>, inside: Option<char>) -> bool {
    let Some(inside) = inside else { return false };
    let is_free = outside.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
    !inside.is_whitespace() && (is_letter(inside) || is_free)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

/// The first character that a span writes, as far as `CommonMark` distinguishes characters.
fn first(span: &Span) -> Option<char> {
    match span {
        Span::Text(text) => text.chars().next(),
        Span::Strong(content) | Span::Emphasis(content) | Span::Foreign(_, content) => {
            content.iter().find_map(first)
        }
        Span::Link(..) | Span::Citation(..) => Some('['),
        Span::Break => Some('\n'),
    }
}

/// The last character.
fn last(span: &Span) -> Option<char> {
    match span {
        Span::Text(text) => text.chars().next_back(),
        Span::Strong(content) | Span::Emphasis(content) | Span::Foreign(_, content) => {
            content.iter().rev().find_map(last)
        }
        Span::Link(..) => Some(')'),
        Span::Citation(..) => Some(']'),
        Span::Break => Some('\n'),
    }
}
