//! Dates and numbers of the static forms: `explainer_cards::render::intl`. `tests/browser/intl.rs` compares
//! them with those of browsers.

use explainer_cards::model::{Date, Decimal};
use explainer_cards::render::intl::FORMATS;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

fn date(lang: &str, text: &str) -> String {
    (FORMATS.date)(lang, &read::<Date>(text))
}

fn number(lang: &str, text: &str) -> String {
    (FORMATS.number)(lang, &read::<Decimal>(text))
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> T {
    let text: StrDeserializer<Error> = text.into_deserializer();
    T::deserialize(text).expect("any text is accepted")
}

#[test]
fn a_date_has_only_the_parts_that_the_file_gives() {
    assert_eq!(date("fr", "2024-12-02"), "2 décembre 2024");
    assert_eq!(date("fr", "2024-12"), "décembre 2024");
    assert_eq!(date("fr", "2024"), "2024");
}

#[test]
fn a_month_has_the_grammatical_case_of_its_position() {
    assert_eq!(date("ru", "2024-05-09"), "9 мая 2024 г.");
    assert_eq!(date("ru", "2024-05"), "май 2024 г.");
}

#[test]
fn dates_have_no_era() {
    assert_eq!(date("en", "0099-03-04"), "March 4, 99");
    assert_eq!(date("th", "2024-12-02"), "2 ธันวาคม 2024");
}

#[test]
fn an_invalid_date_stays_as_written() {
    for text in ["2025-02-30", "2024-13", "12.8.2025", "yesterday", ""] {
        assert_eq!(date("fr", text), text);
    }
}

#[test]
fn an_invalid_language_leaves_dates_and_numbers_as_written() {
    for lang in ["", "fr_CA", "fr CA", "x-private", "français"] {
        assert_eq!(date(lang, "2024-12-02"), "2024-12-02", "{lang}");
        assert_eq!(number(lang, "1234.50"), "1234.50", "{lang}");
    }
}

#[test]
fn a_language_without_data_has_english_formats() {
    for lang in ["xx", "und", "french", "tlh-CA"] {
        assert_eq!(date(lang, "2024-12-02"), "December 2, 2024", "{lang}");
        assert_eq!(number(lang, "1234.50"), "1,234.50", "{lang}");
    }
}

#[test]
fn a_number_keeps_the_digits_of_the_file() {
    assert_eq!(number("fr", "1234567.20"), "1\u{202f}234\u{202f}567,20");
    assert_eq!(number("es", "1234.0"), "1234,0");
    assert_eq!(number("de-CH", "-12345"), "-12'345");
    assert_eq!(number("ar-EG", "1234.5"), "١٬٢٣٤٫٥");
}

#[test]
fn a_number_has_at_most_20_digits_after_the_point() {
    let long = format!("0.{}5", "0".repeat(20));
    assert_eq!(number("en", &long), format!("0.{}1", "0".repeat(19)));
    let longer = format!("1.{}", "9".repeat(50_000));
    assert_eq!(number("en", &longer), format!("2.{}", "0".repeat(20)));
}

#[test]
fn an_exponent_is_written_out() {
    assert_eq!(number("en", "1.50e+4"), "15,000");
    assert_eq!(number("en", "12.5E-3"), "0.0125");
    assert_eq!(number("en", "-1e-40000"), "-0");
    let long = format!("1{}e-50000", "0".repeat(50_000));
    assert_eq!(number("en", &long), "1");
}

#[test]
fn an_exponent_that_browsers_refuse_stays_as_written() {
    for text in ["1e-1000000000", "0e99999999999999999999"] {
        assert_eq!(number("en", text), text);
    }
}

fn languages() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "fr", "en", "es", "ar", "ar-EG", "zh-Hant", "ja", "pt-BR", "de-CH", "th",
    ];
    prop_oneof![
        prop::sample::select(KNOWN).prop_map(str::to_owned),
        "[a-zA-Z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?(-u-[a-z]{2}-[a-z]{3,8})?",
        "\\PC{0,12}",
    ]
}

fn config(cases: u32) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(2);
    ProptestConfig {
        cases,
        rng_seed,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn every_date_can_be_written_in_every_language(
        lang in languages(),
        text in prop_oneof!["[0-9]{4}(-[01][0-9](-[0-3][0-9])?)?", "\\PC{1,12}"],
    ) {
        let written = date(&lang, &text);
        prop_assert!(!written.trim().is_empty() && !written.contains("M0"), "{}", written);
    }

    #[test]
    fn every_number_can_be_written_in_every_language(
        lang in languages(),
        text in "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2}|[eE]-[0-9]{1,12})?",
    ) {
        let written = number(&lang, &text);
        prop_assert!(written.chars().any(char::is_numeric), "{}", written);
    }

    #[test]
    fn a_whole_number_keeps_its_digits(number_in in any::<i64>()) {
        let text = number_in.to_string();
        prop_assert_eq!(number("en", &text).replace(',', ""), text);
    }

    #[test]
    fn text_that_is_not_a_number_is_written_without_a_panic(lang in languages(), text in "\\PC{1,40}") {
        prop_assert!(!number(&lang, &text).is_empty());
    }
}

#[test]
fn names_are_a_list_in_the_language() {
    for (lang, names, said) in [
        ("fr", ["Ada", "Bob", "Cléo"], "Ada, Bob et Cléo"),
        ("en-US", ["Ada", "Bob", "Cleo"], "Ada, Bob, and Cleo"),
        ("en-GB", ["Ada", "Bob", "Cleo"], "Ada, Bob and Cleo"),
        ("es", ["Ada", "Bob", "Inés"], "Ada, Bob e Inés"),
        ("zh", ["甲", "乙", "丙"], "甲、乙和丙"),
        ("ar", ["أ", "ب", "ج"], "أ وب وج"),
        ("no language", ["Ada", "Bob", "Cleo"], "Ada, Bob, Cleo"),
    ] {
        let mut list = names[0].to_owned();
        for (index, name) in names.iter().enumerate().skip(1) {
            list += &(FORMATS.before)(lang, names.len(), index, name);
            list += name;
        }
        assert_eq!(list, said, "{lang}");
    }
    assert_eq!(
        (FORMATS.before)("fr", 2, 1, "a\u{1}b"),
        ", ",
        "no name has this character"
    );
}
