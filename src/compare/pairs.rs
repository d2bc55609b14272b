//! Finds the items that two lists have in common.

use std::collections::{HashMap, VecDeque};

/// The least similarity of two texts of which one is a new version of the other, from 0 to 1. Two texts about one topic
/// share many words, so half of all pairs of letters is little.
const SIMILAR: f64 = 0.5;

/// The items of two lists, by their places.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Items of both lists, each with its place in the old and in the new one, sorted by the latter.
    pub both: Vec<(usize, usize)>,
    /// Items of the old list alone.
    pub removed: Vec<usize>,
    /// Items of the new list alone.
    pub added: Vec<usize>,
}

impl Pairs {
    /// Starts with lists that have nothing in common.
    pub fn new(old: usize, new: usize) -> Self {
        Self {
            both: vec![],
            removed: (0..old).collect(),
            added: (0..new).collect(),
        }
    }

    /// Pairs items that are still alone and have the same key. Of several the first ones.
    pub fn by_key(&mut self, old: &[Option<String>], new: &[Option<String>]) {
        let mut places: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for place in &self.removed {
            if let Some(key) = &old[*place] {
                places.entry(key).or_default().push_back(*place);
            }
        }
        let mut other = |place: usize| {
            let key = new[place].as_deref()?;
            places.get_mut(key)?.pop_front()
        };
        let found = self.added.iter();
        let found = found.filter_map(|place| Some((other(*place)?, *place)));
        self.pair(found.collect());
    }

    /// Pairs texts that are still alone, in their order, if they are similar.
    pub fn by_similarity(&mut self, old: &[String], new: &[String]) {
        let alone = self.removed.iter().zip(&self.added);
        let alone = alone.map(|(old, new)| (*old, *new));
        let is_similar = |(before, after): &(usize, usize)| {
            strsim::sorensen_dice(&old[*before], &new[*after]) >= SIMILAR
        };
        self.pair(alone.filter(is_similar).collect());
    }

    fn pair(&mut self, found: Vec<(usize, usize)>) {
        let (mut olds, news): (Vec<usize>, Vec<usize>) = found.iter().copied().unzip();
        olds.sort_unstable();
        self.removed
            .retain(|place| olds.binary_search(place).is_err());
        self.added
            .retain(|place| news.binary_search(place).is_err());
        self.both.extend(found);
        self.both.sort_unstable_by_key(|(_, new)| *new);
    }

    /// The fewest pairs without which the others are in the same order in both lists.
    pub fn moved(&self) -> Vec<(usize, usize)> {
        // The longest increasing subsequence: `tails[length]` is the pair with which one of this length ends.
        let (mut tails, mut before) = (Vec::<usize>::new(), vec![None; self.both.len()]);
        for (at, (old, _)) in self.both.iter().enumerate() {
            let length = tails.partition_point(|tail| self.both[*tail].0 < *old);
            before[at] = length.checked_sub(1).map(|shorter| tails[shorter]);
            tails.truncate(tails.len().max(length));
            match tails.get_mut(length) {
                Some(tail) => *tail = at,
                None => tails.push(at),
            }
        }
        let mut stays = vec![false; self.both.len()];
        let mut last = tails.last().copied();
        while let Some(at) = last {
            stays[at] = true;
            last = before[at];
        }
        let pairs = self.both.iter().zip(stays);
        pairs
            .filter_map(|(pair, stays)| (!stays).then_some(*pair))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(old: &[&str], new: &[&str]) -> Pairs {
        let keys = |texts: &[&str]| -> Vec<Option<String>> {
            texts.iter().map(|text| Some((*text).to_owned())).collect()
        };
        let mut pairs = Pairs::new(old.len(), new.len());
        pairs.by_key(&keys(old), &keys(new));
        pairs
    }

    #[test]
    fn items_with_the_same_key_are_paired_in_their_order() {
        let pairs = pairs(&["a", "b", "a", "c"], &["a", "a", "a", "b"]);
        assert_eq!(pairs.both, [(0, 0), (2, 1), (1, 3)]);
        assert_eq!((pairs.removed, pairs.added), (vec![3], vec![2]));
    }

    #[test]
    fn one_item_that_jumps_over_others_is_the_only_one_moved() {
        assert_eq!(
            pairs(&["a", "b", "c", "d"], &["b", "c", "d", "a"]).moved(),
            [(0, 3)]
        );
        assert_eq!(
            pairs(&["a", "b", "c", "d"], &["d", "a", "b", "c"]).moved(),
            [(3, 0)]
        );
        assert_eq!(pairs(&["a", "b"], &["a", "x", "b"]).moved(), []);
    }

    #[test]
    fn only_similar_texts_are_versions_of_each_other() {
        let texts = |texts: [&str; 2]| texts.map(str::to_owned);
        let old = texts(["The bridge is too weak.", "Nobody has counted."]);
        let new = texts(["The bridge is weak.", "A new line opens in May."]);
        let mut pairs = Pairs::new(2, 2);
        pairs.by_similarity(&old, &new);
        assert_eq!(pairs.both, [(0, 0)]);
    }
}
