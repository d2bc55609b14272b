//! Text with inline markup.

use super::link::anchor;
use super::setting::{Setting, all, join, text};
use super::term::term;
use crate::model::decimal::digits;
use crate::model::inline::{Inline, Node};
use crate::model::{Explainer, Prose, Text};
use yew::{AttrValue, Html, html};

/// One paragraph for each text.
pub fn paragraphs(setting: &Setting, card: &str, texts: &[Prose]) -> Html {
    all(&mut texts.iter().map(|text| paragraph(setting, card, text)))
}

/// A paragraph of a text in the card with this id.
pub fn paragraph(setting: &Setting, card: &str, text: &Prose) -> Html {
    html! { <p class="text">{ prose(setting, card, text) }</p> }
}

/// What a text in the card with this id says. The texts outside of cards have the id `""`.
pub fn prose(setting: &Setting, card: &str, prose: &Prose) -> Html {
    nodes(setting, card, &prose.parse())
}

fn nodes(setting: &Setting, card: &str, inlines: &[Inline]) -> Html {
    all(&mut (0..inlines.len()).map(|index| node(setting, card, inlines, index)))
}

fn node(setting: &Setting, card: &str, inlines: &[Inline], index: usize) -> Html {
    let inside = |content: &[Inline]| nodes(setting, card, content);
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
        Node::Citation(id) => citation(setting, card, id),
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
pub fn citation(setting: &Setting, card: &str, id: &str) -> Html {
    let Some((number, source)) = setting.explainer.source(id) else {
        return Html::default();
    };
    let number = AttrValue::from(digits(number));
    let name = source.publisher.as_ref().unwrap_or(&source.title);
    let label = join(&[setting.words.source, " ", &number, ", ", name]);
    html! {
        <sup class="cite" part="cite">
            <button type="button" popovertarget={join(&["cite-", id])} data-cite={join(&[card, "/", id])}
                aria-label={label}>{ number }</button>
        </sup>
    }
}

/// For each source the indices of the cards that cite it, as often as they do.
pub fn citing(explainer: &Explainer) -> Vec<Vec<usize>> {
    let mut citing = vec![Vec::new(); explainer.sources.len()];
    for (index, card) in explainer.cards.iter().enumerate() {
        let mut cite = |id: &str| {
            if let Some((number, _)) = explainer.source(id) {
                citing[number - 1].push(index);
            }
        };
        card.each_prose(&mut |_, prose| each_citation(&prose.parse(), &mut cite));
        let sources = card
            .figures
            .iter()
            .filter_map(|figure| figure.source.as_deref());
        sources.for_each(cite);
    }
    citing
}

fn each_citation(inlines: &[Inline], cite: &mut dyn FnMut(&str)) {
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
