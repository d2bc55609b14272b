//! A card and its sections.

use super::{Date, Decimal, Prose, Text};
use serde::Deserialize;

/// One card: the answer to one question of the reader.
///
/// The sections are all optional and compose; they are shown in the order of these fields.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Card {
    /// What links and events call this card: `[a-z0-9-]+`, but not `all`. Example: `"why"`.
    pub id: Text,
    /// Which question of the reader it answers.
    pub kind: Kind,
    /// Who may read it: everybody, if absent.
    pub access: Option<Access>,
    /// What stands in place of the title for those who may not read it. Example:
    /// `"The three makers, compared"`.
    pub teaser: Option<Text>,
    /// Whether it is only the head of a card that this file does not hold, as `explainer-cards teaser`
    /// writes it.
    #[serde(default)]
    pub locked: bool,
    /// Its heading, plain text. Example: `"Why does it matter?"`.
    pub title: Text,
    /// The answer in one sentence, shown even while the card is closed. A locked card has none.
    pub summary: Prose,
    /// The answer in paragraphs.
    #[serde(default)]
    pub body: Vec<Prose>,
    /// A picture.
    pub media: Option<Media>,
    /// Numbers worth knowing.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// A comparison.
    pub table: Option<Table>,
    /// What happened, in order.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Who is affected, and how.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Questions and answers.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Who holds which position.
    #[serde(default)]
    pub views: Vec<View>,
    /// What nobody knows yet.
    #[serde(default)]
    pub unknowns: Vec<Prose>,
    /// What to watch.
    #[serde(default)]
    pub next: Vec<Next>,
    /// A question to the reader.
    pub quiz: Option<Quiz>,
    /// The full depth, in paragraphs.
    #[serde(default)]
    pub more: Vec<Prose>,
}

/// Which question of the reader a card answers. Drives the icon and the events, not the layout.
/// A word that an older widget does not know counts as the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub enum Kind {
    /// What is it?
    What,
    /// Why does it matter?
    Why,
    /// Who is affected?
    Who,
    /// How did we get here?
    How,
    /// What do the numbers say?
    Numbers,
    /// How does it compare?
    Compare,
    /// What do readers ask?
    Qa,
    /// Who holds which position?
    Views,
    /// What do we not know?
    Unknowns,
    /// What happens next?
    Next,
    /// What did you take away?
    Quiz,
    /// Anything else.
    Other,
}

/// Who may read a card. A word that an older widget does not know counts as the last: what is not
/// known to be for everybody is for nobody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub enum Access {
    /// Everybody.
    Free,
    /// Those who have paid.
    Subscriber,
}

/// A picture with what it needs to be understood and credited.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Media {
    /// Where the picture is.
    pub src: Text,
    /// What it shows, for readers who do not see it.
    pub alt: Text,
    /// Who made it.
    pub credit: Text,
    /// What it has to do with the matter.
    pub caption: Option<Prose>,
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
}

/// A number worth knowing.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Figure {
    /// The number; its digits are shown as written, in the manner of the language.
    pub value: Decimal,
    /// What it counts. Example: `"TB/s"`.
    pub unit: Option<Text>,
    /// What it says.
    pub label: Prose,
    /// The id of the source it is from.
    pub source: Option<Text>,
    /// Whether a bar shows it to scale beside the others of the card that have one and the same unit.
    #[serde(default)]
    pub bar: bool,
}

/// A comparison in rows and columns. The first cell of a row is its heading.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Table {
    /// What is compared.
    pub caption: Prose,
    /// The headings of the columns.
    pub columns: Vec<Text>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Prose>>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Event {
    /// When: a day, a month or a year.
    pub date: Date,
    /// What, in a few words.
    pub title: Text,
    /// What it meant.
    pub text: Option<Prose>,
}

/// People or firms whom the matter affects.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Group {
    /// What events call this group: `[a-z0-9-]+`.
    pub id: Text,
    /// Its name. Example: `"Huawei"`.
    pub name: Text,
    /// How the matter affects it.
    pub impact: Impact,
    /// In what way.
    pub text: Prose,
}

