//! Compares two files.

use super::difference::{Action, Difference, Part};
use super::fields::{CARD, EXPLAINER, Field, Items, Shape};
use super::node::Node;
use super::pairs::Pairs;
use crate::model::inline::plain;
use crate::model::json::Document;

/// Finds what differs for readers: first what concerns the explainer, then card by card, then glossary, sources, change
/// log and translations.
///
/// The time it takes grows linearly with the files, except that the order of `n` cards takes `n log n`.
pub fn compare(old: &Document, new: &Document) -> Vec<Difference> {
    let mut found = Found::default();
    let sides = [Node::root(old), Node::root(new)];
    for field in &EXPLAINER {
        found.field(field, sides, None, "");
    }
    found.differences
}

/// The same value in the old and the new file.
type Sides<'a> = [Node<'a>; 2];

#[derive(Default)]
struct Found {
    differences: Vec<Difference>,
}

impl Found {
    /// Compares a field of an object. `card` is the id of the card that it is in, `pointer` leads to the object.
    fn field(&mut self, field: &Field, [old, new]: Sides, card: Option<&str>, pointer: &str) {
        let list = List {
            part: field.part,
            card,
            pointer: &format!("{pointer}/{}", field.name),
        };
        let values = [old.get(field.name), new.get(field.name)];
        match &field.shape {
            Shape::Value => self.value(&list, field.name, None, values),
            Shape::Texts => self.texts(&list, values.map(items)),
            Shape::Object(fields) => self.object(&list, fields, values),
            Shape::Items(shape) => self.items(&list, shape, values.map(items)),
        }
    }

    /// Compares values as a whole. `name` is that of the item which has them.
    fn value(
        &mut self,
        list: &List,
        field: &'static str,
        name: Option<String>,
        values: [Option<Node>; 2],
    ) {
        let [old, new] = values.map(|value| value.map(Node::text));
        if old != new {
            self.differences.push(Difference {
                name,
                field: Some(field),
                old,
                new,
                ..list.difference(Action::Changed, list.pointer.to_owned())
            });
        }
    }

    /// Compares texts, among which there can be bullet lists.
    fn texts(&mut self, list: &List, [old_nodes, new_nodes]: [Vec<Node>; 2]) {
        let of = |node: &Node| List {
            part: if node.is_list() {
                Part::List
            } else {
                list.part
            },
            ..*list
        };
        let text = |nodes: &[Node]| nodes.iter().copied().map(Node::text).collect::<Vec<_>>();
        let (old, new) = (text(&old_nodes), text(&new_nodes));
        let some = |texts: &[String]| texts.iter().cloned().map(Some).collect::<Vec<_>>();
        let mut pairs = Pairs::new(old.len(), new.len());
        pairs.by_key(&some(&old), &some(&new));
        pairs.by_similarity(&old, &new);
        for &(before, after) in &pairs.both {
            if old[before] != new[after] {
                self.differences.push(Difference {
                    old: Some(old[before].clone()),
                    new: Some(new[after].clone()),
                    ..of(&new_nodes[after]).difference(Action::Changed, list.item(after))
                });
            }
        }
        for &place in &pairs.added {
            self.differences.push(Difference {
                new: Some(new[place].clone()),
                ..of(&new_nodes[place]).difference(Action::Added, list.item(place))
            });
        }
        for &place in &pairs.removed {
            self.differences.push(Difference {
                old: Some(old[place].clone()),
                ..of(&old_nodes[place]).difference(Action::Removed, list.item(place))
            });
        }
        self.order(list, &pairs);
    }

