//! Items keep their keys.

use crate::form::keys::Keys;
use yew::AttrValue;

fn texts(texts: &str) -> Vec<AttrValue> {
    texts.chars().map(|text| text.to_string().into()).collect()
}

/// The keys before and after a change, in letters.
fn change(before: &str, after: &str) -> (Vec<usize>, Vec<usize>) {
    let mut keys = Keys::default();
    (keys.update(&texts(before)), keys.update(&texts(after)))
}

#[test]
fn an_item_that_moves_keeps_its_key() {
    let (before, after) = change("abcd", "bcad");
    assert_eq!(after, [before[1], before[2], before[0], before[3]]);
}

#[test]
fn an_item_that_is_edited_keeps_its_key() {
    let (before, after) = change("abc", "axc");
    assert_eq!(after, before);
}

#[test]
fn a_new_item_gets_a_new_key_and_the_others_keep_theirs() {
    let (before, after) = change("abc", "abxc");
    assert_eq!(after[..2], before[..2]);
    assert_eq!(after[3], before[2]);
    assert!(!before.contains(&after[2]));
}

#[test]
fn the_others_keep_their_keys_when_an_item_is_removed() {
    let (before, after) = change("abc", "ac");
    assert_eq!(after, [before[0], before[2]]);
}

#[test]
fn items_of_the_same_text_have_different_keys() {
    let (before, after) = change("aaa", "aaaa");
    let different: std::collections::BTreeSet<_> = after.iter().collect();
    assert_eq!(different.len(), 4, "{before:?} {after:?}");
}
