//! Reads an explainer from JSON.
//!
//! The widget and the tools share this reader. It is a serde deserializer over a [`Document`] that doesn't stop at the
//! first problem: if a value doesn't fit, it records a [`Fault`], uses an empty value instead and continues. So `check`
//! reports all problems of a file, and the widget refuses exactly the files that the tool refuses.
//!
//! Structs are read field by field in the order of their declaration, so that the derived code doesn't compare names.
//! Absent lists are empty.

use super::explainer::{self, Explainer};
use super::json::{Document, Kind, Syntax, SyntaxFault};
use super::repetition::MAX_REPEATED;
use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};
use std::cell::RefCell;
use std::fmt;

/// A value that doesn't fit the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its entry in the [`Document`].
    pub entry: u32,
    /// Why it doesn't fit.
    pub misfit: Misfit,
}

/// The reason why a value doesn't fit the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The object lacks this field.
    Missing(&'static str),
    /// The value has to be text.
    Text,
    /// The value has to be a number.
    Number,
    /// The value has to be a whole number, 0 to 4,294,967,295.
    Whole,
    /// The value has to be `true` or `false`.
    Bool,
    /// The value has to be a list.
    List,
    /// The value has to be an object.
    Object,
    /// The version is not [`explainer::VERSION`].
    Version,
    /// There are no cards.
    NoCards,
    /// There are more cards than [`explainer::MAX_CARDS`].
    TooManyCards,
    /// The explainer repeats more bytes than [`MAX_REPEATED`].
    Repeated,
    /// An unknown field. The known fields of the object are listed.
    Unknown(&'static [&'static str]),
    /// A word other than these.
    Word(&'static [&'static str]),
}

impl Misfit {
    /// Whether the widget refuses the file for this reason. It accepts unknown fields and words, because a newer
    /// version of the format may add them.
    pub fn refuses(self) -> bool {
        !matches!(self, Self::Unknown(_) | Self::Word(_))
    }
}

/// Why a file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not valid JSON.
    Syntax(Syntax),
    /// It is not an explainer.
    Invalid(Misfit),
}

/// Reads an explainer as the widget does. Ignores unknown fields and words, which a newer version may add.
///
/// # Errors
///
/// The first reason to refuse the file, and its position in bytes.
pub fn read(bytes: &[u8]) -> Result<Explainer, (Refusal, u32)> {
    let first = |faults: Vec<SyntaxFault>| (Refusal::Syntax(faults[0].kind), faults[0].start);
    let document = Document::parse(bytes).map_err(first)?;
    let (explainer, faults) = read_all(&document);
    match faults.iter().find(|fault| fault.misfit.refuses()) {
        None => Ok(explainer),
        Some(&Fault { entry, misfit }) => {
            Err((Refusal::Invalid(misfit), document.entry(entry).start))
        }
    }
}

/// Reads an explainer, and records everything that doesn't fit the model.
///
/// Values with faults are empty in the explainer.
pub fn read_all(document: &Document) -> (Explainer, Vec<Fault>) {
    let notes = Notes {
        faults: RefCell::new(Vec::new()),
        #[cfg(feature = "tools")]
        cards: (document.entry(0).kind == Kind::Object)
            .then(|| document.get(0, "cards"))
            .flatten(),
    };
    let root = Value {
        document,
        notes: &notes,
        place: Place::Entry(0),
    };
    let Ok(mut explainer) = <Explainer as de::Deserialize>::deserialize(root);
    explainer.index();
    bounds(&explainer, root);
    (explainer, notes.faults.into_inner())
}

