//! The simplest nodes.

use super::html::html;
use crate::model::{Text, ascii};
use crate::state::Request;
use std::ops::Range;
use yew::{AttrValue, Html, virtual_dom::VText};

/// The words that French joins to a verb by a hyphen (`est-ce`, `demande-t-il`, `allez-vous-en`) or to a pronoun
/// (`celle-ci`).
const JOINED: &str =
    "t je tu il ils elle elles on nous vous ce le la les moi toi lui leur y en ci là";

/// A text as nodes: one text node, and a span for each hyphen after which no line may break.
///
/// Browsers break lines after a hyphen, but French sets an inversion on one line. A span keeps the text as the author
/// wrote it, for search, copies and screen readers; a no-break hyphen would change it. In other languages the rule
/// joins a few words such as `add-on`, which does no harm.
pub fn text(text: &Text) -> Html {
    let mut nodes = vec![];
    let mut done = 0;
    for at in 1..text.len() {
        let end = at + joined(text.as_bytes(), at);
        if end > at {
            nodes.push(piece(text, done..at));
            nodes.push(html! { <span class="joined">{ piece(text, at..end) }</span> });
            done = end;
        }
    }
    nodes.push(piece(text, done..text.len()));
    all(&mut nodes.into_iter())
}

fn piece(text: &Text, range: Range<usize>) -> Html {
    VText::new(join(&[text.get(range).unwrap_or_default()])).into()
}

/// The length of the hyphen at a place and the word that it joins, in bytes. 0 if it joins none of these words.
fn joined(text: &[u8], at: usize) -> usize {
    let Some(rest) = text[at..].strip_prefix(b"-") else {
        return 0;
    };
    let mut lengths = ascii::split(JOINED, b' ').filter_map(|word| {
        let after = rest.strip_prefix(word.as_bytes())?;
        (!after.first().is_some_and(u8::is_ascii_alphabetic)).then_some(1 + word.len())
    });
    lengths.next().unwrap_or(0)
}

/// A text node with words of the interface.
pub fn word(word: &'static str) -> Html {
    VText::new(AttrValue::Static(word)).into()
}

/// Words of the interface and a space in one text node, as an HTML parser would make. Browsers set two text nodes a
/// fraction of a pixel further apart.
pub fn spaced(word: &'static str) -> Html {
    VText::new(join(&[word, " "])).into()
}

/// Joins the parts of an id or an accessible name.
pub fn join(parts: &[&str]) -> AttrValue {
    AttrValue::from(parts.concat())
}

/// The value of `data-act` for what a control asks for.
pub fn act(request: Request) -> AttrValue {
    AttrValue::from(request.print())
}

/// Several nodes. Not generic, so that the loop is compiled once.
pub fn all(nodes: &mut dyn Iterator<Item = Html>) -> Html {
    nodes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with brackets around the joined parts.
    fn marked(source: &str) -> String {
        let mut marked = String::new();
        let mut done = 0;
        for at in 1..source.len() {
            let length = joined(source.as_bytes(), at);
            if length > 0 {
                marked += &[&source[done..at], "[", &source[at..at + length], "]"].concat();
                done = at + length;
            }
        }
        marked + &source[done..]
    }

    #[test]
    fn an_inversion_is_joined_to_its_verb() {
        for (source, expected) in [
            ("Qu’est-ce que la HBM ?", "Qu’est[-ce] que la HBM ?"),
            ("Que demande-t-il ?", "Que demande[-t][-il] ?"),
            (
                "Les Chinois paieront-ils, ou",
                "Les Chinois paieront[-ils], ou",
            ),
            ("Où en est-on\u{a0}?", "Où en est[-on]\u{a0}?"),
            ("Pékin a-t-elle cédé", "Pékin a[-t][-elle] cédé"),
            ("Allez-vous-en !", "Allez[-vous][-en] !"),
            ("Celle-ci, celui-là.", "Celle[-ci], celui[-là]."),
            ("Vas-y", "Vas[-y]"),
        ] {
            assert_eq!(marked(source), expected);
        }
    }

    #[test]
    fn other_hyphens_may_end_a_line() {
        for source in [
            "quelques-unes",
            "avant-garde",
            "les États-Unis",
            "c’est-à-dire",
            "peut-être",
            "H20 - la puce",
            "- il",
            "a-enfin",
            "https://exemple.fr/les-puces-hbm",
        ] {
            assert_eq!(marked(source), source);
        }
    }
}
