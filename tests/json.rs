//! The JSON reader follows RFC 8259, is stricter where the RFC leaves a choice, and takes linear time.

use explainer_cards::model::json::{Document, Entry, Kind, MAX_DEPTH, Syntax};
use explainer_cards::model::read::{Refusal, read};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;
use std::cell::Cell;

/// With a fixed seed, so that a failure can be repeated.
fn runner(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]))
}

/// Whether RFC 8259 allows what this reader refuses.
fn stricter(fault: Syntax) -> bool {
    matches!(
        fault,
        Syntax::DuplicateKey | Syntax::TooBig | Syntax::TooDeep | Syntax::TooManyKeys
    )
}

/// Text made of pieces of JSON, most of it nearly valid.
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

/// Any JSON value with little nesting.
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

/// An entry of the document as a value of `serde_json`.
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
fn valid_json_has_the_values_that_serde_json_reads() {
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
fn text_that_serde_json_accepts_is_only_refused_by_a_stricter_rule() {
    let accepted = Cell::new(0);
    runner(30_000)
        .run(&nearly_json(), |text| {
            let theirs = serde_json::from_str::<Value>(&text).is_ok();
            match Document::parse(text.as_bytes()) {
                Ok(_) => {
                    accepted.set(accepted.get() + 1);
                    prop_assert!(theirs, "{text:?} is not JSON");
                }
                Err(faults) => {
                    let own = faults.iter().all(|fault| stricter(fault.kind));
                    prop_assert!(!theirs || own, "{text:?} is JSON, but {faults:?}");
                }
            }
            Ok(())
        })
        .unwrap();
    // The test needs valid texts too.
    assert!(
        accepted.get() > 600,
        "only {} texts were JSON",
        accepted.get()
    );
}

#[test]
fn any_bytes_are_read_without_a_panic_and_refused_inside_the_file() {
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
fn the_first_bracket_that_is_too_deep_is_refused() {
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
fn numbers_below_1e308_keep_their_digits() {
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
fn duplicate_keys_are_found_in_spite_of_escapes() {
    let faults = Document::parse(br#"{"id": 1, "\u0069d": 2}"#).unwrap_err();
    assert_eq!(faults[0].kind, Syntax::DuplicateKey);
}
