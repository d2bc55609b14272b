//! Text with inline markup.

use super::link::anchor;
use super::setting::{Setting, all, join, text};
use super::term::term;
use crate::model::decimal::digits;
use crate::model::inline::{Inline, Node};
use crate::model::{Prose, Text};
use yew::{AttrValue, Html, html};

/// One paragraph for each text.
pub fn paragraphs(setting: &Setting, place: &str, texts: &[Prose]) -> Html {
    all(&mut texts.iter().map(|text| paragraph(setting, place, text)))
}

/// A paragraph of a text at this place.
pub fn paragraph(setting: &Setting, place: &str, text: &Prose) -> Html {
    html! { <p class="text">{ prose(setting, place, text) }</p> }
}

/// What a text at this place says: the id of a card, or what [`place`](crate::state::place) names.
pub fn prose(setting: &Setting, place: &str, prose: &Prose) -> Html {
    nodes(setting, place, &prose.parse())
}

fn nodes(setting: &Setting, place: &str, inlines: &[Inline]) -> Html {
    all(&mut (0..inlines.len()).map(|index| node(setting, place, inlines, index)))
}

fn node(setting: &Setting, place: &str, inlines: &[Inline], index: usize) -> Html {
    let inside = |content: &[Inline]| nodes(setting, place, content);
    let pieces = |index| pieces(inlines, index);
    match &inlines[index].node {
        Node::Text(_) => piece(pieces(index)[1]),
        Node::Strong(content) => html! { <strong>{ inside(content) }</strong> },
        Node::Emphasis(content) => html! { <em>{ inside(content) }</em> },
        Node::Link(link, content) => anchor(Some(*link), inside(content)),
        Node::Term(id, content) => {
            let term = term(setting, id, inside(content), content.is_empty());
            let (before, after) = (pieces(index.wrapping_sub(1))[2], pieces(index + 1)[0]);
            if before.is_empty() && after.is_empty() {
                return term;
            }
            html! { <span class="tied">{ piece(before) }{ term }{ piece(after) }</span> }
        }
        Node::Citation(id) => citation(setting, place, id),
    }
}

fn piece(piece: &str) -> Html {
    text(&Text::from(piece))
}

/// A text in three: what belongs to a term before it, the rest, what belongs to a term after it.
///
/// A button is a box of its own, at both sides of which a line may break: a full stop would begin the
/// next line, an `l’` would end one. So the character beside it goes into one unbreakable piece with it;
/// beyond that the usual rules hold.
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

/// The number of a source, as a button that shows it beside the sentence. Nothing for a source that does
/// not exist.
pub fn citation(setting: &Setting, place: &str, id: &str) -> Html {
    let Some((number, source)) = setting.explainer.source(id) else {
        return Html::default();
    };
    let number = AttrValue::from(digits(number));
    let name = source.publisher.as_ref().unwrap_or(&source.title);
    let label = join(&[setting.words.source, " ", &number, ", ", name]);
    html! {
        <sup class="cite" part="cite">
            <button type="button" popovertarget={join(&["cite-", id])} data-cite={join(&[place, "/", id])}
                aria-label={label}>{ number }</button>
        </sup>
    }
}

/// Visits the id of each citation in a text.
pub fn each_citation(inlines: &[Inline], cite: &mut dyn FnMut(&str)) {
    for inline in inlines {
        match &inline.node {
            Node::Citation(id) => cite(id),
            Node::Strong(content)
            | Node::Emphasis(content)
            | Node::Link(_, content)
            | Node::Term(_, content) => each_citation(content, cite),
            Node::Text(_) => {}
        }
    }
}
