//! An index for finding entries of a list by name.

use super::Text;

/// Sorted pairs of a name and a number. A name can occur more than once.
///
/// A sorted list instead of a hash map, because hashing would make the wasm larger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index(Vec<(Text, u64)>);

impl Index {
    /// Creates an index of these entries. Not generic, so that the sorting is compiled once.
    pub fn new(entries: &mut dyn Iterator<Item = (Text, u64)>) -> Self {
        let mut entries: Vec<_> = entries.collect();
        entries.sort_unstable();
        Self(entries)
    }

    /// The entries of a name, smallest number first.
    pub fn get(&self, name: &str) -> &[(Text, u64)] {
        let start = self.0.partition_point(|(known, _)| **known < *name);
        let rest = &self.0[start..];
        &rest[..rest.partition_point(|(known, _)| **known == *name)]
    }
}
