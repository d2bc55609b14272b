//! A card and its sections.

use super::{Date, Decimal, Passage, Prose, Text};
use serde::Deserialize;

/// A card, which answers one question of the reader.
///
/// A card can have any of the sections. They are shown in the order of these fields.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// The name of the card in events and links: `[a-z0-9-]+`, but not `all`. Example: `"why"`.
    pub id: Text,
    /// The question that the card answers.
    pub kind: Kind,
    /// Who can read the card. Absent means everyone.
    pub access: Option<Access>,
    /// The title in the teaser, instead of the card's own. Example: `"The three makers, compared"`.
    pub teaser: Option<Text>,
    /// Whether this is only the head of a card whose content is in another file. `explainer-cards teaser` writes it.
    #[serde(default)]
    pub locked: bool,
    /// The heading, plain text. Example: `"Why does it matter?"`.
    pub title: Text,
    /// The answer in one sentence, also shown while the card is closed. A locked card has none.
    pub summary: Option<Prose>,
    /// The answer: paragraphs and bullet lists.
    #[serde(default)]
    pub body: Vec<Passage>,
    /// A picture.
    pub media: Option<Media>,
    /// Key numbers.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// A comparison.
    pub table: Option<Table>,
    /// What happened, oldest first.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Who is affected, and how.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Questions and answers.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Positions and who holds them.
    #[serde(default)]
    pub views: Vec<View>,
    /// What is not known yet, one string for each point.
    #[serde(default)]
    pub unknowns: Vec<Prose>,
    /// What to watch for.
    #[serde(default)]
    pub next: Vec<Next>,
    /// A question for the reader.
    pub quiz: Option<Quiz>,
    /// The details: paragraphs and bullet lists, inside a disclosure of their own.
    #[serde(default)]
    pub more: Vec<Passage>,
    /// Which card of which file it was translated from: a language and a hash. `explainer-cards sync` writes it for
    /// `check`; the widget doesn't know it.
    #[cfg(feature = "tools")]
    pub translated_from: Option<Text>,
}

/// The question that a card answers. It selects the icon. The widget reads an unknown word as the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub enum Kind {
    /// What is it?
    What,
    /// Why does it matter?
    Why,
    /// Who does it affect?
    Who,
    /// How did it come about?
    How,
    /// What do the numbers say?
    Numbers,
    /// How does it compare?
    Compare,
    /// What do other people ask?
    Qa,
    /// Who thinks what?
    Views,
    /// What is not known?
    Unknowns,
    /// What comes next?
    Next,
    /// Have I understood it?
    Quiz,
    /// Something else.
    Other,
}

/// Who can read a card. The widget reads an unknown word as the last one, so that no content for subscribers is shown
/// to everyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub enum Access {
    /// Everyone can read it.
    Free,
    /// Only subscribers can read it.
    Subscriber,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Media {
    /// The location of the picture.
    pub src: Text,
    /// What the picture shows, for people who don't see it. Empty if it is only decoration.
    pub alt: Text,
    /// The photographer or artist.
    pub credit: Text,
    /// How it relates to the topic.
    pub caption: Option<Prose>,
    /// The width in pixels.
    pub width: Option<u32>,
    /// The height in pixels.
    pub height: Option<u32>,
}

/// A key number.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Figure {
    /// The number. Its digits are shown as written, in the format of the language.
    pub value: Decimal,
    /// The unit. Example: `"TB/s"`.
    pub unit: Option<Text>,
    /// What the number means.
    pub label: Prose,
    /// The id of its source.
    pub source: Option<Text>,
    /// Whether to show the number as a bar, on one scale with the other bars of the card that have the same unit.
    #[serde(default)]
    pub bar: bool,
}

/// A comparison in rows and columns.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Table {
    /// What is compared.
    pub caption: Prose,
    /// The headings of the columns.
    pub columns: Vec<Text>,
    /// The rows, with as many cells as there are columns. The first cell of a row is its heading.
    pub rows: Vec<Vec<Prose>>,
}

/// An event. It has a title or a text, or both.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Event {
    /// The date, or the first one of a span: a day, a month or a year.
    pub date: Date,
    /// The last date of a span: a day, a month or a year.
    pub end_date: Option<Date>,
    /// What happened, in a few words.
    pub title: Option<Text>,
    /// What it led to.
    pub text: Option<Prose>,
    /// A picture. Boxed, because few events have one.
    pub media: Option<Box<Media>>,
}

/// A group of people or firms that the topic affects.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Group {
    /// The name of the group in events: `[a-z0-9-]+`.
    pub id: Text,
    /// Its name. Example: `"Huawei"`.
    pub name: Text,
    /// How the topic affects the group.
    pub impact: Impact,
    /// In which way.
    pub text: Prose,
}

