//! Text with inline markup.

use super::html::html;
use super::ids;
use super::link::anchor;
use super::nodes::{act, all, join, text};
use super::term::term;
use crate::model::decimal::digits;
use crate::model::inline::{Inline, Node};
use crate::model::{Passage, Prose, Text, ascii};
use crate::state::{Request, Session};
use yew::{AttrValue, Html};

/// Paragraphs and bullet lists.
pub fn passages(session: &Session, place: &str, passages: &[Passage]) -> Html {
    all(&mut passages.iter().map(|passage| match passage {
        Passage::Paragraph(text) => paragraph(session, place, text),
        Passage::List(texts) => {
            html! { <ul class="text">{ items(session, place, texts) }</ul> }
        }
    }))
}

/// One list item for each text.
pub fn items(session: &Session, place: &str, texts: &[Prose]) -> Html {
    let item = |text| html! { <li class="text">{ prose(session, place, text) }</li> };
    all(&mut texts.iter().map(item))
}

/// A text as a paragraph.
pub fn paragraph(session: &Session, place: &str, text: &Prose) -> Html {
    html! { <p class="text">{ prose(session, place, text) }</p> }
}

/// A text. `place` says where it stands: the id of a card, or one of the names in [`place`](crate::state::place).
pub fn prose(session: &Session, place: &str, prose: &Prose) -> Html {
    nodes(session, place, &prose.parse())
}

fn nodes(session: &Session, place: &str, inlines: &[Inline]) -> Html {
    all(&mut (0..inlines.len()).map(|index| node(session, place, inlines, index)))
}

fn node(session: &Session, place: &str, inlines: &[Inline], index: usize) -> Html {
    let inside = |content: &[Inline]| nodes(session, place, content);
    let pieces = |index| pieces(inlines, index);
    match &inlines[index].node {
        Node::Text(_) => piece(pieces(index)[1]),
        Node::Strong(content) => html! { <strong>{ inside(content) }</strong> },
        Node::Emphasis(content) => html! { <em>{ inside(content) }</em> },
        Node::Link(link, content) => anchor(Some(*link), inside(content)),
        Node::Term(id, content) => {
            let term = term(session, id, inside(content), content.is_empty());
            let (before, after) = (pieces(index.wrapping_sub(1))[2], pieces(index + 1)[0]);
            if before.is_empty() && after.is_empty() {
                return term;
            }
            html! { <span class="tied">{ piece(before) }{ term }{ piece(after) }</span> }
        }
        Node::Citation(id) => citation(session, place, id),
    }
}

fn piece(piece: &str) -> Html {
    text(&Text::from(piece))
}

/// Splits a text in three: the character that sticks to a term before the text, the rest, and the character that sticks
/// to a term after it.
///
/// A term is a button, and browsers allow a line break at both sides of a button: a full stop would begin the next
/// line, and an `l’` would end one. So the characters beside it are kept on its line.
fn pieces<'a>(inlines: &[Inline<'a>], index: usize) -> [&'a str; 3] {
    let Some(&Node::Text(text)) = inlines.get(index).map(|inline| &inline.node) else {
        return [""; 3];
    };
    let length = |letter: Option<char>, neighbour: usize| match (letter, inlines.get(neighbour)) {
        (Some(letter), Some(inline)) if letter > ' ' && matches!(inline.node, Node::Term(..)) => {
            letter.len_utf8()
        }
        _ => 0,
    };
    let (before, rest) = text.split_at(length(text.chars().next(), index.wrapping_sub(1)));
    let after = rest.len() - length(rest.chars().next_back(), index + 1);
    let (rest, after) = rest.split_at(after);
    [before, rest, after]
}

/// The number of a source, as a button that opens its popover. Nothing for an unknown source.
pub fn citation(session: &Session, place: &str, id: &str) -> Html {
    let Some((number, source)) = session.explainer.source(id) else {
        return Html::default();
    };
    let number = AttrValue::from(digits(number));
    let name = source.publisher.as_ref().unwrap_or(&source.title);
    // "Ministry, Department, Office": the first part is enough to know who says so.
    let name = ascii::split(name, b',').next().unwrap_or(name);
    let label = join(&[session.words.source, " ", &number, ", ", name]);
    html! {
        <sup class="cite" part="cite">
            <button type="button" popovertarget={ids::cite(id)}
                data-act={act(Request::Consult { place, source: id })} aria-label={label}>{ number }</button>
        </sup>
    }
}
