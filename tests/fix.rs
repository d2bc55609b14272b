//! Fixes of problems: `explainer-cards check --fix` and the functions on which it is built.

mod tool;

use std::fs;
use std::path::{Path, PathBuf};

use explainer_cards::check::{Mended, Problem, Settings, apply, check, mend};
use explainer_cards::model::json::Document;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tool::explainer_cards;

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(folder)
}

/// The names and texts of the invalid fixtures that are UTF-8.
fn invalid() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(fixtures("invalid"))
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .filter_map(|path| {
            let text = String::from_utf8(fs::read(&path).unwrap()).ok()?;
            Some((path.file_name()?.to_str()?.to_owned(), text))
        })
        .collect();
    files.sort();
    assert!(files.len() >= 60, "only {} files", files.len());
    files
}

fn mended(text: &str) -> Mended {
    mend(text, &Settings::default())
}

/// An explainer without problems, to which parts are added: fields of its own, fields of its card.
fn explainer(fields: &str, card: &str) -> String {
    format!(
        r#"{{
  "version": 1, "id": "tides", "lang": "en", "title": "Tides", "summary": "The sea rises.", "reviewBy": "2999", {fields}
  "cards": [{{ {card} "id": "what", "kind": "what", "title": "What is a tide?" }},
    {{ "id": "open", "kind": "unknowns", "title": "What is open?", "unknowns": ["Much."] }}]
}}"#
    )
}

/// What is left of parts after their problems are fixed.
fn fixed(fields: &str, card: &str) -> (String, Vec<Problem>) {
    let mended = mended(&explainer(fields, card));
    (mended.text, mended.findings.problems)
}