/// How the topic affects a group. The widget reads an unknown word as the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub enum Impact {
    /// The group gains.
    Positive,
    /// The group loses.
    Negative,
    /// The group gains and loses.
    Mixed,
    /// Not known yet.
    Unclear,
}

/// A question and its answer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Question {
    /// The question as a reader would ask it.
    pub question: Text,
    /// The answer.
    pub answer: Prose,
}

/// A position and who holds it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct View {
    /// The person or group.
    pub name: Text,
    /// Their position.
    pub text: Prose,
}

/// A future event to watch for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Next {
    /// The date: a day, a month or a year.
    pub date: Date,
    /// What happens then, and why it matters.
    pub text: Prose,
}

/// A question for the reader, with answers to choose from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Quiz {
    /// The question.
    pub question: Text,
    /// The answers: two or more, one of them right.
    pub options: Vec<QuizOption>,
}

/// An answer that a reader can choose.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct QuizOption {
    /// The answer.
    pub text: Text,
    /// Whether it is right.
    #[serde(default)]
    pub correct: bool,
    /// Why it is right or wrong.
    pub explanation: Option<Prose>,
}

/// A section of a card that isn't empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Section<'a> {
    /// The answer: paragraphs and bullet lists.
    Body(&'a [Passage]),
    /// A picture.
    Media(&'a Media),
    /// Key numbers.
    Figures(&'a [Figure]),
    /// A comparison.
    Table(&'a Table),
    /// What happened, oldest first.
    Events(&'a [Event]),
    /// Who is affected, and how.
    Groups(&'a [Group]),
    /// Questions and answers.
    Questions(&'a [Question]),
    /// Positions and who holds them.
    Views(&'a [View]),
    /// What is not known yet, one string for each point.
    Unknowns(&'a [Prose]),
    /// What to watch for.
    Next(&'a [Next]),
    /// A question for the reader.
    Quiz(&'a Quiz),
    /// The details: paragraphs and bullet lists, inside a disclosure of their own.
    More(&'a [Passage]),
}

/// The place of a text in its card, as the parts of a JSON Pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The section, or the field of the card itself: `body`, `table/rows`.
    pub section: &'static str,
    /// The index in the section.
    pub index: Option<usize>,
    /// The field of the item, or `""`.
    pub field: &'static str,
    /// The index of a cell in its row, or of an item in its bullet list.
    pub cell: Option<usize>,
}

impl Card {
    /// Whether only subscribers can read the card.
    pub fn is_for_subscribers(&self) -> bool {
        self.locked || self.access == Some(Access::Subscriber)
    }

    /// The sections that aren't empty, in the order in which they are shown.
    pub fn sections(&self) -> Vec<Section<'_>> {
        fn some<'a, T>(list: &'a [T], section: fn(&'a [T]) -> Section<'a>) -> Option<Section<'a>> {
            (!list.is_empty()).then(|| section(list))
        }
        let all = [
            some(&self.body, Section::Body),
            self.media.as_ref().map(Section::Media),
            some(&self.figures, Section::Figures),
            self.table.as_ref().map(Section::Table),
            some(&self.events, Section::Events),
            some(&self.groups, Section::Groups),
            some(&self.questions, Section::Questions),
            some(&self.views, Section::Views),
            some(&self.unknowns, Section::Unknowns),
            some(&self.next, Section::Next),
            self.quiz.as_ref().map(Section::Quiz),
            some(&self.more, Section::More),
        ];
        all.into_iter().flatten().collect()
    }

    /// The pictures: that of the card, then those of its events, each with its place.
    #[cfg(feature = "tools")]
    pub fn pictures(&self) -> impl Iterator<Item = (Place, &Media)> {
        let own = self.media.as_ref().map(|media| {
            let place = Place {
                section: "media",
                ..Place::default()
            };
            (place, media)
        });
        let events = self.events.iter().enumerate();
        let of_events = events.filter_map(|(index, event)| {
            let place = Place {
                section: "events",
                index: Some(index),
                field: "media",
                cell: None,
            };
            Some((place, event.media.as_deref()?))
        });
        own.into_iter().chain(of_events)
    }

    /// Calls `visit` with each plain text of the sections.
    pub fn each_plain(&self, visit: &mut dyn FnMut(&str)) {
        for section in self.sections() {
            match section {
                Section::Figures(figures) => {
                    for figure in figures {
                        visit(figure.value.as_str());
                        figure.unit.as_deref().into_iter().for_each(&mut *visit);
                    }
                }
                Section::Table(table) => table.columns.iter().for_each(|text| visit(text)),
                Section::Events(events) => events
                    .iter()
                    .for_each(|event| event.title.as_deref().into_iter().for_each(&mut *visit)),
                Section::Groups(groups) => groups.iter().for_each(|group| visit(&group.name)),
                Section::Questions(items) => items.iter().for_each(|item| visit(&item.question)),
                Section::Views(views) => views.iter().for_each(|view| visit(&view.name)),
                Section::Quiz(quiz) => {
                    visit(&quiz.question);
                    quiz.options.iter().for_each(|option| visit(&option.text));
                }
                Section::Body(_)
                | Section::Media(_)
                | Section::Unknowns(_)
                | Section::Next(_)
                | Section::More(_) => {}
            }
        }
    }

    /// Calls `visit` with each inline text of the card and its place, in the order in which they are shown. A locked
    /// card has none.
    pub fn each_prose<'a>(&'a self, visit: &mut dyn FnMut(Place, &'a Prose)) {
        if self.locked {
            return;
        }
        one(visit, ("summary", ""), self.summary.as_ref());
        for section in self.sections() {
            section.each_prose(visit);
        }
    }
}

impl<'a> Section<'a> {
    /// Calls `visit` with each inline text of the section and its place in the card.
    fn each_prose(self, visit: &mut dyn FnMut(Place, &'a Prose)) {
        match self {
            Self::Body(passages) => running(visit, "body", passages),
            Self::Media(media) => one(visit, ("media", "caption"), media.caption.as_ref()),
            Self::Figures(figures) => list(visit, ("figures", "label"), figures, |figure| {
                Some(&figure.label)
            }),
            Self::Table(table) => table.each_prose(visit),
            Self::Events(events) => {
                for (index, event) in events.iter().enumerate() {
                    item(visit, ("events", "text"), index, event.text.as_ref());
                    if let Some(media) = &event.media {
                        let caption = media.caption.as_ref();
                        item(visit, ("events", "media/caption"), index, caption);
                    }
                }
            }
            Self::Groups(groups) => {
                list(visit, ("groups", "text"), groups, |group| Some(&group.text));
            }
            Self::Questions(items) => list(visit, ("questions", "answer"), items, |item| {
                Some(&item.answer)
            }),
            Self::Views(views) => list(visit, ("views", "text"), views, |view| Some(&view.text)),
            Self::Unknowns(texts) => list(visit, ("unknowns", ""), texts, Some),
            Self::Next(items) => list(visit, ("next", "text"), items, |item| Some(&item.text)),
            Self::Quiz(quiz) => list(
                visit,
                ("quiz/options", "explanation"),
                &quiz.options,
                |option| option.explanation.as_ref(),
            ),
            Self::More(passages) => running(visit, "more", passages),
        }
    }
}

impl Table {
    fn each_prose<'a>(&'a self, visit: &mut dyn FnMut(Place, &'a Prose)) {
        one(visit, ("table", "caption"), Some(&self.caption));
        for (index, row) in self.rows.iter().enumerate() {
            cells(visit, "table/rows", index, row);
        }
    }
}

fn one<'a>(
    visit: &mut dyn FnMut(Place, &'a Prose),
    (section, field): (&'static str, &'static str),
    text: Option<&'a Prose>,
) {
    if let Some(text) = text {
        visit(
            Place {
                section,
                field,
                ..Place::default()
            },
            text,
        );
    }
}

fn list<'a, T>(
    visit: &mut dyn FnMut(Place, &'a Prose),
    (section, field): (&'static str, &'static str),
    items: &'a [T],
    text: fn(&'a T) -> Option<&'a Prose>,
) {
    for (index, each) in items.iter().enumerate() {
        item(visit, (section, field), index, text(each));
    }
}

fn item<'a>(
    visit: &mut dyn FnMut(Place, &'a Prose),
    (section, field): (&'static str, &'static str),
    index: usize,
    text: Option<&'a Prose>,
) {
    if let Some(text) = text {
        visit(
            Place {
                section,
                index: Some(index),
                field,
                cell: None,
            },
            text,
        );
    }
}

fn running<'a>(
    visit: &mut dyn FnMut(Place, &'a Prose),
    section: &'static str,
    passages: &'a [Passage],
) {
    for (index, passage) in passages.iter().enumerate() {
        match passage {
            Passage::Paragraph(text) => item(visit, (section, ""), index, Some(text)),
            Passage::List(texts) => cells(visit, section, index, texts),
        }
    }
}

fn cells<'a>(
    visit: &mut dyn FnMut(Place, &'a Prose),
    section: &'static str,
    index: usize,
    texts: &'a [Prose],
) {
    for (cell, text) in texts.iter().enumerate() {
        let place = Place {
            section,
            index: Some(index),
            field: "",
            cell: Some(cell),
        };
        visit(place, text);
    }
}

impl std::fmt::Display for Place {
    /// Writes the end of a JSON Pointer: `/groups/0/text`.
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(out, "/{}", self.section)?;
        for index in [self.index, self.cell].into_iter().flatten() {
            write!(out, "/{index}")?;
        }
        if self.field.is_empty() {
            Ok(())
        } else {
            write!(out, "/{}", self.field)
        }
    }
}
