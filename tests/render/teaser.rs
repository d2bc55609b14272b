//! The teaser of a file contains no word of the content for subscribers.

use super::fields::each_text;
use super::said::said;
use super::tool::explainer_cards;
use super::{explainer, fixture, json, options, write};
use explainer_cards::check::check;
use explainer_cards::render::{Form, Options, render, teaser};
use proptest::prelude::*;
use serde_json::{Value, json};
use snapbox::Data;
use std::collections::BTreeSet;
use std::fs;
use tempfile::TempDir;

fn teaser_of(json: &str) -> String {
    teaser(json.as_bytes()).expect("it is an explainer")
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("it is JSON")
}

#[test]
fn a_teaser_equals_its_golden_file() {
    let golden = fixture("valid/paywall-teaser.json");
    let written = teaser_of(&json("paywall"));
    snapbox::assert_data_eq!(written, Data::read_from(&golden, None).raw());
}

#[test]
fn a_card_for_subscribers_is_reduced_to_its_head() {
    let cards = &parsed(&teaser_of(&json("paywall")))["cards"];
    let head = |id: &str, kind: &str, title: &str| json!({ "id": id, "kind": kind, "access": "subscriber", "title": title, "locked": true });
    assert_eq!(cards[1], head("cost", "numbers", "What a new gate costs"));
    assert_eq!(cards[2], head("views", "views", "For subscribers"));
}

#[test]
fn a_blank_teaser_title_becomes_the_words_for_subscribers() {
    let json = json("paywall")
        .replace("\"What a new gate costs\"", "\" \"")
        .replace("\"lang\": \"en\"", "\"lang\": \"fr-CA\"");
    let title = &parsed(&teaser_of(&json))["cards"][1]["title"];
    assert_eq!(title, "Réservé aux abonnés");
}

#[test]
fn sources_keep_their_order_and_are_renumbered() {
    let teaser = teaser_of(&json("paywall"));
    let explainer = explainer(&teaser);
    let ids: Vec<&str> = explainer.sources.iter().map(|each| &*each.id).collect();
    assert_eq!(ids, ["report", "harbour"]);
    let text = write(Form::Text, &teaser);
    assert!(text.contains("The gate gave way in a storm.[1]"), "{text}");
    assert!(text.contains("may turn again in autumn.[2]"), "{text}");
    assert!(text.contains("1. Report on the storm"), "{text}");
    assert!(text.contains("2. Notice to mariners"), "{text}");
}

#[test]
fn a_file_without_cards_for_subscribers_is_its_own_teaser() {
    for name in ["full", "minimal"] {
        let json = json(name);
        assert_eq!(teaser_of(&json), json, "{name}");
    }
}

#[test]
fn a_card_with_unknown_access_is_locked() {
    for access in ["\"gold\"", "7", "[\"subscriber\"]"] {
        let json = json("paywall").replace("\"free\"", access);
        let card = &parsed(&teaser_of(&json))["cards"][3];
        assert_eq!(card["locked"], true, "{access}: {card}");
        assert_eq!(card["access"], "subscriber", "{access}: {card}");
        assert!(!teaser_of(&json).contains("autumn"), "{access}");
    }
}

#[test]
fn an_unknown_kind_becomes_other() {
    for kind in ["\"oak costs twice as much\"", "[\"oak\"]", "null"] {
        let json = json("paywall").replace("\"numbers\"", kind);
        assert_eq!(parsed(&teaser_of(&json))["cards"][1]["kind"], "other");
    }
}

#[test]
fn a_locked_card_with_content_is_reduced_to_its_head() {
    let locked = json("paywall").replacen(
        "\"access\": \"subscriber\"",
        "\"access\": \"subscriber\", \"locked\": true",
        1,
    );
    let card = parsed(&teaser_of(&locked))["cards"][1].clone();
    let title = "A gate of oak costs twice as much as last year";
    assert_eq!(card["title"], title, "the title is out already");
    assert_eq!(
        card.as_object().map(serde_json::Map::len),
        Some(5),
        "{card}"
    );
    for form in Form::ALL {
        for output in render(form, &explainer(&locked), &options()).unwrap() {
            for word in ["Carpenters are scarce", "48000", "oak.jpg", "in winter"] {
                let found = output.content.contains(word);
                assert!(!found, "{word} in {form}: {}", output.content);
            }
        }
    }
}

