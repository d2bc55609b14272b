//! The head: title, dek, authors, publisher and dates.

use super::plain::isolated;
use super::spans::text;
use super::{Block, Span, Writer};
use crate::model::Date;
use crate::view::before;
use crate::words::name;

impl Writer<'_> {
    pub fn header(&self) -> Vec<Block> {
        let explainer = self.explainer;
        let mut blocks = vec![
            Block::Paragraph(vec![text(self.words.kicker)]),
            Block::Heading(1, vec![text(&explainer.title)]),
            Block::Paragraph(self.prose(&explainer.summary)),
        ];
        let byline = self.byline();
        if !byline.is_empty() {
            blocks.push(Block::Paragraph(byline));
        }
        if let Some(url) = &self.options.url {
            let online = vec![text(self.own.online)];
            blocks.push(Block::Paragraph(vec![Span::Link(url.to_string(), online)]));
        }
        blocks
    }

    /// A line for each fact.
    fn byline(&self) -> Vec<Span> {
        let explainer = self.explainer;
        let publisher = explainer.publisher.as_ref();
        let lines = [
            self.authors(),
            publisher.map(|publisher| vec![self.name(publisher.url.as_deref(), &publisher.name)]),
            self.dated(self.words.published, explainer.published.as_ref()),
            self.dated(self.words.updated, explainer.updated.as_ref()),
            self.dated(self.words.checked, explainer.checked()),
            self.review(),
            self.translations(),
        ];
        let lines: Vec<Vec<Span>> = lines.into_iter().flatten().collect();
        lines.join(&Span::Break)
    }

    fn authors(&self) -> Option<Vec<Span>> {
        let authors = &self.explainer.authors;
        let mut spans = vec![text(self.words.by), text(" ")];
        for (index, author) in authors.iter().enumerate() {
            if index > 0 {
                let before = before(&self.options.formats, self.explainer, index);
                spans.push(text(&before));
            }
            spans.push(self.name(author.url.as_deref(), &author.name));
        }
        (!authors.is_empty()).then_some(spans)
    }

    /// A name, as a link if it has a URL.
    fn name(&self, url: Option<&str>, name: &str) -> Span {
        self.link(url, isolated(name, &self.explainer.lang))
    }

    /// A date with a label.
    pub fn dated(&self, what: &str, date: Option<&Date>) -> Option<Vec<Span>> {
        date.map(|date| vec![text(what), text(" "), text(&self.date(date))])
    }

    /// The date of the next check, or a notice that it has passed.
    fn review(&self) -> Option<Vec<Span>> {
        let date = self.explainer.review_by.as_ref()?;
        let what = if self.is_past(date) {
            self.words.overdue
        } else {
            self.words.review
        };
        self.dated(what, Some(date))
    }

    /// Only the names of the languages, because the links lead to JSON files.
    fn translations(&self) -> Option<Vec<Span>> {
        let others = self.explainer.translations.iter();
        let others: Vec<&str> = others.map(|other| name(&other.lang)).collect();
        let names = text(&others.join(", "));
        (!others.is_empty()).then(|| self.labelled(text(self.words.translations), vec![names]))
    }
}