    fn object(&mut self, list: &List, fields: &[&'static str], values: [Option<Node>; 2]) {
        let action = match values {
            [None, None] => return,
            [None, Some(_)] => Action::Added,
            [Some(_), None] => Action::Removed,
            [Some(old), Some(new)] => {
                for field in fields {
                    let pointer = &format!("{}/{field}", list.pointer);
                    let list = List { pointer, ..*list };
                    self.value(&list, field, None, [old.get(field), new.get(field)]);
                }
                return;
            }
        };
        let pointer = list.pointer.to_owned();
        self.differences.push(list.difference(action, pointer));
    }

    fn items(&mut self, list: &List, shape: &Items, [old, new]: [Vec<Node>; 2]) {
        let mut pairs = Pairs::new(old.len(), new.len());
        for key in shape.keys {
            let keys = |items: &[Node]| {
                items
                    .iter()
                    .map(|item| key_of(*item, key))
                    .collect::<Vec<_>>()
            };
            pairs.by_key(&keys(&old), &keys(&new));
        }
        for &(before, after) in &pairs.both {
            let sides = [old[before], new[after]];
            if list.part == Part::Card {
                self.card(sides, &list.item(after));
            } else {
                self.item(list, shape, sides, after);
            }
        }
        for &place in &pairs.added {
            self.differences
                .push(list.item_difference(Action::Added, shape, new[place], place));
        }
        for &place in &pairs.removed {
            self.differences
                .push(list.item_difference(Action::Removed, shape, old[place], place));
        }
        if list.part == Part::Card {
            self.moved_cards(list, &pairs, &new);
        } else {
            self.order(list, &pairs);
        }
    }

    fn item(&mut self, list: &List, shape: &Items, [old, new]: Sides, place: usize) {
        for field in shape.fields {
            let pointer = &format!("{}/{field}", list.item(place));
            let of_field = List { pointer, ..*list };
            let values = [old.get(field), new.get(field)];
            self.value(&of_field, field, name(new, shape), values);
        }
    }

    fn card(&mut self, sides: Sides, pointer: &str) {
        let id = key_of(sides[1], "id");
        let list = List {
            part: Part::Card,
            card: id.as_deref(),
            pointer,
        };
        for field in ["id", "title"] {
            let [old, new] = sides.map(|side| key_of(side, field));
            if old != new {
                self.differences.push(Difference {
                    name: key_of(sides[1], "title"),
                    field: Some(field),
                    old,
                    new,
                    ..list.difference(Action::Renamed, format!("{pointer}/{field}"))
                });
            }
        }
        for field in &CARD {
            self.field(field, sides, id.as_deref(), pointer);
        }
    }

    fn moved_cards(&mut self, list: &List, pairs: &Pairs, new: &[Node]) {
        for (before, after) in pairs.moved() {
            self.differences.push(Difference {
                card: key_of(new[after], "id"),
                name: key_of(new[after], "title"),
                old: Some((before + 1).to_string()),
                new: Some((after + 1).to_string()),
                ..list.difference(Action::Moved, list.item(after))
            });
        }
    }

    /// Notes that the items that both lists have are in another order.
    fn order(&mut self, list: &List, pairs: &Pairs) {
        if !pairs.both.is_sorted() {
            let pointer = list.pointer.to_owned();
            self.differences
                .push(list.difference(Action::Moved, pointer));
        }
    }
}

/// The field that is compared.
#[derive(Clone, Copy)]
struct List<'a> {
    part: Part,
    card: Option<&'a str>,
    pointer: &'a str,
}

impl List<'_> {
    /// The pointer of an item.
    fn item(&self, place: usize) -> String {
        format!("{}/{place}", self.pointer)
    }

    fn difference(&self, action: Action, pointer: String) -> Difference {
        Difference {
            action,
            part: self.part,
            card: self.card.map(str::to_owned),
            name: None,
            field: None,
            pointer,
            old: None,
            new: None,
        }
    }

    /// A difference that concerns a whole item.
    fn item_difference(
        &self,
        action: Action,
        shape: &Items,
        item: Node,
        place: usize,
    ) -> Difference {
        let difference = Difference {
            name: name(item, shape),
            ..self.difference(action, self.item(place))
        };
        match self.part {
            Part::Card => Difference {
                card: key_of(item, "id"),
                ..difference
            },
            _ => difference,
        }
    }
}

fn items(list: Option<Node>) -> Vec<Node> {
    list.map(Node::items).unwrap_or_default()
}

/// What a field says, or the whole item for `""`.
fn key_of(item: Node, field: &str) -> Option<String> {
    match field {
        "" => Some(item.text()),
        _ => item.get(field).map(Node::text),
    }
}

/// What readers know an item by, without marks.
fn name(item: Node, shape: &Items) -> Option<String> {
    let mut named = shape.fields.iter();
    named.find_map(|field| {
        let text = item.get(field)?.text();
        // The others are plain text.
        let has_marks = matches!(*field, "label" | "text");
        Some(if has_marks {
            plain(&text, &|_| None)
        } else {
            text
        })
    })
}