#[test]
fn a_change_of_an_unknown_card_is_left_out() {
    let json = json("paywall").replace("\"card\": \"what\"", "\"card\": \"gone\"");
    assert!(!teaser_of(&json).contains("in the night"));
}

#[test]
fn an_invalid_file_has_no_teaser() {
    let refused = json("paywall").replace("\"The gate gave way in a storm.[^report]\"", "7");
    let (_, at) = teaser(refused.as_bytes()).unwrap_err();
    assert!(refused[at as usize..].starts_with('7'));
    assert!(teaser(b"{").is_err());
}

#[test]
fn the_teaser_in_the_preview_is_up_to_date() {
    let golden = fixture("../../www/explainers/teaser/hbm.fr.json");
    let written = teaser_of(&for_subscribers());
    snapbox::assert_data_eq!(written, Data::read_from(&golden, None).raw());
}

/// The shipped French explainer with two cards for subscribers and without translations. Relative addresses are
/// adapted to a subfolder.
fn for_subscribers() -> String {
    let file = fixture("../../www/explainers/hbm.fr.json");
    let mut file = parsed(&fs::read_to_string(file).expect("it is there"));
    for card in file["cards"].as_array_mut().expect("cards") {
        match card["id"].as_str() {
            Some("what") => card["media"]["src"] = "../hbm-stack.svg".into(),
            Some("how") => card["events"][1]["media"]["src"] = "../hbm-density.svg".into(),
            Some("views") => {
                card["access"] = "subscriber".into();
                card["teaser"] = "Ce qu’en disent les uns et les autres".into();
            }
            Some("questions") => card["access"] = "subscriber".into(),
            _ => {}
        }
    }
    file["$schema"] = "../../schema/explainer.v1.schema.json".into();
    file.as_object_mut().map(|file| file.remove("translations"));
    file.to_string()
}

// Generated files. -----------------------------------------------------------------------------

/// The numbers of the terms and sources in a text.
type Names = (Vec<usize>, Vec<usize>);

/// The cards, terms and changes of a file, with the terms and sources in their texts.
#[derive(Clone, Debug)]
struct Shape {
    /// For each card whether it is for subscribers, whether it has `teaser`, and its terms and sources.
    cards: Vec<(bool, bool, Names)>,
    terms: Vec<Names>,
    /// For each change its card, if any, and its terms and sources.
    changes: Vec<(Option<usize>, Names)>,
}

const TERMS: usize = 5;
const SOURCES: usize = 6;

fn names() -> impl Strategy<Value = Names> {
    let some = |all| prop::collection::vec(0..all, 0..3);
    (some(TERMS), some(SOURCES))
}

fn shape() -> impl Strategy<Value = Shape> {
    let cards = prop::collection::vec((any::<bool>(), any::<bool>(), names()), 1..5);
    let terms = prop::collection::vec(names(), TERMS);
    let changes = prop::collection::vec((prop::option::of(0..4_usize), names()), 0..4);
    (cards, terms, changes).prop_map(|(cards, terms, changes)| Shape {
        cards,
        terms,
        changes,
    })
}

/// Generates a file in which each word is unique, and records who can read each word.
#[derive(Default)]
struct File {
    words: usize,
    of_all: BTreeSet<String>,
    of_subscribers: BTreeSet<String>,
}

impl File {
    /// A new word.
    fn word(&mut self, is_for_all: bool) -> String {
        self.words += 1;
        let word = format!("word{}", self.words);
        let of = if is_for_all {
            &mut self.of_all
        } else {
            &mut self.of_subscribers
        };
        of.insert(word.clone());
        word
    }

    /// Replaces all texts of a value by new words, adds the terms and sources to inline texts, and an unknown field to
    /// each object.
    fn fill(&mut self, value: &Value, is_for_all: bool, (terms, sources): &Names) -> Value {
        let terms = terms.iter().map(|term| format!(" [[term-{term}]]"));
        let sources = sources.iter().map(|source| format!("[^source-{source}]"));
        let marks: String = terms.chain(sources).collect();
        let filled = each_text(&value.to_string(), &mut |text, has_marks| {
            *text = self.word(is_for_all);
            if has_marks {
                text.push_str(&marks);
            }
        });
        let mut filled = parsed(&filled);
        self.estrange(&mut filled);
        filled
    }