/// Checks the bounds that the types can't express.
fn bounds(explainer: &Explainer, root: Value) {
    let note = |key, misfit| {
        // A value of the wrong type already has a fault.
        if let Some(entry) = root.document.get(0, key)
            && !root
                .notes
                .faults
                .borrow()
                .iter()
                .any(|fault| fault.entry == entry)
        {
            root.notes.faults.borrow_mut().push(Fault { entry, misfit });
        }
    };
    if root.document.entry(0).kind != Kind::Object {
        return;
    }
    if explainer.version != explainer::VERSION {
        note("version", Misfit::Version);
    }
    if explainer.cards.len() > explainer::MAX_CARDS {
        note("cards", Misfit::TooManyCards);
    }
    if explainer.repeated() > MAX_REPEATED {
        note("cards", Misfit::Repeated);
    }
    if explainer.cards.is_empty() {
        match root.document.get(0, "cards") {
            Some(_) => note("cards", Misfit::NoCards),
            None => root.note(Misfit::Missing("cards")),
        }
    }
}

/// The error type of a reader that never fails, because it records faults instead.
///
/// It has no values, so the derived code contains no handling of errors. A type that needs something the reader doesn't
/// support, such as a map or a tagged enum, panics in the first test that reads it.
#[derive(Debug)]
pub enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl de::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Self {
        unreachable!()
    }

    // Serde's own message would be compiled for each struct.
    #[inline(always)]
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        unreachable!()
    }
}

#[derive(Clone, Copy)]
enum Place {
    /// A value of the file.
    Entry(u32),
    /// A field that is absent from the object at an entry.
    Absent(u32, &'static str),
    /// A value inside one that doesn't fit and already has a fault. It is empty.
    Hole,
}

struct Notes {
    /// The faults.
    faults: RefCell<Vec<Fault>>,
    /// The entry of the list of cards.
    #[cfg(feature = "tools")]
    cards: Option<u32>,
}

#[derive(Clone, Copy)]
struct Value<'r> {
    document: &'r Document<'r>,
    notes: &'r Notes,
    place: Place,
}

impl<'r> Value<'r> {
    fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The entry, if it is of this kind. Records a fault otherwise.
    fn expect(self, kind: Kind, misfit: Misfit) -> Option<u32> {
        match self.place {
            Place::Entry(entry) if self.document.entry(entry).kind == kind => return Some(entry),
            _ => self.note(misfit),
        }
        None
    }

    fn note(self, misfit: Misfit) {
        let (entry, misfit) = match self.place {
            Place::Entry(entry) => (entry, misfit),
            Place::Absent(object, field) => (object, Misfit::Missing(field)),
            Place::Hole => return,
        };
        self.notes.faults.borrow_mut().push(Fault { entry, misfit });
    }

    /// The items of a list. Empty if the list is absent or doesn't fit.
    #[inline(never)] // The generic code that calls it is compiled once for each type.
    fn items(self) -> Items<'r> {
        let entry = match self.place {
            Place::Absent(..) => None,
            _ => self.expect(Kind::Array, Misfit::List),
        };
        let (at, end) = entry.map_or((0, 0), |list| (list + 1, self.document.entry(list).next));
        // Skips the cards after the cap, as the file is refused anyway. An empty card takes half a kilobyte of
        // memory, and 500,000 of them fit into a file.
        #[cfg(feature = "tools")]
        let end = if entry.is_some() && entry == self.notes.cards {
            let mut cards = self.document.children(at - 1);
            cards.nth(explainer::MAX_CARDS + 1).unwrap_or(end)
        } else {
            end
        };
        Items {
            list: self,
            at,
            end,
        }
    }

    /// The fields of an object.
    #[inline(never)] // As above.
    fn fields(self, fields: &'static [&'static str]) -> Fields<'r> {
        let object = self.expect(Kind::Object, Misfit::Object);
        // The widget ignores unknown keys, so it needn't look for them.
        #[cfg(feature = "tools")]
        if let Some(object) = object {
            self.note_unknown(object, fields);
        }
        Fields {
            value: self,
            object,
            left: fields,
        }
    }

    /// The index of the word. The last index if it is unknown.
    #[inline(never)] // As above.
    fn variant(self, variants: &'static [&'static str]) -> u32 {
        let known = match self.expect(Kind::String, Misfit::Word(variants)) {
            Some(entry) => {
                let word = self.document.string(entry);
                let known = variants.iter().position(|variant| *variant == word);
                if known.is_none() {
                    self.note(Misfit::Word(variants));
                }
                known
            }
            None => None,
        };
        #[allow(clippy::cast_possible_truncation)] // Enums have few variants.
        known.map_or(variants.len() as u32 - 1, |index| index as u32)
    }

    /// Records a fault for each key of an object other than these.
    #[cfg(feature = "tools")]
    fn note_unknown(self, object: u32, fields: &'static [&'static str]) {
        for key in self.document.children(object).step_by(2) {
            if !fields.contains(&&*self.document.string(key)) {
                self.at(Place::Entry(key)).note(Misfit::Unknown(fields));
            }
        }
    }
}