/// How the matter affects a group. A word that an older widget does not know counts as the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub enum Impact {
    /// It gains.
    Positive,
    /// It loses.
    Negative,
    /// It gains and loses.
    Mixed,
    /// Nobody can say yet.
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

/// A position that somebody holds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct View {
    /// Who holds it.
    pub name: Text,
    /// What they say, with its source.
    pub text: Prose,
}

/// Something to watch.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Next {
    /// When: a day, a month or a year.
    pub date: Date,
    /// What, and why it matters.
    pub text: Prose,
}

/// A question to the reader, with answers to choose from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Quiz {
    /// The question.
    pub question: Text,
    /// The answers, two at least, one of them right.
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

/// A section of a card that says something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Section<'a> {
    /// The answer in paragraphs.
    Body(&'a [Prose]),
    /// A picture.
    Media(&'a Media),
    /// Numbers worth knowing.
    Figures(&'a [Figure]),
    /// A comparison.
    Table(&'a Table),
    /// What happened, in order.
    Events(&'a [Event]),
    /// Who is affected, and how.
    Groups(&'a [Group]),
    /// Questions and answers.
    Questions(&'a [Question]),
    /// Who holds which position.
    Views(&'a [View]),
    /// What nobody knows yet.
    Unknowns(&'a [Prose]),
    /// What to watch.
    Next(&'a [Next]),
    /// A question to the reader.
    Quiz(&'a Quiz),
    /// The full depth, in paragraphs.
    More(&'a [Prose]),
}

/// Where a text stands in its card, in the parts of a JSON Pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The section, or the field of the card itself: `body`, `table/rows`.
    pub section: &'static str,
    /// The index in the section.
    pub index: Option<usize>,
    /// The field of the item, or `""`.
    pub field: &'static str,
    /// The index of a cell in its row.
    pub cell: Option<usize>,
}

impl Card {
    /// Whether only those who have paid may read it.
    pub fn is_for_subscribers(&self) -> bool {
        self.locked || self.access == Some(Access::Subscriber)
    }

    /// The sections that say something, in the order in which they are shown.
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

    /// Calls `visit` with every text of the sections that is shown as it is written.
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
                Section::Events(events) => events.iter().for_each(|event| visit(&event.title)),
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

    /// Calls `visit` with every text of the card that may hold inline markup and its place, in the
    /// order in which they are shown. Of a locked card nothing is.
    pub fn each_prose<'a>(&'a self, visit: &mut dyn FnMut(Place, &'a Prose)) {
        if self.locked {
            return;
        }
        one(visit, ("summary", ""), Some(&self.summary));
        for section in self.sections() {
            section.each_prose(visit);
        }
    }
}

impl<'a> Section<'a> {
    /// Calls `visit` with every text of the section that may hold inline markup and its place in the card.
    fn each_prose(self, visit: &mut dyn FnMut(Place, &'a Prose)) {
        match self {
            Self::Body(texts) => list(visit, ("body", ""), texts, Some),
            Self::Media(media) => one(visit, ("media", "caption"), media.caption.as_ref()),
            Self::Figures(figures) => list(visit, ("figures", "label"), figures, |figure| {
                Some(&figure.label)
            }),
            Self::Table(table) => table.each_prose(visit),
            Self::Events(events) => list(visit, ("events", "text"), events, |event| {
                event.text.as_ref()
            }),
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
            Self::More(texts) => list(visit, ("more", ""), texts, Some),
        }
    }
}

impl Table {
    fn each_prose<'a>(&'a self, visit: &mut dyn FnMut(Place, &'a Prose)) {
        one(visit, ("table", "caption"), Some(&self.caption));
        for (index, row) in self.rows.iter().enumerate() {
            for (cell, text) in row.iter().enumerate() {
                let place = Place {
                    section: "table/rows",
                    index: Some(index),
                    field: "",
                    cell: Some(cell),
                };
                visit(place, text);
            }
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
    for (index, item) in items.iter().enumerate() {
        if let Some(text) = text(item) {
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
}

impl std::fmt::Display for Place {
    /// As the end of a JSON Pointer: `/groups/0/text`.
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
