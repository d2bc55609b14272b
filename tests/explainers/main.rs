//! Each shipped explainer has the same facts in every language, and `check` finds no problem in any of the
//! files.

mod facts;
mod quantities;

use explainer_cards::check::check;
use explainer_cards::model::Explainer;
use explainer_cards::model::explainer::ChangeKind;
use explainer_cards::model::read::read;
use facts::{differences, facts};
use quantities::{LANGUAGES, Language};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The language of the articles. All others are compared with it.
const ORIGINAL: &Language = &LANGUAGES[0];

/// A shipped explainer.
struct Story {
    /// Its files are called this, the language and `.json`.
    name: &'static str,
    /// The original first.
    languages: &'static [Language],
}

const HBM: Story = Story {
    name: "hbm",
    languages: &LANGUAGES,
};

const STORIES: [Story; 3] = [
    HBM,
    Story {
        name: "key-rate",
        languages: FRENCH_AND_ENGLISH,
    },
    Story {
        name: "warming-limit",
        languages: FRENCH_AND_ENGLISH,
    },
];

const FRENCH_AND_ENGLISH: &[Language] = LANGUAGES.split_at(2).0;

impl Story {
    fn file(&self, language: &Language) -> String {
        format!("{}.{}.json", self.name, language.tag)
    }

    fn json(&self, language: &Language) -> String {
        let path = folder().join(self.file(language));
        fs::read_to_string(path).expect("the explainer is there")
    }

    fn explainer(&self, language: &Language) -> Explainer {
        explainer(&self.json(language))
    }
}

/// Each file, as its explainer with its language.
fn files() -> impl Iterator<Item = (&'static Story, &'static Language)> {
    let stories: &'static [Story] = &STORIES;
    stories.iter().flat_map(|story| {
        story
            .languages
            .iter()
            .map(move |language| (story, language))
    })
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("www/explainers")
}

fn explainer(json: &str) -> Explainer {
    read(json.as_bytes()).expect("it is an explainer")
}

/// The differences between a file of a story and the original.
fn differences_from_original(story: &Story, language: &Language, json: &str) -> Vec<String> {
    let original = story.explainer(ORIGINAL);
    differences(
        &facts(&original, ORIGINAL),
        &facts(&explainer(json), language),
    )
}

#[test]
fn the_folder_has_the_explainers_in_exactly_these_languages() {
    let entries = fs::read_dir(folder()).expect("it can be listed");
    let names = entries.map(|entry| entry.expect("it can be listed").file_name());
    let found: BTreeSet<String> = names
        .map(|name| name.into_string().expect("names are plain"))
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "json"))
        .collect();
    let expected = files().map(|(story, language)| story.file(language));
    assert_eq!(found, expected.collect());
}

#[test]
fn every_file_is_in_the_language_of_its_name() {
    for (story, language) in files() {
        // It can have a region: the English files have British spelling and dates.
        let lang = story.explainer(language).lang;
        let country = lang.strip_prefix(language.tag).expect(&lang);
        assert!(country.is_empty() || country.starts_with('-'), "{lang}");
    }
}

#[test]
fn check_finds_no_problem_in_any_language() {
    for (story, language) in files() {
        let problems = check(story.json(language).as_bytes());
        assert!(
            problems.is_empty(),
            "{}: {problems:?}",
            story.file(language)
        );
    }
}

#[test]
fn every_language_has_the_same_facts() {
    for (story, language) in files() {
        let differences = differences_from_original(story, language, &story.json(language));
        let said = differences.join("\n");
        assert!(
            differences.is_empty(),
            "{} {}\n{said}",
            story.file(ORIGINAL),
            story.file(language)
        );
    }
}

#[test]
fn every_language_links_to_all_others() {
    for (story, language) in files() {
        let explainer = story.explainer(language);
        let named: Vec<_> = explainer
            .translations
            .iter()
            .map(|translation| (&*translation.lang, translation.href.to_string()))
            .collect();
        let others: Vec<_> = story
            .languages
            .iter()
            .filter(|other| other.tag != language.tag)
            .map(|other| (other.tag, story.file(other)))
            .collect();
        assert_eq!(named, others, "{}", story.file(language));
    }
}

