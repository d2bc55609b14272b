//! A part of a running text.

use super::Prose;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use std::fmt;

/// A paragraph, or a bullet list in its place.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema), schemars(untagged))]
pub enum Passage {
    /// A paragraph.
    Paragraph(Prose),
    /// The items of a bullet list.
    List(Vec<Prose>),
}

impl Passage {
    /// The texts: one of a paragraph, all items of a list.
    pub fn texts(&self) -> &[Prose] {
        match self {
            Self::Paragraph(text) => std::slice::from_ref(text),
            Self::List(items) => items,
        }
    }
}

/// By hand, because the code that serde derives for an untagged enum copies the value before it reads it.
impl<'de> Deserialize<'de> for Passage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Read)
    }
}

struct Read;

impl<'de> Visitor<'de> for Read {
    type Value = Passage;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a text or a list of texts")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Passage, E> {
        Ok(Passage::Paragraph(Prose(text.into())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Passage, A::Error> {
        Deserialize::deserialize(SeqAccessDeserializer::new(items)).map(Passage::List)
    }
}
