//! Every field has words in every language.

use crate::form::list::BULLETS;
use crate::form::words::Words;
use explainer_cards::edit::{Kind, Shape};
use std::collections::BTreeSet;

/// The fields and the words of choices in the schema, by definition.
#[derive(Default)]
struct Names {
    fields: BTreeSet<String>,
    lists: BTreeSet<String>,
    choices: BTreeSet<String>,
}

impl Names {
    fn of_the_schema() -> Self {
        let mut names = Self::default();
        names.collect(&Shape::root());
        names
    }

    fn collect(&mut self, shape: &Shape) {
        let definition = shape.name().unwrap_or_default();
        self.choices
            .extend(shape.words().map(|word| format!("{definition}.{word}")));
        for (name, field) in shape.fields() {
            let name = format!("{definition}.{name}");
            if field.kind() == Kind::List {
                self.lists.insert(name.clone());
            }
            if self.fields.insert(name) {
                self.collect(&field);
                let mut inner = field.item();
                while let Some(item) = inner {
                    self.collect(&item);
                    if item.list().is_some() {
                        self.fields.insert(BULLETS.to_owned());
                        self.lists.insert(BULLETS.to_owned());
                    }
                    inner = item.item();
                }
            }
        }
    }
}

#[test]
fn every_field_and_choice_has_words_in_every_language() {
    let names = Names::of_the_schema();
    assert!(names.fields.len() > 80, "{:?}", names.fields);
    for lang in ["en", "fr"] {
        let words = Words::of(lang);
        let fields: BTreeSet<_> = words.fields.keys().cloned().collect();
        assert_eq!(fields, names.fields, "{lang}");
        let choices: BTreeSet<_> = words.choices.keys().cloned().collect();
        assert_eq!(choices, names.choices, "{lang}");
    }
}

#[test]
fn every_list_has_words_for_its_items() {
    let names = Names::of_the_schema();
    for lang in ["en", "fr"] {
        let words = Words::of(lang);
        for (name, field) in &words.fields {
            let is_list = names.lists.contains(name);
            assert_eq!(field.item.is_some(), is_list, "{lang}: {name}");
            assert!(!is_list || field.add.is_some(), "{lang}: {name}");
        }
    }
}

#[test]
fn labels_and_helps_are_one_line_each() {
    for lang in ["en", "fr"] {
        for (name, field) in &Words::of(lang).fields {
            for text in [&field.label, &field.help] {
                assert!(
                    !text.trim().is_empty() && !text.contains('\n'),
                    "{lang}: {name}"
                );
            }
            assert!(
                field.label.chars().count() <= 30,
                "{lang}: {name}: {}",
                field.label
            );
            assert!(
                field.help.chars().count() <= 110,
                "{lang}: {name}: {}",
                field.help
            );
            assert!(
                field.help.ends_with(['.', '?']),
                "{lang}: {name}: {}",
                field.help
            );
        }
    }
}
