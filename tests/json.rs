//! The JSON reader: as strict as RFC 8259 and a little stricter, never surprised, never slow.

use explainer_cards::model::json::{Document, Entry, Kind, MAX_DEPTH, Syntax};
use explainer_cards::model::read::{Refusal, read};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;
use std::cell::Cell;

/// A fixed seed: a red run is red again.
fn runner(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]))
}

/// What RFC 8259 leaves open and this reader refuses.
fn stricter(fault: Syntax) -> bool {
    matches!(
        fault,
        Syntax::DuplicateKey | Syntax::TooBig | Syntax::TooDeep | Syntax::TooManyKeys
    )
}

/// Text made of the pieces that JSON is made of: most of it nearly JSON.
fn nearly_json() -> impl Strategy<Value = String> {
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"b\"",
        "\"\\u00e9\"",
        "\"\\ud83d\\ude00\"",
        "\\",
        "\\n",
        "1",
        "-0",
        "0.5",
        "1e3",
        "01",
        ".5",
        "true",
        "false",
        "null",
        " ",
        "\n",
        "é",
        "\"x\":1",
        "[1,2]",
        "{\"k\":[]}",
        "\u{1}",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..12).prop_map(|all| all.concat())
}

/// Any JSON value, not deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e300..1e300f64).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// The value that a part of the document stands for, as `serde_json` has it.
fn value(document: &Document, index: u32) -> Value {
    let Entry { kind, .. } = document.entry(index);
    match kind {
        Kind::Null => Value::Null,
        Kind::True => Value::Bool(true),
        Kind::False => Value::Bool(false),
        Kind::Number => serde_json::from_str(document.raw(index)).expect("a number"),
        Kind::String => Value::String(document.string(index).into_owned()),
        Kind::Array => document
            .children(index)
            .map(|item| value(document, item))
            .collect(),
        Kind::Object => {
            let children: Vec<u32> = document.children(index).collect();
            let pairs = children.chunks(2);
            pairs
                .map(|pair| {
                    (
                        document.string(pair[0]).into_owned(),
                        value(document, pair[1]),
                    )
                })
                .collect()
        }
    }
}

#[test]
fn it_reads_what_serde_json_reads_and_says_the_same() {
    runner(2_000)
        .run(&any_json(), |expected| {
            for text in [expected.to_string(), format!("{expected:#}")] {
                let document = Document::parse(text.as_bytes()).expect("it is JSON");
                prop_assert_eq!(
                    value(&document, 0),
                    serde_json::from_str::<Value>(&text).unwrap()
                );
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn it_refuses_what_serde_json_refuses_and_otherwise_only_by_its_own_rules() {
    let accepted = Cell::new(0);
    runner(30_000)
        .run(&nearly_json(), |text| {
            let theirs = serde_json::from_str::<Value>(&text).is_ok();
            match Document::parse(text.as_bytes()) {
                Ok(_) => {
                    accepted.set(accepted.get() + 1);
                    prop_assert!(theirs, "{text:?} is no JSON");
                }
                Err(faults) => {
                    let own = faults.iter().all(|fault| stricter(fault.kind));
                    prop_assert!(!theirs || own, "{text:?} is JSON, but {faults:?}");
                }
            }
            Ok(())
        })
        .unwrap();
    // Not all of it may be broken, or the test would say little.
    assert!(
        accepted.get() > 600,
        "only {} texts were JSON",
        accepted.get()
    );
}

#[test]
fn no_bytes_make_it_panic_and_every_refusal_lies_inside_the_file() {
    let bytes = prop::collection::vec(any::<u8>(), 0..200);
    runner(20_000)
        .run(&bytes, |bytes| {
            if let Err((_, at)) = read(&bytes) {
                prop_assert!(at as usize <= bytes.len());
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_bracket_too_deep_is_refused_at_once() {
    let depth = MAX_DEPTH as usize;
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert!(Document::parse(nested(depth).as_bytes()).is_ok());
    let faults = Document::parse(nested(depth + 1).as_bytes()).unwrap_err();
    assert_eq!(faults[0].kind, Syntax::TooDeep);
    let open = "[".repeat(100_000);
    assert_eq!(
        read(open.as_bytes()).unwrap_err().0,
        Refusal::Syntax(Syntax::TooDeep)
    );
}

#[test]
fn numbers_are_kept_digit_for_digit_up_to_1e308() {
    for number in [
        "1.20",
        "-0",
        "0.000e-400",
        "99999999999999999999",
        "1e307",
        "9.99e307",
        "0.1e308",
    ] {
        let document = Document::parse(number.as_bytes()).expect(number);
        assert_eq!(document.raw(0), number);
    }
    for number in [
        "1e308",
        "1e999",
        "-1e400",
        "0.01e999",
        "1e99999999999999999999",
    ] {
        assert_eq!(
            Document::parse(number.as_bytes()).unwrap_err()[0].kind,
            Syntax::TooBig,
            "{number}"
        );
    }
}

#[test]
fn the_same_key_is_found_however_it_is_written() {
    let faults = Document::parse(br#"{"id": 1, "\u0069d": 2}"#).unwrap_err();
    assert_eq!(faults[0].kind, Syntax::DuplicateKey);
}
