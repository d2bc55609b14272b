//! Texts with marks: from runs of equal style to the inline text of the explainer file.

use super::loss::Losses;
use crate::model::inline::{Inline, Node, parse_with};
use std::rc::Rc;

/// A piece of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub style: Style,
}

/// What marks can say about a piece of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub strong: bool,
    pub emphasis: bool,
    /// A URL that [`crate::model::link::Link`] accepts.
    pub link: Option<Rc<str>>,
}

/// A text with marks, and the number of its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich(Vec<Run>, usize);

/// What to do about marks that can't be written.
const INSIDE: &str = "nothing, or mark other words; a mark can't begin or end inside of a word";

/// Which marks are written, from all of them to none. Marks that would mean something else where they stand, such as a
/// strong `“word”` in the middle of another word, are left out.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Marks {
    None,
    Links,
    Strong,
    All,
}

impl Rich {
    /// A text without marks.
    pub fn plain_text(text: &str) -> Self {
        let mut rich = Self::default();
        rich.push(text, &Style::default());
        rich.normalised()
    }

    /// Appends a piece of text.
    pub fn push(&mut self, text: &str, style: &Style) {
        self.1 += text.len();
        match self.0.last_mut() {
            Some(last) if last.style == *style => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.0.push(Run {
                text: text.to_owned(),
                style: style.clone(),
            }),
        }
    }

    /// Appends another text.
    pub fn append(&mut self, other: &Self) {
        for run in &other.0 {
            self.push(&run.text, &run.style);
        }
    }

    /// The text without its marks.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| &*run.text).collect()
    }

    /// The length of [`Rich::plain`], in bytes.
    pub fn length(&self) -> usize {
        self.1
    }

    /// The text without its marks, from a byte on.
    pub fn tail(&self, start: usize) -> String {
        let (mut end, mut pieces) = (self.1, vec![]);
        for run in self.0.iter().rev() {
            if end <= start {
                break;
            }
            let before = end - run.text.len();
            pieces.push(&run.text[start.saturating_sub(before)..]);
            end = before;
        }
        pieces.into_iter().rev().collect()
    }

    /// Whether the text says nothing.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }

    /// Whether all of it is strong.
    pub fn is_strong(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|run| run.style.strong)
    }

    /// The same text, all of it strong.
    pub fn strong(mut self) -> Self {
        for run in &mut self.0 {
            run.style.strong = true;
        }
        self.normalised()
    }

    /// Splits the text at a byte of [`Rich::plain`].
    pub fn split(&self, at: usize) -> (Self, Self) {
        let (mut first, mut second) = (Self::default(), Self::default());
        let mut start = 0;
        for run in &self.0 {
            let here = at.saturating_sub(start).min(run.text.len());
            let here = run.text.floor_char_boundary(here);
            first.push(&run.text[..here], &run.style);
            second.push(&run.text[here..], &run.style);
            start += run.text.len();
        }
        (first.normalised(), second.normalised())
    }

    /// With single spaces, none at either end, and none in a mark at its ends.
    pub fn normalised(&self) -> Self {
        let mut pieces: Vec<Run> = vec![];
        for run in &self.0 {
            for (is_space, text) in words(&run.text) {
                match pieces.last() {
                    _ if !is_space => pieces.push(Run {
                        text: text.to_owned(),
                        style: run.style.clone(),
                    }),
                    Some(last) if last.text != " " => {
                        pieces.push(Run {
                            text: " ".to_owned(),
                            style: Style::default(),
                        });
                    }
                    _ => {}
                }
            }
        }
        if pieces.last().is_some_and(|last| last.text == " ") {
            pieces.pop();
        }
        // A space has the style that the words on both sides of it share.
        for index in 1..pieces.len().saturating_sub(1) {
            if pieces[index].text == " " {
                pieces[index].style = shared(&pieces[index - 1].style, &pieces[index + 1].style);
            }
        }
        let mut normal = Self::default();
        for piece in pieces {
            normal.push(&piece.text, &piece.style);
        }
        normal
    }

    /// The inline text. Reports marks that can't be written.
    pub fn write(&self, place: &str, losses: &mut Losses) -> String {
        let rich = self.normalised();
        let attempts = [
            (Marks::All, false),
            (Marks::All, true),
            (Marks::Strong, true),
            (Marks::Links, true),
        ];
        let written = attempts.into_iter().find_map(|(marks, escape)| {
            let text = rich.emit(marks, escape);
            rich.reads(&text, marks).then_some((text, marks))
        });
        let (text, marks) = written.unwrap_or_else(|| (rich.emit(Marks::None, true), Marks::None));
        rich.report(marks, INSIDE, place, losses);
        text
    }

    /// The plain text, for a field without marks. Reports the marks.
    pub fn write_plain(&self, place: &str, losses: &mut Losses) -> String {
        let rich = self.normalised();
        rich.report(
            Marks::None,
            "nothing: titles and headings have no marks",
            place,
            losses,
        );
        rich.plain()
    }

    /// Reports the marks that weren't written. Those of a text that is strong as a whole, such as a heading, say nothing.
    fn report(&self, written: Marks, help: &str, place: &str, losses: &mut Losses) {
        let is_strong = self.is_strong();
        for run in &self.0 {
            if let Some(link) = &run.style.link
                && written < Marks::Links
            {
                let message = format!("link left out, its text `{}` kept", run.text.trim());
                losses.add(
                    place,
                    &message,
                    link,
                    "link it from a text with marks, such as `body`",
                );
            }
            let strong = run.style.strong && written < Marks::Strong && !is_strong;
            let emphasis = run.style.emphasis && written < Marks::All;
            if strong || emphasis {
                let what = if strong { "strong" } else { "emphasised" };
                let message = format!("{what} `{}` kept as ordinary text", run.text.trim());
                losses.add(place, &message, "", help);
            }
        }
    }

    fn emit(&self, marks: Marks, escape: bool) -> String {
        let groups = self
            .0
            .chunk_by(|one, other| one.style.link == other.style.link);
        let groups = groups.map(|group| match &group[0].style.link {
            Some(link) if marks >= Marks::Links => {
                format!("[{}]({link})", strong(group, marks, escape))
            }
            _ => strong(group, marks, escape),
        });
        groups.collect()
    }

    /// Whether an inline text says the same, with the same marks.
    fn reads(&self, text: &str, marks: Marks) -> bool {
        let mut wanted = Self::default();
        for run in &self.0 {
            let style = Style {
                strong: run.style.strong && marks >= Marks::Strong,
                emphasis: run.style.emphasis && marks >= Marks::All,
                link: run.style.link.clone(),
            };
            wanted.push(&run.text, &style);
        }
        let (mut read, mut faults) = (Self::default(), 0);
        let inlines = parse_with(text, &mut |_| faults += 1);
        collect(&inlines, &Style::default(), &mut read);
        faults == 0 && read == wanted
    }
}

