//! `explainer-cards new` writes files in which only the placeholders are left to do.

#[path = "tool/said.rs"]
mod said;
mod tool;

use explainer_cards::check::{Problem, check_on};
use explainer_cards::edit::format;
use explainer_cards::model::Date;
use explainer_cards::model::read::read;
use explainer_cards::templates::{Details, LANGUAGES, Template, UnknownLanguage};
use said::said;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tool::explainer_cards;

const TODAY: &str = "2026-08-31";

fn filled(template: Template, lang: &str) -> String {
    let details = Details {
        id: "harbour-tram",
        lang,
        title: "A \"tram\"",
        today: &Date::from(TODAY),
    };
    template.fill(details).expect("a template in this language")
}

/// Every template in every language.
fn all() -> impl Iterator<Item = (String, String)> {
    let names = Template::ALL.into_iter();
    names.flat_map(|template| {
        LANGUAGES.map(|lang| (format!("{template}.{lang}"), filled(template, lang)))
    })
}

fn problems(text: &str) -> Vec<Problem> {
    check_on(text.as_bytes(), &Date::from(TODAY))
}

/// Calls `visit` with each string in a value.
fn each_string<'v>(value: &'v Value, pointer: String, visit: &mut impl FnMut(String, &'v str)) {
    match value {
        Value::String(text) => visit(pointer, text),
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                each_string(item, format!("{pointer}/{place}"), visit);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                each_string(value, format!("{pointer}/{name}"), visit);
            }
        }
        _ => {}
    }
}

#[test]
fn check_reports_every_placeholder_and_nothing_else() {
    for (name, text) in all() {
        let problems = problems(&text);
        let mut reported: Vec<&str> = problems.iter().map(|each| &*each.pointer).collect();
        for problem in &problems {
            assert_eq!(problem.rule, "placeholder", "{name}: {problem:?}");
        }
        let value: Value = serde_json::from_str(&text).expect("it is JSON");
        let mut placeholders = Vec::new();
        each_string(&value, String::new(), &mut |pointer, text| {
            if text.contains("TK") || text.contains("Lorem ipsum") {
                placeholders.push(pointer);
            }
        });
        reported.sort_unstable();
        placeholders.sort_unstable();
        assert_eq!(reported, placeholders, "{name}");
        assert!(placeholders.len() > 20, "{name}");
    }
}

#[test]
fn every_item_of_a_list_has_a_placeholder() {
    // So that no number, date or address of a template is published unnoticed.
    for (name, text) in all() {
        let value: Value = serde_json::from_str(&text).expect("it is JSON");
        let cards = value["cards"].as_array().expect("cards");
        let lists = cards
            .iter()
            .flat_map(|card| card.as_object().expect("a card").values());
        let lists = lists.chain([&value["sources"], &value["glossary"], &value["authors"]]);
        for item in lists.filter_map(Value::as_array).flatten() {
            let text = item.to_string();
            assert!(
                text.contains("TK") || text.contains("Lorem ipsum"),
                "{name}: {text}"
            );
        }
    }
}

#[test]
fn a_template_has_the_same_cards_in_every_language() {
    for template in Template::ALL {
        let shape = |lang| {
            let text = filled(template, lang);
            let value: Value = serde_json::from_str(&text).expect("it is JSON");
            let mut pointers = Vec::new();
            each_string(&value, String::new(), &mut |pointer, _| {
                pointers.push(pointer);
            });
            let explainer = read(text.as_bytes()).expect("it is an explainer");
            let ids: Vec<String> = explainer
                .cards
                .iter()
                .map(|card| card.id.to_string())
                .collect();
            (pointers, ids)
        };
        let [english, french] = LANGUAGES.map(shape);
        assert_eq!(english, french, "{template}");
    }
}

#[test]
fn every_template_ends_with_what_is_not_known() {
    for (name, text) in all() {
        let explainer = read(text.as_bytes()).expect("it is an explainer");
        let last = explainer.cards.last().expect("a card");
        assert!(!last.unknowns.is_empty() && !last.next.is_empty(), "{name}");
    }
}

#[test]
fn the_details_are_filled_in() {
    let text = filled(Template::Vote, "en-GB");
    let explainer = read(text.as_bytes()).expect("it is an explainer");
    assert_eq!(
        (&*explainer.id, &*explainer.lang, &*explainer.title),
        ("harbour-tram", "en-GB", "A \"tram\"")
    );
    let day = |date: &Option<Date>| date.as_ref().map(|date| date.as_str().to_owned());
    assert_eq!(day(&explainer.published).as_deref(), Some(TODAY));
    // The last day of February.
    assert_eq!(day(&explainer.review_by).as_deref(), Some("2027-02-28"));
    assert_eq!(
        explainer.cards.last().unwrap().next[0].date.as_str(),
        "2027-02-28"
    );
    assert_eq!(explainer.checked().map(Date::as_str), Some(TODAY));
    assert!(filled(Template::Vote, "fr-CA").contains("Comment voter"));
}