#[test]
fn every_language_of_one_explainer_uses_every_field_of_the_format() {
    let all = fields_of_the_format();
    assert!(all.contains("Source.quote"), "{all:?}");
    for language in &LANGUAGES {
        let file: Value = serde_json::from_str(&HBM.json(language)).expect("it is JSON");
        let mut used = BTreeSet::new();
        note_fields(&SCHEMA, &file, &mut used);
        if language.tag == ORIGINAL.tag {
            used.insert("Card.translatedFrom".to_owned());
        }
        let unused: Vec<_> = all.difference(&used).map(String::as_str).collect();
        assert_eq!(unused, PAYWALLED, "{}", language.tag);
    }
}

#[test]
fn every_language_of_one_explainer_has_an_update_and_a_correction() {
    for language in &LANGUAGES {
        let changes = HBM.explainer(language).changes;
        let kinds: Vec<ChangeKind> = changes.iter().map(|change| change.kind).collect();
        let both = [ChangeKind::Correction, ChangeKind::Update];
        assert_eq!(kinds, both, "{}", language.tag);
    }
}

/// The fields that only a file with cards for subscribers has, such as `www/explainers/teaser`.
const PAYWALLED: [&str; 3] = ["Card.access", "Card.locked", "Card.teaser"];

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let path = folder().join("../schema/explainer.v1.schema.json");
    let schema = fs::read_to_string(path).expect("the schema is there");
    serde_json::from_str(&schema).expect("it is JSON")
});

/// All fields, each with the name of its type.
fn fields_of_the_format() -> BTreeSet<String> {
    let definitions = SCHEMA["$defs"].as_object().expect("it has definitions");
    definitions
        .iter()
        .map(|(name, schema)| (name.as_str(), schema))
        .chain([("Explainer", &*SCHEMA)])
        .flat_map(|(name, schema)| {
            let fields = schema["properties"].as_object().into_iter().flatten();
            fields.map(move |(field, _)| format!("{name}.{field}"))
        })
        .collect()
}

/// Adds the fields of a value, under the names of its schema.
fn note_fields(schema: &'static Value, value: &Value, used: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => {
            for item in items {
                note_fields(&schema["items"], item, used);
            }
        }
        Value::Object(fields) => {
            let (name, schema) = definition(schema);
            for (field, value) in fields {
                used.insert(format!("{name}.{field}"));
                note_fields(&schema["properties"][field], value, used);
            }
        }
        _ => {}
    }
}

/// The name and the schema of the definition that a schema refers to, directly or as one of several.
fn definition(schema: &'static Value) -> (&'static str, &'static Value) {
    let several = schema["anyOf"].as_array().into_iter().flatten();
    let reference = several.chain([schema]).find_map(|one| one["$ref"].as_str());
    let Some(reference) = reference else {
        return ("Explainer", schema);
    };
    let name = reference.rsplit('/').next().expect("it has a last part");
    (name, &SCHEMA["$defs"][name])
}

#[test]
fn every_answer_of_a_quiz_is_explained() {
    for (story, language) in files() {
        let file = story.file(language);
        for card in story.explainer(language).cards {
            for option in card.quiz.iter().flat_map(|quiz| &quiz.options) {
                let place = format!("{file} {} {}", card.id, option.text);
                assert!(option.explanation.is_some(), "{place}");
            }
        }
    }
}

#[test]
fn every_picture_exists_and_contains_only_names_that_each_description_has() {
    for (story, language) in files() {
        let cards = story.explainer(language).cards;
        for picture in cards.into_iter().filter_map(|card| card.media) {
            let src = &*picture.src;
            let svg = fs::read_to_string(folder().join(src)).expect("the picture is there");
            assert!(svg.starts_with("<svg "), "{src}");
            for word in ["<title", "<desc", "<tspan"] {
                assert!(!svg.contains(word), "{src}: {word}");
            }
            // All languages share the picture.
            for text in svg.split("<text").skip(1) {
                let (_, text) = text.split_once('>').expect("the tag ends");
                let (name, _) = text.split_once("</text>").expect("the element ends");
                let is_name = name.chars().all(|letter| letter.is_ascii_uppercase());
                assert!(is_name && !name.is_empty(), "{src}: {name}");
                assert!(
                    picture.alt.contains(name),
                    "{}: {name}",
                    story.file(language)
                );
            }
        }
    }
}