    fn estrange(&mut self, value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.values_mut().for_each(|field| self.estrange(field));
                let strange = [self.word(false), self.word(false)];
                fields.insert(strange[0].clone(), json!({ "deep": [strange[1]] }));
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.estrange(item)),
            _ => {}
        }
    }

    fn write(&mut self, shape: &Shape) -> String {
        let full = parsed(&json("full"));
        let reached = reached(shape);
        let none = Names::default();
        let mut file = json!({
            "version": 1, "id": "tide", "lang": "en",
            "publisher": { "name": "" }, "authors": [{ "name": "" }],
            "title": "", "summary": "",
        });
        file = self.fill(&file, true, &none);
        let cards = shape.cards.iter().enumerate();
        file["cards"] = cards
            .map(|(index, card)| self.card(&full["cards"][0], index, card))
            .collect();
        let terms = shape.terms.iter().enumerate();
        let term = |(index, names): (usize, &Names)| {
            let mut term = full["glossary"][0].clone();
            term["id"] = format!("term-{index}").into();
            self.fill(&term, reached.0.contains(&index), names)
        };
        file["glossary"] = terms.map(term).collect();
        let source = |index| {
            let is_for_all = reached.1.contains(&index);
            let mut source = full["sources"][0].clone();
            source["id"] = format!("source-{index}").into();
            source["url"] = format!("https://a.example/{}", self.word(is_for_all)).into();
            self.fill(&source, is_for_all, &none)
        };
        file["sources"] = (0..SOURCES).map(source).collect();
        let change = |(card, names): &(Option<usize>, Names)| {
            let is_for_all = is_told(shape, *card);
            let mut change = json!({ "date": "2025-03-02", "type": "update", "text": "" });
            if let Some(card) = card {
                change["card"] = format!("card-{}", card % shape.cards.len()).into();
            }
            self.fill(&change, is_for_all, names)
        };
        file["changes"] = shape.changes.iter().map(change).collect();
        file.to_string()
    }

    fn card(&mut self, like: &Value, index: usize, card: &(bool, bool, Names)) -> Value {
        let (is_paid, has_teaser, names) = card;
        let mut card = like.clone();
        card["id"] = format!("card-{index}").into();
        for figure in card["figures"].as_array_mut().expect("figures") {
            figure.as_object_mut().map(|figure| figure.remove("source"));
            if let Some(source) = names.1.first() {
                figure["source"] = format!("source-{source}").into();
            }
        }
        let mut card = self.fill(&card, !is_paid, names);
        if *is_paid {
            card["access"] = "subscriber".into();
            if *has_teaser {
                card["teaser"] = self.word(true).into();
            }
        }
        card
    }
}

/// Whether the teaser contains a change of this card.
fn is_told(shape: &Shape, card: Option<usize>) -> bool {
    card.is_none_or(|card| !shape.cards[card % shape.cards.len()].0)
}

/// The terms and sources in the teaser: those in its texts, and those in the definitions of these terms.
fn reached(shape: &Shape) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let free = shape.cards.iter().filter(|(is_paid, ..)| !is_paid);
    let free = free.map(|(_, _, names)| names);
    let told = shape
        .changes
        .iter()
        .filter(|(card, _)| is_told(shape, *card));
    let told = told.map(|(_, names)| names);
    let (mut terms, mut sources) = (BTreeSet::new(), BTreeSet::new());
    for names in free.chain(told) {
        terms.extend(names.0.iter().copied());
        sources.extend(names.1.iter().copied());
    }
    for _ in 0..TERMS {
        for term in terms.clone() {
            terms.extend(shape.terms[term].0.iter().copied());
        }
    }
    for term in &terms {
        sources.extend(shape.terms[*term].1.iter().copied());
    }
    (terms, sources)
}

/// The words in a text that a [`File`] generated.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let ours = words.filter(|word| word.starts_with("word"));
    ours.map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn a_teaser_has_exactly_the_words_for_everyone(shape in shape()) {
        let mut file = File::default();
        let written = teaser_of(&file.write(&shape));
        prop_assert_eq!(words(&written), file.of_all);
    }

    #[test]
    fn a_teaser_has_no_problems_and_is_its_own_teaser(shape in shape()) {
        let written = teaser_of(&File::default().write(&shape));
        let problems = check(written.as_bytes());
        prop_assert!(problems.is_empty(), "{:?}", problems);
        prop_assert_eq!(teaser_of(&written), written);
    }

    #[test]
    fn no_form_of_a_teaser_contains_words_for_subscribers(shape in shape()) {
        let mut file = File::default();
        let mut written = parsed(&teaser_of(&file.write(&shape)));
        written["updated"] = "2025-03-02".into();
        let explainer = explainer(&written.to_string());
        let options = Options { json: Some(written.to_string()), src: None, ..options() };
        for form in Form::ALL {
            let options = if form == Form::Section { self::options() } else { options.clone() };
            for output in render(form, &explainer, &options).expect("it can be written") {
                // Mail breaks long lines inside words.
                let words = words(&output.content.replace("=\n", ""));
                let leaked: Vec<_> = words.intersection(&file.of_subscribers).collect();
                prop_assert!(leaked.is_empty(), "{}: {:?}", form, leaked);
            }
        }
    }
}