#[test]
fn templates_are_formatted() {
    for (name, text) in all() {
        assert_eq!(format(&text).as_ref(), Ok(&text), "{name}");
    }
}

#[test]
fn other_languages_have_no_templates() {
    let details = Details {
        id: "a",
        lang: "de",
        title: "A",
        today: &Date::from(TODAY),
    };
    assert_eq!(Template::Person.fill(details), Err(UnknownLanguage));
}

// The command. -------------------------------------------------------------------------------

const TRAM: [&str; 6] = [
    "--template",
    "decision",
    "--lang",
    "fr",
    "--title",
    "Le tram",
];

fn new(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let arguments = [&["new"], arguments].concat();
    said(explainer_cards(folder, &arguments))
}

#[test]
fn scripts_write_a_file_with_arguments_alone() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [&TRAM[..], &["--output", "tram.fr.json"]].concat();
    let (status, out, err) = new(folder.path(), &arguments);
    let said = concat!(
        "tram.fr.json written; replace every `TK` and `Lorem ipsum`\n",
        "help: `explainer-cards check tram.fr.json` lists them\n",
    );
    assert_eq!((status, &*out, &*err), (Some(0), "", said));
    let bytes = fs::read(folder.path().join("tram.fr.json")).unwrap();
    let explainer = read(&bytes).expect("it is an explainer");
    assert_eq!((&*explainer.id, &*explainer.title), ("tram", "Le tram"));
}

#[test]
fn a_file_that_exists_stays() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tram.json"), "mine").unwrap();
    let arguments = [&TRAM[..], &["--output", "tram.json"]].concat();
    let (status, _, err) = new(folder.path(), &arguments);
    assert_eq!(
        (status, &*err),
        (Some(2), "error: `tram.json` exists; use another name\n")
    );
    assert_eq!(fs::read(folder.path().join("tram.json")).unwrap(), b"mine");
}

#[test]
fn standard_output_needs_an_id() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [&TRAM[..], &["--output", "-"]].concat();
    let (status, _, err) = new(folder.path(), &arguments);
    let said = "error: no id in the file name `-`; begin it with `a-z`, `0-9` and `-` up to the first dot, or add `--id ID`\n";
    assert_eq!((status, &*err), (Some(2), said));
    let (status, out, _) = new(folder.path(), &[&arguments[..], &["--id", "tram"]].concat());
    assert_eq!(status, Some(0));
    assert!(read(out.as_bytes()).is_ok());
}

#[test]
fn without_a_terminal_a_missing_argument_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (left_out, argument) in [(0, "--template"), (2, "--lang"), (4, "--title")] {
        let mut arguments = [&TRAM[..], &["--output", "tram.json"]].concat();
        arguments.drain(left_out..left_out + 2);
        let (status, _, err) = new(folder.path(), &arguments);
        assert_eq!(
            (status, err),
            (Some(2), format!("error: missing argument `{argument}`\n"))
        );
    }
    let (_, _, err) = new(folder.path(), &TRAM);
    assert_eq!(err, "error: missing argument `--output`\n");
}

#[test]
fn values_that_check_would_report_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, said) in [
        (
            ["--lang", "de"],
            "`de`: no templates in this language; use `en` or `fr`, and translate the cards",
        ),
        (["--title", " "], "empty title"),
        (
            ["--id", "Tram"],
            "invalid id `Tram`; use only `a-z`, `0-9` and `-`",
        ),
    ] {
        let mut all: Vec<&str> = TRAM.to_vec();
        all.extend(["--output", "tram.json"]);
        if let Some(place) = all.iter().position(|argument| *argument == arguments[0]) {
            all.drain(place..place + 2);
        }
        all.extend(arguments);
        let (status, _, err) = new(folder.path(), &all);
        assert_eq!((status, err), (Some(2), format!("error: {said}\n")));
    }
    assert!(!folder.path().join("tram.json").exists());
}

/// `script` runs a command on a terminal of its own.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_it_asks() {
    use std::io::Write;
    use std::process::Stdio;
    let folder = tempfile::tempdir().unwrap();
    let command = format!("{} new", env!("CARGO_BIN_EXE_explainer-cards"));
    let mut child = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("util-linux is there");
    // The second template, the second language.
    let answers = "\u{1b}[B\r\u{1b}[B\rLe tram\rtram.fr.json\r";
    let mut input = child.stdin.take().expect("it is piped");
    input.write_all(answers.as_bytes()).unwrap();
    let output = child.wait_with_output().expect("it ends");
    drop(input);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    let bytes = fs::read(folder.path().join("tram.fr.json")).expect("it is written");
    let explainer = read(&bytes).expect("it is an explainer");
    assert_eq!((&*explainer.lang, &*explainer.title), ("fr", "Le tram"));
    assert_eq!(
        &*explainer.cards[0].title,
        "Qu’est-ce qui a été décidé\u{a0}?"
    );
}
