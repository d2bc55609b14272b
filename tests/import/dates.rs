//! Written dates, in the languages of the shipped explainers.

use explainer_cards::import::Dates;
use std::fs;
use std::path::Path;

/// A language, what people write in it, and the date that it means; a range has two.
const WRITTEN: [(&str, &[(&str, &str)]); 7] = [
    (
        "en",
        &[
            ("2 December 2024", "2024-12-02"),
            ("December 2, 2024", "2024-12-02"),
            ("Dec. 2nd, 2024", "2024-12-02"),
            ("the 2nd of December 2024", "2024-12-02"),
            ("Monday, 2 December 2024", "2024-12-02"),
            ("Sept 2024", "2024-09"),
            ("may 2021", "2021-05"),
            ("2024", "2024"),
            ("2024-12-02", "2024-12-02"),
            ("2024-12", "2024-12"),
            ("2024/12/02", "2024-12-02"),
            ("13/12/2024", "2024-12-13"),
            ("12/13/2024", "2024-12-13"),
            ("2–5 December 2024", "2024-12-02 2024-12-05"),
            ("March – May 2024", "2024-03 2024-05"),
            ("2019-2021", "2019 2021"),
            ("2 December 2024 – 3 January 2025", "2024-12-02 2025-01-03"),
        ],
    ),
    (
        "en-US",
        &[("3/4/2024", "2024-03-04"), ("August 2024", "2024-08")],
    ),
    (
        "en-GB",
        &[("3/4/2024", "2024-04-03"), ("3 Sept 2024", "2024-09-03")],
    ),
    (
        "fr",
        &[
            ("2 décembre 2024", "2024-12-02"),
            ("1er décembre 2024", "2024-12-01"),
            ("1ᵉʳ mars 2024", "2024-03-01"),
            ("le lundi 2 décembre 2024", "2024-12-02"),
            ("2 déc. 2024", "2024-12-02"),
            ("Août 2024", "2024-08"),
            ("févr. 2021", "2021-02"),
            ("02/12/2024", "2024-12-02"),
            ("2.12.2024", "2024-12-02"),
            ("du 2 décembre 2024", "2024-12-02"),
            ("2-5 décembre 2024", "2024-12-02 2024-12-05"),
        ],
    ),
    (
        "nl",
        &[
            ("2 december 2024", "2024-12-02"),
            ("maandag 2 december 2024", "2024-12-02"),
            ("op 2 mrt. 2024", "2024-03-02"),
            ("maart 2024", "2024-03"),
            ("2-12-2024", "2024-12-02"),
        ],
    ),
    (
        "ar",
        &[
            ("2 ديسمبر 2024", "2024-12-02"),
            ("٢ ديسمبر ٢٠٢٤", "2024-12-02"),
            ("الاثنين، 2 ديسمبر 2024", "2024-12-02"),
            ("كانون الثاني 2024", "2024-01"),
            ("٢٠٢٤", "2024"),
            ("02/12/2024", "2024-12-02"),
        ],
    ),
    (
        "zh-Hans",
        &[
            ("2024年12月2日", "2024-12-02"),
            ("2024年12月", "2024-12"),
            ("2024年", "2024"),
            ("２０２４年１２月２日", "2024-12-02"),
            ("2024年十二月2日", "2024-12-02"),
            ("2024 年 12 月 2 日", "2024-12-02"),
        ],
    ),
];

#[test]
fn written_dates_are_read_in_every_shipped_language() {
    for (lang, dates) in WRITTEN {
        let language = Dates::of(lang);
        for (text, date) in dates {
            let written = language
                .whole(text)
                .unwrap_or_else(|| panic!("{lang}: {text}"));
            let read = [Some(written.start), written.end].into_iter().flatten();
            assert_eq!(read.collect::<Vec<_>>().join(" "), *date, "{lang}: {text}");
        }
    }
}

#[test]
fn the_table_has_the_language_of_every_shipped_explainer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/explainers");
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let name = entry.expect("it can be listed").file_name();
        let name = name.to_str().expect("a name");
        if let Some(lang) = name
            .strip_suffix(".json")
            .and_then(|name| name.split('.').nth(1))
        {
            assert!(WRITTEN.iter().any(|(known, _)| *known == lang), "{lang}");
        }
    }
}

/// No date, or none that is certain.
const OTHERS: [&str; 16] = [
    "3/4/2024",
    "31 February 2024",
    "2024-13-01",
    "32 May 2024",
    "2 Decembre 2024",
    "mayor 2024",
    "May",
    "2 May",
    "20245",
    "2024th",
    "12:30",
    "soon",
    "",
    "-2024",
    "99999999999999999999",
    "2024 was a good year",
];

#[test]
fn what_is_no_date_for_certain_is_none() {
    let english = Dates::of("en");
    for text in OTHERS {
        assert_eq!(english.whole(text), None, "{text}");
    }
}

#[test]
fn a_date_at_the_start_ends_where_the_text_goes_on() {
    let english = Dates::of("en");
    for (text, rest) in [
        ("2 December 2024: the bridge", ": the bridge"),
        ("In May 2021 the council", " the council"),
        ("2019–2021 – closed", " – closed"),
        ("2019-based", "-based"),
    ] {
        let (_, end) = english.leading(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(&text[end..], rest);
    }
}