fn strong(runs: &[Run], marks: Marks, escape: bool) -> String {
    let groups = runs.chunk_by(|one, other| one.style.strong == other.style.strong);
    let groups = groups.map(|group| {
        let text = emphasised(group, marks, escape);
        if group[0].style.strong && marks >= Marks::Strong {
            format!("**{text}**")
        } else {
            text
        }
    });
    groups.collect()
}

fn emphasised(runs: &[Run], marks: Marks, escape: bool) -> String {
    let texts = runs.iter().map(|run| {
        let text = escaped(&run.text, escape);
        if run.style.emphasis && marks >= Marks::All {
            format!("*{text}*")
        } else {
            text
        }
    });
    texts.collect()
}

/// A literal text. Brackets are only escaped if they have to be: `[1]` is a common text.
fn escaped(text: &str, brackets: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_mark = match character {
            '*' => true,
            '[' | ']' => brackets,
            // A mark may follow the last character.
            '\\' => characters.peek().is_none_or(char::is_ascii_punctuation),
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Reads an inline text back.
fn collect(inlines: &[Inline], style: &Style, read: &mut Rich) {
    for inline in inlines {
        match &inline.node {
            Node::Text(text) => read.push(text, style),
            Node::Strong(content) => {
                collect(
                    content,
                    &Style {
                        strong: true,
                        ..style.clone()
                    },
                    read,
                );
            }
            Node::Emphasis(content) => {
                collect(
                    content,
                    &Style {
                        emphasis: true,
                        ..style.clone()
                    },
                    read,
                );
            }
            Node::Link(link, content) => {
                let link = Some(link.as_str().into());
                collect(
                    content,
                    &Style {
                        link,
                        ..style.clone()
                    },
                    read,
                );
            }
            // Not written by `emit`: the two texts differ.
            Node::Term(..) | Node::Citation(_) => read.push("\0", style),
        }
    }
}

fn shared(one: &Style, other: &Style) -> Style {
    Style {
        strong: one.strong && other.strong,
        emphasis: one.emphasis && other.emphasis,
        link: one
            .link
            .clone()
            .filter(|link| other.link.as_ref() == Some(link)),
    }
}

/// The words of a text and the white space between them. A no-break space is a part of a word.
fn words(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let is_space = |character: char| {
        matches!(
            character,
            ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{2028}' | '\u{2029}'
        )
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let kind = is_space(first);
        let end = rest
            .find(|character| is_space(character) != kind)
            .unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some((kind, piece))
    })
}
