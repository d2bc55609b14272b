//! The lists under the cards: glossary, sources, changes.

use super::plain::isolated;
use super::spans::{strong, text};
use super::{Block, Span, Writer};
use crate::model::explainer::{Change, ChangeKind, Source, Term};

impl Writer<'_> {
    pub fn notes(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let explainer = self.explainer;
        if !explainer.glossary.is_empty() {
            let terms = explainer.glossary.iter().map(|term| self.term(term));
            blocks.push(Block::Heading(2, vec![text(self.words.glossary)]));
            blocks.push(Block::List(terms.collect()));
        }
        if !explainer.sources.is_empty() {
            let sources = explainer.sources.iter().map(|source| self.source(source));
            blocks.push(Block::Heading(2, vec![text(self.words.sources)]));
            blocks.push(Block::Numbered(sources.collect()));
        }
        if !explainer.changes.is_empty() {
            let changes = explainer.changes.iter().map(|change| self.change(change));
            blocks.push(Block::Heading(2, vec![text(self.words.changes)]));
            blocks.push(Block::List(changes.collect()));
        }
        blocks
    }

    fn term(&self, term: &Term) -> Vec<Block> {
        let mut spans = vec![strong(&term.term)];
        if !term.aliases.is_empty() {
            spans.push(text(&format!(" ({})", term.aliases.join(", "))));
        }
        spans.push(text(self.own.colon));
        spans.extend(self.prose(&term.definition));
        vec![Block::Paragraph(spans)]
    }

    fn source(&self, source: &Source) -> Vec<Block> {
        let foreign = |span| match &source.lang {
            Some(lang) => Span::Foreign(lang.to_string(), vec![span]),
            None => span,
        };
        let title = self.link(source.url.as_deref(), source.title.to_string());
        let mut lines = vec![vec![foreign(title)]];
        let publisher = source.publisher.as_deref();
        let publisher = publisher.map(|name| isolated(name, &self.explainer.lang));
        let day = source.published.as_ref().map(|date| self.date(date));
        let imprint: Vec<String> = [publisher, day].into_iter().flatten().collect();
        if !imprint.is_empty() {
            lines.push(vec![text(&imprint.join(", "))]);
        }
        let quote = source.quote.as_deref();
        lines.extend(quote.map(|quote| self.quote(quote, foreign)));
        lines.extend(self.dated(self.words.accessed, source.accessed.as_ref()));
        if let Some(href) = self.addresses.url(source.archive.as_deref()) {
            lines.push(vec![Span::Link(href, vec![text(self.words.archive)])]);
        }
        vec![Block::Paragraph(lines.join(&Span::Break))]
    }

    fn quote(&self, quote: &str, foreign: impl Fn(Span) -> Span) -> Vec<Span> {
        let [before, after] = self.own.quotes;
        let words = text(&isolated(quote, &self.explainer.lang));
        vec![text(before), foreign(words), text(after)]
    }

    fn change(&self, change: &Change) -> Vec<Block> {
        let kind = match change.kind {
            ChangeKind::Correction => self.words.correction,
            ChangeKind::Update => self.words.change,
        };
        let cards = &self.explainer.cards;
        let about = change.card.as_deref();
        let about = about.and_then(|id| cards.iter().find(|card| &*card.id == id));
        let about = about.map_or_else(String::new, |card| {
            format!(", {}", isolated(&card.title, &self.explainer.lang))
        });
        let what = text(&format!(" ({kind}{about})"));
        let mut spans = vec![strong(&self.date(&change.date)), what, text(self.own.colon)];
        spans.extend(self.prose(&change.text));
        vec![Block::Paragraph(spans)]
    }
}
