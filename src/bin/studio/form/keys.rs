//! Which item of a list is which after a change.

use yew::AttrValue;

/// The keys of the items of a list. Items keep theirs when they move, so that they stay open and keep their nodes.
#[derive(Default)]
pub struct Keys {
    items: Vec<(AttrValue, usize)>,
    next: usize,
}

impl Keys {
    /// The keys of the items of the changed list, given by their texts. An item whose text changed keeps its key if the
    /// list is as long as before.
    pub fn update(&mut self, texts: &[AttrValue]) -> Vec<usize> {
        let mut old = std::mem::take(&mut self.items);
        let start = texts
            .iter()
            .zip(&old)
            .take_while(|(text, (was, _))| *text == was)
            .count();
        let ends = texts[start..].iter().rev().zip(old[start..].iter().rev());
        let end = ends.take_while(|(text, (was, _))| *text == was).count();
        let tail = old.split_off(old.len() - end);
        let mut changed: Vec<_> = old.split_off(start).into_iter().map(Some).collect();
        let middle = &texts[start..texts.len() - end];
        let is_as_long = changed.len() == middle.len();
        let mut found: Vec<Option<usize>> =
            middle.iter().map(|text| take(&mut changed, text)).collect();
        if is_as_long {
            for (found, left) in found.iter_mut().zip(&mut changed) {
                *found = found.or_else(|| left.take().map(|(_, key)| key));
            }
        }
        old.extend(
            middle.iter().cloned().zip(
                found
                    .into_iter()
                    .map(|key| key.unwrap_or_else(|| self.fresh())),
            ),
        );
        old.extend(tail);
        self.items = old;
        self.items.iter().map(|(_, key)| *key).collect()
    }

    fn fresh(&mut self) -> usize {
        self.next += 1;
        self.next
    }
}

/// The key of an item with this text, which is then taken.
fn take(items: &mut [Option<(AttrValue, usize)>], text: &AttrValue) -> Option<usize> {
    let has_text =
        |item: &&mut Option<(AttrValue, usize)>| item.as_ref().is_some_and(|(was, _)| was == text);
    items.iter_mut().find(has_text)?.take().map(|(_, key)| key)
}