impl<'de> de::Deserializer<'de> for Value<'_> {
    type Error = Never;

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.expect(Kind::String, Misfit::Text) {
            Some(entry) => visitor.visit_str(&self.document.string(entry)),
            None => visitor.visit_str(""),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.place {
            Place::Entry(entry) if self.document.entry(entry).kind == Kind::True => {
                return visitor.visit_bool(true);
            }
            // An absent field is `false`.
            Place::Absent(..) => {}
            _ => drop(self.expect(Kind::False, Misfit::Bool)),
        }
        visitor.visit_bool(false)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.expect(Kind::Number, Misfit::Number) {
            Some(entry) => visitor.visit_str(self.document.raw(entry)),
            None => visitor.visit_str("0"),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let digits = self
            .expect(Kind::Number, Misfit::Whole)
            .map(|entry| self.document.raw(entry));
        let number = digits.map(str::parse);
        if let Some(Err(_)) = number {
            self.note(Misfit::Whole);
        }
        visitor.visit_u32(number.and_then(Result::ok).unwrap_or(0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.place {
            Place::Entry(entry) if self.document.entry(entry).kind != Kind::Null => {
                visitor.visit_some(self)
            }
            _ => visitor.visit_none(),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(self.items())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(self.fields(fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_enum(self.variant(variants).into_deserializer())
    }

    /// For what can be a list or a text.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        match self.place {
            Place::Entry(entry) if self.document.entry(entry).kind == Kind::Array => {
                self.deserialize_seq(visitor)
            }
            _ => self.deserialize_str(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u16 u64 f32 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct map
        identifier ignored_any
    }
}

/// The items of a list.
struct Items<'r> {
    list: Value<'r>,
    at: u32,
    end: u32,
}

impl<'r> Items<'r> {
    #[inline(never)] // The generic code below is compiled once for each type.
    fn take(&mut self) -> Option<Value<'r>> {
        (self.at < self.end).then(|| {
            let item = self.list.at(Place::Entry(self.at));
            self.at = self.list.document.entry(self.at).next;
            item
        })
    }
}

impl<'de> de::SeqAccess<'de> for Items<'_> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        self.take().map(|item| seed.deserialize(item)).transpose()
    }
}

/// The fields of an object, in the order of their declaration.
struct Fields<'r> {
    value: Value<'r>,
    object: Option<u32>,
    left: &'static [&'static str],
}

impl<'r> Fields<'r> {
    /// The value of the next field. Derived code calls it once for each declared field.
    #[inline(never)] // The generic code below is compiled once for each type.
    fn take(&mut self) -> Value<'r> {
        let (field, left) = self.left.split_first().unwrap_or((&"", &[]));
        self.left = left;
        self.value.at(match self.object {
            Some(object) => match self.value.document.get(object, field) {
                Some(entry) => Place::Entry(entry),
                None => Place::Absent(object, field),
            },
            None => Place::Hole,
        })
    }
}

impl<'de> de::SeqAccess<'de> for Fields<'_> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Never> {
        let field = self.take();
        seed.deserialize(field).map(Some)
    }
}
