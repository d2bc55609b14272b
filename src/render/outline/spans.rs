//! Inline text as spans.

use super::{Block, Span, Writer};
use crate::model::inline::{Inline, Node};
use crate::model::{Passage, Prose};

impl Writer<'_> {
    /// The spans of a text.
    pub fn prose(&self, prose: &Prose) -> Vec<Span> {
        self.spans(&prose.parse())
    }

    /// Paragraphs and bullet lists.
    pub fn passages(&self, passages: &[Passage], blocks: &mut Vec<Block>) {
        for passage in passages {
            match passage {
                Passage::Paragraph(text) => blocks.push(self.paragraph(text)),
                Passage::List(texts) => blocks.extend(self.list(texts)),
            }
        }
    }

    /// A bullet list, or nothing if it has no items.
    pub fn list(&self, texts: &[Prose]) -> Option<Block> {
        let items = texts.iter().map(|text| vec![self.paragraph(text)]);
        (!texts.is_empty()).then(|| Block::List(items.collect()))
    }

    /// A text as a paragraph.
    pub fn paragraph(&self, text: &Prose) -> Block {
        Block::Paragraph(self.prose(text))
    }

    fn spans(&self, inlines: &[Inline]) -> Vec<Span> {
        let mut spans = Vec::with_capacity(inlines.len());
        for inline in inlines {
            self.span(&inline.node, &mut spans);
        }
        spans
    }

    fn span(&self, node: &Node, spans: &mut Vec<Span>) {
        match node {
            Node::Text(part) => spans.push(text(part)),
            Node::Strong(content) => spans.push(Span::Strong(self.spans(content))),
            Node::Emphasis(content) => spans.push(Span::Emphasis(self.spans(content))),
            Node::Link(link, content) => match self.addresses.href(*link) {
                Some(href) => spans.push(Span::Link(href, self.spans(content))),
                None => spans.extend(self.spans(content)),
            },
            Node::Term(id, content) if content.is_empty() => {
                spans.extend(self.explainer.term(id).map(|term| text(&term.term)));
            }
            Node::Term(_, content) => spans.extend(self.spans(content)),
            Node::Citation(id) => spans.extend(self.citation(id)),
        }
    }

    /// The number of a source. Nothing for an unknown source.
    pub fn citation(&self, id: &str) -> Option<Span> {
        let (number, source) = self.explainer.source(id)?;
        Some(Span::Citation(
            number,
            self.addresses.url(source.url.as_deref()),
        ))
    }

    /// A label, a colon and the content.
    pub fn labelled(&self, label: Span, content: Vec<Span>) -> Vec<Span> {
        let mut spans = vec![label, text(self.own.colon)];
        spans.extend(content);
        spans
    }

    /// A text, as a link if it has a URL.
    pub fn link(&self, url: Option<&str>, label: String) -> Span {
        let label = Span::Text(label);
        match self.addresses.url(url) {
            Some(href) => Span::Link(href, vec![label]),
            None => label,
        }
    }
}

/// A piece of text.
pub fn text(part: &str) -> Span {
    Span::Text(part.to_owned())
}

/// A piece of strong text.
pub fn strong(part: &str) -> Span {
    Span::Strong(vec![text(part)])
}