#[test]
fn generated_files_have_words_for_everyone_and_for_subscribers() {
    let names = (vec![0], vec![1]);
    let shape = Shape {
        cards: vec![
            (true, true, names.clone()),
            (false, false, (vec![2], vec![3])),
        ],
        terms: vec![names.clone(); TERMS],
        changes: vec![(Some(0), names)],
    };
    let mut file = File::default();
    let whole = file.write(&shape);
    let all: BTreeSet<String> = file.of_all.union(&file.of_subscribers).cloned().collect();
    assert_eq!(words(&whole), all);
    assert!(file.of_all.len() > 20 && file.of_subscribers.len() > 40);
    assert_eq!(explainer(&whole).cards.len(), 2);
}

// The command. ---------------------------------------------------------------------------------

/// A folder with `mill.json`, which has cards for subscribers, and `deep/tide.json`, which has none.
fn newsroom() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::create_dir(folder.path().join("deep")).expect("writing to it");
    for (from, to) in [("paywall", "mill.json"), ("full", "deep/tide.json")] {
        fs::write(folder.path().join(to), json(from)).expect("writing to it");
    }
    folder
}

/// The exit status, standard output and standard error of the command.
fn command(folder: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let arguments = [&["teaser"], arguments].concat();
    said(explainer_cards(folder.path(), &arguments))
}

#[test]
fn the_teaser_of_one_file_goes_to_standard_output() {
    let teaser = json("paywall-teaser");
    let answer = command(&newsroom(), &["mill.json"]);
    assert_eq!(answer, (Some(0), teaser, String::new()));
}

#[test]
fn teasers_keep_their_path_and_unchanged_ones_are_not_written() {
    let folder = newsroom();
    let arguments = ["mill.json", "deep", "--out", "out"];
    let (status, out, said) = command(&folder, &["."]);
    assert_eq!((status, &*out), (Some(2), ""), "{said}");
    let (status, _, said) = command(&folder, &arguments);
    assert_eq!(
        (status, &*said),
        (Some(0), "2 files written, 0 unchanged\n")
    );
    let written = |name: &str| fs::read_to_string(folder.path().join("out").join(name));
    assert_eq!(written("mill.json").unwrap(), json("paywall-teaser"));
    assert_eq!(written("tide.json").unwrap(), json("full"));
    let (_, _, said) = command(&folder, &arguments);
    assert_eq!(said, "0 files written, 2 unchanged\n");
}

#[test]
fn a_teaser_never_overwrites_an_input() {
    let folder = newsroom();
    for arguments in [
        ["mill.json", "--out", "."],
        ["*.json", "--out", "deep/.."],
        [".", "--out", "."],
    ] {
        let (status, out, said) = command(&folder, &arguments);
        assert_eq!((status, &*out), (Some(2), ""), "{arguments:?}");
        let why = |name: &str| {
            let why = "which holds the cards for subscribers; use another folder for `--out`";
            said.contains(&format!("{name}`, {why}"))
        };
        let is_named = why("mill.json") || why("tide.json");
        assert!(is_named, "{arguments:?}: {said}");
        let whole = fs::read_to_string(folder.path().join("mill.json")).unwrap();
        assert_eq!(whole, json("paywall"), "{arguments:?}");
    }
}

#[test]
fn an_invalid_file_is_reported_and_the_others_are_written() {
    let folder = newsroom();
    fs::write(folder.path().join("broken.json"), "{ \"version\": 1,, }").unwrap();
    let (status, _, said) = command(&folder, &[".", "--out", "out"]);
    assert_eq!(status, Some(1));
    assert!(said.contains("broken.json:1:16"), "{said}");
    assert!(said.ends_with("2 files written, 0 unchanged\n"), "{said}");
    let (status, _, said) = command(&folder, &["gone.json"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("gone.json"), "{said}");
}
