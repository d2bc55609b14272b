//! A value of a file, as readers see it.

use crate::model::json::{Document, Kind};

/// A value.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    document: &'a Document<'a>,
    index: u32,
}

impl<'a> Node<'a> {
    /// The outermost value of a file.
    pub fn root(document: &'a Document<'a>) -> Self {
        Self { document, index: 0 }
    }

    fn kind(self) -> Kind {
        self.document.entry(self.index).kind
    }

    /// The value of a field, unless it means the same as its absence.
    pub fn get(self, name: &str) -> Option<Self> {
        if self.kind() != Kind::Object {
            return None;
        }
        let index = self.document.get(self.index, name)?;
        let value = Self { index, ..self };
        let is_absent = match value.kind() {
            Kind::Null | Kind::False => true,
            Kind::Array | Kind::Object => self.document.children(index).next().is_none(),
            _ => false,
        };
        (!is_absent).then_some(value)
    }

    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        self.kind() == Kind::Array
    }

    pub fn is_text(self) -> bool {
        self.kind() == Kind::String
    }

    /// The names of the fields of an object.
    pub fn names(self) -> Option<Vec<String>> {
        let names = self.children().step_by(2);
        let name = |name: Self| self.document.string(name.index).into_owned();
        (self.kind() == Kind::Object).then(|| names.map(name).collect())
    }

    /// The items of a list.
    pub fn items(self) -> Vec<Self> {
        match self.kind() {
            Kind::Array => self.children().collect(),
            _ => vec![],
        }
    }

    fn children(self) -> impl Iterator<Item = Self> {
        let children = self.document.children(self.index);
        children.map(move |index| Self { index, ..self })
    }

    /// What it says: a text without its escapes, a number with its digits, all values of a list or an object.
    pub fn text(self) -> String {
        let join = |nodes: &mut dyn Iterator<Item = Self>, between| {
            nodes.map(Self::text).collect::<Vec<_>>().join(between)
        };
        match self.kind() {
            Kind::String => self.document.string(self.index).into_owned(),
            // Rows of a table, or one row.
            Kind::Array if self.items().iter().any(|item| item.kind() == Kind::Array) => {
                join(&mut self.children(), " / ")
            }
            Kind::Array => join(&mut self.children(), ", "),
            Kind::Object => join(&mut self.children().skip(1).step_by(2), ", "),
            _ => self.document.raw(self.index).to_owned(),
        }
    }
}
