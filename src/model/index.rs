//! Finding entries of a list by their names without walking the list each time.

use super::Text;

/// Names, each with a number, in order. Names may be there several times.
///
/// Sorted rather than hashed: the standard library's hash maps would bring their hashing to the wasm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index(Vec<(Text, u64)>);

impl Index {
    /// An index of these names. Not generic, so that sorting is compiled once.
    pub fn new(entries: &mut dyn Iterator<Item = (Text, u64)>) -> Self {
        let mut entries: Vec<_> = entries.collect();
        entries.sort_unstable();
        Self(entries)
    }

    /// The entries of a name, that with the smallest number first.
    pub fn get(&self, name: &str) -> &[(Text, u64)] {
        let start = self.0.partition_point(|(known, _)| **known < *name);
        let rest = &self.0[start..];
        &rest[..rest.partition_point(|(known, _)| **known == *name)]
    }
}
