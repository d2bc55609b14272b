//! Visits every text of an explainer.
//!
//! The patterns have no `..`, so a new field fails to compile until it is listed here.

use super::card::{
    Access, Event, Figure, Group, Impact, Kind, Media, Next, Question, Quiz, QuizOption, Table,
    View,
};
use super::explainer::{Author, Change, ChangeKind, Publisher, Source, Term, Translation};
use super::index::Index;
use super::{Card, Date, Decimal, Explainer, Passage, Prose, Text};

/// A type that contains texts.
pub(crate) trait Texts {
    /// Calls `visit` with each text, in the order of the fields.
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text));
}

impl Texts for Text {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        visit(self);
    }
}

impl<T: Texts> Texts for Option<T> {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        if let Some(each) = self {
            each.each_text(visit);
        }
    }
}

impl<T: Texts> Texts for Box<T> {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        (**self).each_text(visit);
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        for each in self {
            each.each_text(visit);
        }
    }
}

/// Types without texts.
macro_rules! without_texts {
    ($($kind:ty),*) => { $(
        impl Texts for $kind {
            fn each_text(&mut self, _: &mut dyn FnMut(&mut Text)) {}
        }
    )* };
}

// `Decimal` is text internally, but can only contain what JSON allows in numbers.
without_texts!(
    u32, bool, Decimal, Kind, Access, Impact, ChangeKind, [Index; 2]
);

/// Structs with texts in their fields.
macro_rules! with_texts {
    ($($kind:ident { $($field:ident)* })*) => { $(
        impl Texts for $kind {
            fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
                let Self { $($field),* } = self;
                $($field.each_text(visit);)*
            }
        }
    )* };
}

with_texts! {
    Explainer {
        schema version id lang title summary published updated review_by publisher authors cards glossary sources
        changes translations places
    }
    Publisher { name url }
    Author { name url }
    Term { id term aliases definition }
    Source { id title lang publisher url published accessed archive quote }
    Change { date kind card text }
    Translation { lang href }
    Card {
        id kind access teaser locked title summary body media figures table events groups questions views unknowns
        next quiz more translated_from
    }
    Media { src alt credit caption width height }
    Figure { value unit label source bar }
    Table { caption columns rows }
    Event { date end_date title text media }
    Group { id name impact text }
    Question { question answer }
    View { name text }
    Next { date text }
    Quiz { question options }
    QuizOption { text correct explanation }
}

impl Texts for Passage {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        match self {
            Self::Paragraph(text) => text.each_text(visit),
            Self::List(items) => items.each_text(visit),
        }
    }
}

/// Types that wrap a text.
macro_rules! texts {
    ($($kind:ident)*) => { $(
        impl Texts for $kind {
            fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
                let Self(text) = self;
                visit(text);
            }
        }
    )* };
}

texts!(Prose Date);