#[test]
fn fields_of_a_card_are_fixed() {
    for (card, expected) in [
        (
            r#""text": ["Twice a day."],"#,
            r#""body": ["Twice a day."],"#,
        ),
        (r#""text": "Twice a day.","#, r#""body": ["Twice a day."],"#),
        (r#""body": "Twice a day.","#, r#""body": ["Twice a day."],"#),
        (r#""body": {"text": "Twice"},"#, r#""body": ["Twice"],"#),
        (
            r#""sumary": "Twice a day.","#,
            r#""summary": "Twice a day.","#,
        ),
        (
            r#""figures": [{ "value": "1 300 000", "label": "boats" }],"#,
            r#""figures": [{ "value": 1300000, "label": "boats" }],"#,
        ),
        (
            r#""figures": [{ "value": "1,5", "label": "m", "unit": "" }],"#,
            r#""figures": [{ "value": 1.5, "label": "m" }],"#,
        ),
        (
            r#""figures": { "value": 1, "label": "m" },"#,
            r#""figures": [{ "value": 1, "label": "m" }],"#,
        ),
        (r#""locked": "false","#, r#""locked": false,"#),
        (
            r#""body": [{ "text": "Twice" }, ["high", 2]],"#,
            r#""body": ["Twice", ["high", "2"]],"#,
        ),
        (
            r#""events": [{ "date": "1687", "endDate": "1687", "title": "A book" }],"#,
            r#""events": [{ "date": "1687", "title": "A book" }],"#,
        ),
        (
            r#""events": [{ "date": "1687", "title": "", "text": "A book" }],"#,
            r#""events": [{ "date": "1687", "text": "A book" }],"#,
        ),
        (
            r#""events": [{ "date": "1687", "end": "1690", "headline": "A book" }],"#,
            r#""events": [{ "date": "1687", "endDate": "1690", "title": "A book" }],"#,
        ),
        (
            r#""body": ["The <o:p></o:p>tide <!-- x --> <font color=\"red\">rises\u00e9</font>."],"#,
            r#""body": ["The tide rises\u00e9."],"#,
        ),
        (
            r#""body": ["The tide\u0007 \u007frises."],"#,
            r#""body": ["The tide rises."],"#,
        ),
        (
            r#""body": ["See [this](https:\/\/a.example\/?utm_source=b&id=1#c)."],"#,
            r#""body": ["See [this](https:\/\/a.example\/?id=1#c)."],"#,
        ),
    ] {
        let (text, problems) = fixed("", card);
        assert_eq!(text, explainer("", expected), "{card}");
        assert_eq!(problems, [], "{card}");
    }
}

#[test]
fn the_only_words_of_an_event_are_not_removed() {
    for event in [
        r#"{ "date": "1687", "title": "" }"#,
        r#"{ "date": "1687", "text": " " }"#,
    ] {
        let card = format!(r#""events": [{event}],"#);
        let (text, problems) = fixed("", &card);
        assert_eq!(text, explainer("", &card));
        let rules: Vec<&str> = problems.iter().map(|problem| problem.rule).collect();
        assert_eq!(rules, ["empty"], "{event}");
    }
}

#[test]
fn fields_of_the_explainer_are_fixed() {
    for (fields, expected) in [
        (r#""authors": "Ada","#, r#""authors": [{ "name": "Ada" }],"#),
        (r#""byline": "Ada","#, r#""authors": [{ "name": "Ada" }],"#),
        (
            r#""author": { "name": "Ada" },"#,
            r#""authors": [{ "name": "Ada" }],"#,
        ),
        (r#""changes": null, "sources" : null ,"#, ""),
        (r#""$schema": "", "updated": " ","#, ""),
        (r#""updated": "","#, ""),
    ] {
        let (text, problems) = fixed(fields, "");
        let without_space = |text: &str| text.replace([' ', '\n'], "");
        let expected = explainer(expected, "");
        assert_eq!(without_space(&text), without_space(&expected), "{fields}");
        assert_eq!(problems, [], "{fields}");
    }
}

#[test]
fn an_id_is_written_anew_wherever_it_is_used() {
    let fields = r#""glossary": [{ "id": "größe", "term": "size", "definition": "How large." }],
  "sources": [{ "id": "été", "title": "Summer" }],
  "changes": [{ "date": "2025", "type": "update", "card": "Was ist", "text": "[[größe|Its]] source.[^été]" }],"#;
    let card = r#""body": ["The [[größe]].[^été] And \u00e9.[^\u00e9t\u00e9]"], "figures": [{ "value": 1, "label": "m", "source": "été" }],"#;
    let text = explainer(fields, card).replace("\"what\", \"kind\"", "\"Was ist\", \"kind\"");
    let Mended { text, findings, .. } = mended(&text);
    assert_eq!(findings.problems, []);
    let expected = explainer(
        r#""glossary": [{ "id": "groesse", "term": "size", "definition": "How large." }],
  "sources": [{ "id": "ete", "title": "Summer" }],
  "changes": [{ "date": "2025", "type": "update", "card": "was-ist", "text": "[[groesse|Its]] source.[^ete]" }],"#,
        r#""body": ["The [[groesse]].[^ete] And \u00e9.[^ete]"], "figures": [{ "value": 1, "label": "m", "source": "ete" }],"#,
    );
    assert_eq!(
        text,
        expected.replace("\"what\", \"kind\"", "\"was-ist\", \"kind\"")
    );
}

#[test]
fn the_name_of_a_term_becomes_its_id() {
    let fields =
        r#""glossary": [{ "id": "rate", "term": "policy rate", "definition": "A rate." }],"#;
    let (text, problems) = fixed(
        fields,
        r#""body": ["The [[Policy rate]] and [[policy rate|it]]."],"#,
    );
    assert_eq!(problems, []);
    assert!(
        text.contains("The [[rate|Policy rate]] and [[rate|it]]."),
        "{text}"
    );
}

#[test]
fn what_needs_a_decision_stays() {
    for (fields, card) in [
        // Thousands or a decimal comma.
        ("", r#""figures": [{ "value": "300,000", "label": "m" }],"#),
        // The widget would refuse the file: a picture needs more than a path.
        ("", r#""image": "/a.jpg","#),
        ("", r#""image": { "url": "/a.jpg" },"#),
        // Both are there, or mean the same.
        ("", r#""body": ["A."], "text": ["B."],"#),
        // A card must not be shown to everyone by a guess.
        ("", r#""access": "freee","#),
        // Two ids would become one.
        (
            r#""sources": [{ "id": "été", "title": "A" }, { "id": "ete", "title": "B" }],"#,
            r#""body": ["A.[^été][^ete]"],"#,
        ),
        // A needed field.
        (
            "",
            r#""media": { "src": "/a.jpg", "alt": "A", "credit": "" },"#,
        ),
        (
            "",
            r#""media": { "src": null, "alt": "A", "credit": "B" },"#,
        ),
        // A tag that may have a meaning.
        ("", r#""body": ["The <b>tide</b>."],"#),
    ] {
        let text = explainer(fields, card);
        assert!(!check(text.as_bytes()).is_empty(), "{text}");
        assert_eq!(mended(&text).text, text);
    }
}

#[test]
fn only_the_first_of_two_fields_that_mean_the_same_is_renamed() {
    let (text, problems) = fixed("", r#""text": ["A."], "content": ["B."],"#);
    assert!(
        text.contains(r#""body": ["A."], "content": ["B."],"#),
        "{text}"
    );
    assert_eq!(problems.len(), 1);
}

#[test]
fn curly_quotes_around_all_texts_become_straight_at_once() {
    let plain = explainer("", r#""body": ["A “tide” rises."],"#);
    let curly = plain
        .replace("\"id\"", "“id”")
        .replace("\"Tides\"", "„Tides“");
    let problems = check(curly.as_bytes());
    let fix = problems.iter().find_map(|problem| problem.fix.as_ref());
    assert_eq!(apply(&curly, &[fix.expect("a fix")]), plain);
}

#[test]
fn fixes_of_invalid_fixtures_bring_no_new_problems() {
    for (name, text) in invalid() {
        let before = check(text.as_bytes());
        // What comes after a fault of syntax isn't checked.
        if before.iter().any(|problem| problem.rule == "syntax") {
            continue;
        }
        let known: Vec<&str> = before.iter().map(|problem| &*problem.message).collect();
        for problem in mended(&text).findings.problems {
            assert!(known.contains(&&*problem.message), "{name}: {problem:?}");
        }
    }
}

#[test]
fn fixes_of_syntax_leave_fewer_faults() {
    let faults =
        |text: &str| Document::parse(text.as_bytes()).map_or_else(|faults| faults.len(), |_| 0);
    let mut count = 0;
    for (name, text) in invalid() {
        let Mended {
            text: after, fixed, ..
        } = mended(&text);
        if faults(&text) > 0 && fixed > 0 {
            assert!(faults(&after) < faults(&text), "{name}");
            count += 1;
        }
    }
    assert!(count >= 3, "only {count} files");
}

#[test]
fn fixing_twice_changes_nothing_more() {
    for (name, text) in invalid() {
        let once = mended(&text);
        let twice = mended(&once.text);
        assert_eq!((twice.text, twice.fixed), (once.text, 0), "{name}");
    }
}

#[test]
fn each_fix_leaves_the_other_bytes_as_they_are() {
    for (name, text) in invalid() {
        for problem in check(text.as_bytes()) {
            let Some(fix) = problem.fix else { continue };
            assert!(!fix.title.is_empty() && !fix.edits.is_empty(), "{name}");
            // From the last one on, so that the places before it stay.
            let mut edits = fix.edits.clone();
            edits.sort_by_key(|edit| std::cmp::Reverse((edit.start, edit.end)));
            let mut expected = text.clone();
            for edit in &edits {
                expected.replace_range(edit.start..edit.end, &edit.text);
            }
            assert_eq!(apply(&text, &[&fix]), expected, "{name}");
            assert_ne!(
                expected,
                text,
                "{name}: {problem:?}",
                problem = problem.message
            );
        }
    }
}

#[test]
fn a_byte_order_mark_is_removed() {
    let text = explainer("", "");
    let mended = mended(&format!("\u{feff}{text}"));
    assert_eq!((mended.text, mended.fixed), (text, 1));
}

/// Mistakes that are undone byte for byte: what is right, and what is wrong.
const MISTAKES: [(&str, &str); 14] = [
    ("\n", " // a note\n"),
    ("\n", "\n  /* two\n  lines */\n"),
    ("\n      ]", ",\n      ]"),
    ("\n    }", ",\n    }"),
    (": ", ":\u{a0}"),
    ("\"body\":", "\"text\":"),
    ("\"body\":", "\"boddy\":"),
    ("\"title\":", "\"Headline\":"),
    ("\"media\":", "\"image\":"),
    ("\"kind\": \"what\"", "\"kind\": \"What\""),
    ("\"authors\":", "\"author\":"),
    ("\"summary\":", "“summary”:"),
    ("\"width\": 640", "\"width\": \"640\""),
    (
        "https://www.example.org/tables",
        "https://www.example.org/tables?utm_source=a",
    ),
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn mistakes_in_a_valid_file_are_undone(
        mistakes in prop::collection::btree_map(0..MISTAKES.len(), any::<prop::sample::Index>(), 1..4)
    ) {
        let file = fs::read_to_string(fixtures("valid/full.json")).unwrap();
        let mut text = file.clone();
        for (mistake, place) in mistakes {
            let (right, wrong) = MISTAKES[mistake];
            // Between two values, not in a text.
            let places: Vec<usize> = text.match_indices(right).map(|(at, _)| at)
                .filter(|at| right != ": " || text[..*at].ends_with('"'))
                .filter(|at| right != "\n" || text[*at + 1..].trim_start().starts_with('"'))
                .collect();
            if places.is_empty() {
                continue;
            }
            let at = places[place.index(places.len())];
            text.replace_range(at..at + right.len(), wrong);
        }
        let mended = mended(&text);
        let wrong = |(one, other): &(&str, &str)| one != other;
        let lines = mended.text.lines().zip(file.lines());
        prop_assert_eq!(lines.clone().find(wrong), None, "{:?}", mended.findings.problems);
        prop_assert_eq!(mended.text.len(), file.len());
        prop_assert!(mended.findings.problems.is_empty());
    }
}

#[test]
fn the_tool_fixes_files_and_reports_what_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(
        path("a.json"),
        explainer(r#""authors": "Ada","#, r#""text": "A.","#),
    )
    .unwrap();
    fs::write(path("b.json"), explainer("", r#""body": "A.", "foo": 1,"#)).unwrap();
    fs::write(path("c.json"), explainer("", "")).unwrap();
    let output = explainer_cards(folder.path(), &["check", "--fix", "."]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with("error[unknown-field]: unknown field `foo`\n"),
        "{said}"
    );
    assert!(
        said.ends_with("\n\nfixed 3 problems in 2 files\n1 problem in 1 file\n"),
        "{said}"
    );
    let expected = explainer(r#""authors": [{ "name": "Ada" }],"#, r#""body": ["A."],"#);
    assert_eq!(fs::read_to_string(path("a.json")).unwrap(), expected);
    let expected = explainer("", r#""body": ["A."], "foo": 1,"#);
    assert_eq!(fs::read_to_string(path("b.json")).unwrap(), expected);
    let output = explainer_cards(folder.path(), &["check", "--fix", "a.json"]);
    assert_eq!((output.status.code(), output.stderr), (Some(0), vec![]));
}

#[test]
fn a_file_that_is_too_large_is_not_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let large = format!("\u{feff}{}{}", explainer("", ""), " ".repeat(1 << 20));
    fs::write(folder.path().join("a.json"), &large).unwrap();
    let output = explainer_cards(folder.path(), &["check", "--fix", "a.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        fs::read_to_string(folder.path().join("a.json")).unwrap(),
        large
    );
}

#[test]
fn an_allowed_problem_is_not_fixed() {
    let folder = tempfile::tempdir().unwrap();
    let text = explainer("", r#""sumary": "A.","#);
    fs::write(folder.path().join("a.json"), &text).unwrap();
    let settings = "[[allow]]\nfile = \"a.json\"\npointer = \"/cards/0/sumary\"\nrule = \"unknown-field\"\nreason = \"A test\"\n";
    fs::write(folder.path().join("explainer-cards.toml"), settings).unwrap();
    let output = explainer_cards(folder.path(), &["check", "--fix", "a.json"]);
    assert_eq!((output.status.code(), output.stderr), (Some(0), vec![]));
    assert_eq!(
        fs::read_to_string(folder.path().join("a.json")).unwrap(),
        text
    );
}

#[test]
fn standard_input_and_watched_files_are_not_changed() {
    let folder = fixtures("valid");
    let output = explainer_cards(&folder, &["check", "--fix", "-"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "error: standard input can't be changed; name a file\n"
    );
    let output = explainer_cards(&folder, &["check", "--fix", "--watch", "full.json"]);
    assert_eq!(output.status.code(), Some(2));
}