#[test]
fn no_sentence_is_the_same_in_two_languages() {
    let mut seen = BTreeSet::new();
    for (story, language) in files() {
        let texts = sentences(&story.explainer(language));
        let left: Vec<_> = seen.intersection(&texts).collect();
        assert!(left.is_empty(), "{}: {left:?}", story.file(language));
        seen.extend(texts);
    }
    assert!(seen.len() > 150, "only {} sentences", seen.len());
}

/// The texts of the cards, except short ones such as names.
fn sentences(explainer: &Explainer) -> BTreeSet<String> {
    let mut sentences = BTreeSet::new();
    for card in &explainer.cards {
        card.each_prose(&mut |_, text| {
            if text.source().chars().count() > 40 {
                sentences.insert(text.source().to_owned());
            }
        });
    }
    sentences
}

/// The file with one text replaced.
fn changed(json: &str, from: &str, to: &str) -> String {
    assert!(json.contains(from), "the file has no {from}");
    json.replacen(from, to, 1)
}

/// The differences after one text of the English file is replaced.
fn found(from: &str, to: &str) -> Vec<String> {
    let language = &LANGUAGES[1];
    assert_eq!(language.tag, "en");
    differences_from_original(&HBM, language, &changed(&HBM.json(language), from, to))
}

#[test]
fn a_changed_number_in_a_sentence_is_reported_with_its_place() {
    assert_eq!(
        found("about 30%", "about 40%"),
        [
            "- card who/groups/1/text: [\"3e1\"], cites [\"joongang\"], explains []",
            "+ card who/groups/1/text: [\"4e1\"], cites [\"joongang\"], explains []",
        ]
    );
}

#[test]
fn a_change_of_any_other_fact_is_reported() {
    let changes = [
        (
            "a dropped citation",
            "11\u{a0}August.[^eo-august]",
            "11\u{a0}August.",
        ),
        (
            "another citation",
            "silicon.[^jedec-hbm3]",
            "silicon.[^jedec-hbm4]",
        ),
        ("another month", "since May 2019", "since June 2019"),
        ("another scale", "$5.5\u{a0}billion", "$5.5\u{a0}million"),
        (
            "another scale of a figure",
            "\"billion dollars\"",
            "\"million dollars\"",
        ),
        ("another figure", "\"value\": 17.1", "\"value\": 17.2"),
        (
            "another source of a figure",
            "\"source\": \"nvidia-q1\"",
            "\"source\": \"sia\"",
        ),
        (
            "another date",
            "\"date\": \"2022-10-07\"",
            "\"date\": \"2022-10-08\"",
        ),
        (
            "another impact",
            "\"impact\": \"negative\"",
            "\"impact\": \"mixed\"",
        ),
        ("another group", "\"id\": \"huawei\"", "\"id\": \"smic\""),
        ("another kind", "\"kind\": \"why\"", "\"kind\": \"how\""),
        (
            "another address",
            "https://www.jedec.org/",
            "https://www.jedec.example/",
        ),
        (
            "another term",
            "its [[bandwidth|bandwidth]]",
            "its [[density]]",
        ),
        (
            "a dropped term",
            "its [[bandwidth|bandwidth]]",
            "its bandwidth",
        ),
        ("another cell of a table", "307\u{a0}GB/s", "370\u{a0}GB/s"),
        ("another picture", "hbm-stack.svg", "hbm-card.svg"),
        (
            "another right answer",
            "\"correct\": true",
            "\"correct\": false",
        ),
        (
            "another source of a view",
            "worldwide.[^xinhua]",
            "worldwide.[^cnn]",
        ),
        (
            "another day to watch",
            "\"date\": \"2025-11-10\"",
            "\"date\": \"2026-02-13\"",
        ),
        (
            "another day of a change",
            "\"date\": \"2025-08-12\",\n      \"type\"",
            "\"date\": \"2025-08-13\",\n      \"type\"",
        ),
    ];
    for (what, from, to) in changes {
        assert!(!found(from, to).is_empty(), "{what}");
    }
}

#[test]
fn a_missing_or_moved_paragraph_is_reported() {
    let language = &LANGUAGES[1];
    let mut explainer = HBM.explainer(language);
    let original = facts(&explainer, language);
    explainer.cards[0].body.pop();
    assert_eq!(
        differences(&original, &facts(&explainer, language)).len(),
        1
    );
    explainer.cards.swap(1, 2);
    assert!(differences(&original, &facts(&explainer, language)).len() > 1);
}
