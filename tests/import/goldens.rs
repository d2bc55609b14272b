//! `tests/fixtures/import/` has a source for each format, written after its documentation; beside it the explainer that
//! it becomes, and what the tool says of its losses. After a change, run with `SNAPSHOTS=overwrite` and read the
//! difference.

use super::{fixtures, sources};
use crate::said::said;
use crate::tool::explainer_cards;
use explainer_cards::check::{Problem, check};
use explainer_cards::edit::format;
use explainer_cards::import::{Format, recognise};
use explainer_cards::model::read::read;
use snapbox::Data;
use std::collections::HashSet;

/// The rules for what a person has to write, and for a quiz whose source says no answer is right.
const TO_WRITE: [&str; 2] = ["placeholder", "quiz"];

/// The language of a source that doesn't name it.
fn arguments(name: &str) -> Vec<&str> {
    let names_its_language = ["faq-page", "h5p-timeline", "word"];
    let named = names_its_language
        .iter()
        .any(|start| name.starts_with(start));
    if named {
        vec!["import", name]
    } else {
        vec!["import", name, "--lang", "en"]
    }
}

#[test]
fn every_source_becomes_its_golden_explainer_with_its_losses() {
    for (name, _) in sources() {
        let (status, text, losses) = said(explainer_cards(&fixtures(), &arguments(&name)));
        assert_eq!(status, Some(1), "{name}: {losses}");
        let stem = name.replace(".source.", "-");
        let golden =
            |suffix: &str| Data::read_from(&fixtures().join(format!("{stem}{suffix}")), None).raw();
        snapbox::assert_data_eq!(losses, golden(".stderr"));
        snapbox::assert_data_eq!(text, golden(".imported.json"));
    }
}

#[test]
fn check_says_of_every_result_only_what_a_person_has_to_write() {
    for (name, _) in sources() {
        let (_, text, _) = said(explainer_cards(&fixtures(), &arguments(&name)));
        let problems: Vec<Problem> = check(text.as_bytes());
        for problem in &problems {
            assert!(TO_WRITE.contains(&problem.rule), "{name}: {problem:?}");
        }
        read(text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(format(&text), Ok(text.clone()), "{name}");
    }
}

#[test]
fn every_format_has_a_source_that_is_recognised() {
    let recognised: HashSet<&str> = sources()
        .iter()
        .map(|(name, text)| {
            recognise(text)
                .unwrap_or_else(|failure| panic!("{name}: {failure}"))
                .name()
        })
        .collect();
    for format in Format::ALL {
        assert!(recognised.contains(format.name()), "{format}");
        assert_eq!(format.name().parse(), Ok(format));
    }
}
