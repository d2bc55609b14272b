//! A card and its sections, in the order of the contract.

use super::plain::isolated;
use super::spans::{strong, text};
use super::{Block, Picture, Span, Table, Writer};
use crate::model::Card;
use crate::model::card::{self, Event, Figure, Group, Impact, Media, Quiz, Section};
use crate::state::Depth;
use crate::words::{SPAN, gap};

impl Writer<'_> {
    pub fn card(&self, card: &Card) -> Vec<Block> {
        let heading = Block::Heading(2, vec![text(&card.title)]);
        if card.locked {
            return self.locked(card, heading);
        }
        let corrected = self.dated(self.words.corrected, self.explainer.corrected(card));
        let summary = card.summary.as_ref().map(|summary| self.prose(summary));
        let dek: Vec<Vec<Span>> = summary.into_iter().chain(corrected).collect();
        let mut blocks = vec![heading];
        if !dek.is_empty() {
            blocks.push(Block::Paragraph(dek.join(&Span::Break)));
        }
        if self.options.depth != Depth::Brief {
            self.sections(card, &mut blocks);
        }
        blocks
    }

    /// A teaser may have the word as the title already.
    fn locked(&self, card: &Card, heading: Block) -> Vec<Block> {
        let word = self.words.locked;
        let word = (*card.title != *word).then(|| Block::Paragraph(vec![text(word)]));
        std::iter::once(heading).chain(word).collect()
    }

    fn sections(&self, card: &Card, blocks: &mut Vec<Block>) {
        for each in card.sections() {
            match each {
                Section::Body(texts) => self.passages(texts, blocks),
                Section::Media(media) => self.media(media, blocks),
                Section::Figures(items) => list(items, |figure| self.figure(figure), blocks),
                Section::Table(table) => blocks.push(self.table(table)),
                Section::Events(items) => list(items, |event| self.event(event), blocks),
                Section::Groups(items) => list(items, |group| self.group(group), blocks),
                Section::Questions(items) => list(items, |item| self.question(item), blocks),
                Section::Views(items) => {
                    blocks.push(section(self.words.views));
                    list(items, |view| self.view(view), blocks);
                }
                Section::Unknowns(texts) => {
                    blocks.push(section(self.words.unknowns));
                    blocks.extend(self.list(texts));
                }
                Section::Next(items) => {
                    blocks.push(section(self.words.next));
                    list(items, |next| self.next(next), blocks);
                }
                Section::Quiz(quiz) => self.quiz(quiz, blocks),
                Section::More(texts) => {
                    blocks.push(section(self.words.more));
                    self.passages(texts, blocks);
                }
            }
        }
    }

    fn media(&self, media: &Media, blocks: &mut Vec<Block>) {
        blocks.push(Block::Picture(Picture {
            src: self.addresses.picture(&media.src),
            alt: media.alt.to_string(),
            label: [self.own.picture, self.own.colon].concat(),
            width: media.width,
            height: media.height,
        }));
        let credit = text(&isolated(&media.credit, &self.explainer.lang));
        let credit = self.labelled(text(self.own.picture), vec![credit]);
        blocks.push(Block::Paragraph(match &media.caption {
            None => credit,
            Some(caption) => {
                let caption = self.prose(caption);
                [caption, vec![text(" (")], credit, vec![text(")")]].concat()
            }
        }));
    }

    fn figure(&self, figure: &Figure) -> Vec<Block> {
        let mut value = (self.options.formats.number)(&self.explainer.lang, &figure.value);
        if let Some(unit) = &figure.unit {
            value.push_str(gap(&self.explainer.lang, unit));
            value.push_str(unit);
        }
        let mut spans = self.prose(&figure.label);
        spans.push(text(self.own.colon));
        spans.push(strong(&value));
        spans.extend(figure.source.as_deref().and_then(|id| self.citation(id)));
        vec![Block::Paragraph(spans)]
    }

    fn table(&self, table: &card::Table) -> Block {
        let row = |row: &Vec<_>| row.iter().map(|cell| self.prose(cell)).collect();
        Block::Table(Table {
            colon: self.own.colon,
            caption: self.prose(&table.caption),
            columns: table.columns.iter().map(ToString::to_string).collect(),
            rows: table.rows.iter().map(row).collect(),
        })
    }

    fn event(&self, event: &Event) -> Vec<Block> {
        let mut date = self.date(&event.date);
        if let Some(end) = &event.end_date {
            date = [&date, SPAN, &self.date(end)].concat();
        }
        let mut texts = event.text.iter().map(|text| self.prose(text));
        // Without a title the text begins after the date.
        let title = event.title.as_deref().map(|title| vec![text(title)]);
        let head = match title.or_else(|| texts.next()) {
            Some(head) => self.labelled(strong(&date), head),
            None => vec![strong(&date)],
        };
        let mut blocks = vec![Block::Paragraph(head)];
        blocks.extend(texts.map(Block::Paragraph));
        if let Some(media) = &event.media {
            self.media(media, &mut blocks);
        }
        blocks
    }

    fn group(&self, group: &Group) -> Vec<Block> {
        let impact = match group.impact {
            Impact::Positive => self.words.positive,
            Impact::Negative => self.words.negative,
            Impact::Mixed => self.words.mixed,
            Impact::Unclear => self.words.unclear,
        };
        let name = isolated(&group.name, &self.explainer.lang);
        let head = vec![strong(&name), text(" ("), text(impact), text(")")];
        vec![
            Block::Paragraph(head),
            Block::Paragraph(self.prose(&group.text)),
        ]
    }

    fn question(&self, item: &card::Question) -> Vec<Block> {
        vec![
            Block::Paragraph(vec![strong(&item.question)]),
            Block::Paragraph(self.prose(&item.answer)),
        ]
    }

    fn view(&self, view: &card::View) -> Vec<Block> {
        let name = strong(&isolated(&view.name, &self.explainer.lang));
        vec![Block::Paragraph(
            self.labelled(name, self.prose(&view.text)),
        )]
    }

    fn next(&self, next: &card::Next) -> Vec<Block> {
        let mut label = self.date(&next.date);
        if self.is_past(&next.date) {
            label = format!("{label} ({})", self.words.past);
        }
        vec![Block::Paragraph(
            self.labelled(strong(&label), self.prose(&next.text)),
        )]
    }

    /// The question and the options, then the answer with the explanations.
    fn quiz(&self, quiz: &Quiz, blocks: &mut Vec<Block>) {
        blocks.push(section(self.words.quiz));
        blocks.push(Block::Paragraph(vec![text(&quiz.question)]));
        let option = |option: &card::QuizOption| vec![Block::Paragraph(vec![text(&option.text)])];
        list(&quiz.options, option, blocks);
        for right in quiz.options.iter().filter(|option| option.correct) {
            let answer = vec![text(&right.text)];
            let answer = self.labelled(strong(self.own.answer), answer);
            blocks.push(Block::Paragraph(answer));
        }
        for option in &quiz.options {
            if let Some(explanation) = &option.explanation {
                let name = Span::Emphasis(vec![text(&option.text)]);
                let spans = self.labelled(name, self.prose(explanation));
                blocks.push(Block::Paragraph(spans));
            }
        }
    }
}

fn section(heading: &str) -> Block {
    Block::Heading(3, vec![text(heading)])
}

/// A list, or nothing if it has no items.
fn list<T>(items: &[T], item: impl Fn(&T) -> Vec<Block>, blocks: &mut Vec<Block>) {
    if !items.is_empty() {
        blocks.push(Block::List(items.iter().map(item).collect()));
    }
}
