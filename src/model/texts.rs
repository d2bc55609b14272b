//! Every text of an explainer, for what applies to all of them alike.
//!
//! Fields are listed without `..`: a new one fails to compile until it is here.

use super::card::{
    Access, Event, Figure, Group, Impact, Kind, Media, Next, Question, Quiz, QuizOption, Table,
    View,
};
use super::explainer::{Author, Change, ChangeKind, Publisher, Source, Term, Translation};
use super::index::Index;
use super::{Card, Date, Decimal, Explainer, Prose, Text};

/// Something that has texts in it.
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

impl<T: Texts> Texts for Vec<T> {
    fn each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        for each in self {
            each.each_text(visit);
        }
    }
}

/// What has no text.
macro_rules! without_texts {
    ($($kind:ty),*) => { $(
        impl Texts for $kind {
            fn each_text(&mut self, _: &mut dyn FnMut(&mut Text)) {}
        }
    )* };
}

// The digits of a number are what JSON lets them be.
without_texts!(
    u32, bool, Decimal, Kind, Access, Impact, ChangeKind, [Index; 2]
);

/// What has texts in its fields.
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
        next quiz more
    }
    Media { src alt credit caption width height }
    Figure { value unit label source bar }
    Table { caption columns rows }
    Event { date title text }
    Group { id name impact text }
    Question { question answer }
    View { name text }
    Next { date text }
    Quiz { question options }
    QuizOption { text correct explanation }
}

/// What is a text.
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
