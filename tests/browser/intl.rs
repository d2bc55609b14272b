//! Compares the dates, numbers and lists of `render::intl`, which static forms use, with those of the browser's `Intl`.

use crate::browser::{Browser, in_browser};
use crate::site::Site;
use explainer_cards::model::{Date, Decimal};
use explainer_cards::render::intl::FORMATS;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use serde_json::json;
use std::collections::BTreeSet;

/// Languages of news, and regions with other formats.
const LANGUAGES: &[&str] = &[
    "fr", "fr-BE", "fr-CA", "fr-CH", "en", "en-AU", "en-CA", "en-GB", "en-IE", "en-IN", "en-US",
    "en-ZA", "nl", "nl-BE", "de", "de-AT", "de-CH", "es", "es-419", "es-AR", "es-MX", "it",
    "it-CH", "pt", "pt-BR", "pt-PT", "pl", "sv", "sv-FI", "tr", "uk", "ru", "ar", "ar-AE", "ar-EG",
    "ar-MA", "ar-SA", "he", "zh", "zh-CN", "zh-Hans", "zh-Hant", "zh-HK", "zh-TW", "ja", "ko",
    "da", "nb", "no", "fi", "cs", "sk", "hu", "ro", "bg", "el", "hr", "sr", "sr-Latn", "sl", "et",
    "lv", "lt", "ca", "sq", "mk", "fa", "hi", "bn", "ta", "ur", "th", "vi", "id", "ms", "sw", "af",
    "am",
];

/// Unusual and invalid language tags.
#[rustfmt::skip]
const ODD_TAGS: &[&str] = &[
    // Other case, variants and scripts.
    "FR", "fr-ca", "FR-Latn-fr", "de-1996", "fr-1694acad", "sl-rozaj-biske", "ca-valencia",
    "en-150", "en-XX", "en-Arab", "de-Latn-CH", "zh-Hant-HK", "zh-Hans-TW", "de-FR",
    // Deprecated tags.
    "iw", "sh", "cmn", "no-NO-NY", "art-lojban", "en-GB-oed", "i-klingon", "zh-min-nan",
    "zh-cmn",
    // With extensions.
    "fr-x-private", "en-t-fr", "en-a-bcd", "en-u-rg-inzzzz", "fr-u-rg-chzzzz", "fr-FR-u",
    "th-u-ca-buddhist", "ja-u-ca-japanese", "ar-u-nu-latn", "ar-MA-u-nu-arab", "hi-u-nu-deva",
    "en-u-nu", "en-u-nu-roman", "en-u-nu-native", "en-u-nu-finance", "ar-u-nu-native",
    "zh-u-nu-hans", "zh-u-nu-hanidec", "en-u-nu-xyzw", "en-u-nu-foo-bar", "en-u-nu-arab",
    "ja-u-nu-fullwide", "en-u-nu-latn-u-nu-arab",
    // Languages without data.
    "und", "xx", "qaa", "tlh", "french", "abcde-fghij", "eo", "und-FR", "french-CA",
    // Invalid tags.
    "", "x", "x-private", "root", "fr-", "-fr", "fr--CA", "fr_CA", "fr FR", "fr-CA ", "en\u{0}",
    "fr-1694acad-1694acad", "abcdefghi", "français", "英語", "fr-FR-CA", "f", "1", "en-l",
    "french-1",
];

/// ICU4X 2.4 has the data of CLDR 49, Chromium 156 that of CLDR 48.
const NEWER: &str = "the data of ICU4X is newer";
/// Chromium doesn't include the language and uses that of its interface.
const LEFT_OUT: &str = "Chromium has no data";

/// The languages in which the dates differ, and why.
const OTHER_DATES: &[(&str, &str)] = &[
    ("am", NEWER),
    ("et", NEWER),
    ("fa", NEWER),
    ("hi", NEWER),
    ("hi-u-nu-deva", NEWER),
    ("lv", NEWER),
    ("ta", NEWER),
    ("vi", NEWER),
    ("eo", LEFT_OUT),
    ("mk", LEFT_OUT),
    ("sq", LEFT_OUT),
    ("ja-u-nu-fullwide", "ICU4X has no such digits"),
];

/// The languages in which the numbers differ, and why.
const OTHER_NUMBERS: &[(&str, &str)] = &[
    ("fr-CH", NEWER),
    ("eo", LEFT_OUT),
    ("mk", LEFT_OUT),
    ("sq", LEFT_OUT),
    (
        "de-Latn-CH",
        "Chromium looks for `de-Latn` next, not for `de-CH`",
    ),
    (
        "en-u-nu-arab",
        "ICU4X has Arabic marks only for languages that use them",
    ),
    ("ja-u-nu-fullwide", "ICU4X has no such digits"),
];

#[rustfmt::skip]
const DATES: &[&str] = &[
    "2024-01-01", "2024-02-29", "2024-03-08", "2024-04-11", "2024-05-01", "2025-06-03",
    "2025-07-14", "2025-08-15", "2025-09-30", "1989-10-09", "1999-11-23", "2024-12-02",
    "2024-12-31", "2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06", "2024-07",
    "2024-08", "2024-09", "2024-10", "2024-11", "2024-12", "2024", "1848", "0987", "0000", "0001",
    "0099-03-04", "0000-02-29", "0000-05", "1582-10-10", "1066-10-14", "9999-12-31", "2050-01",
];

#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "0", "-0", "1", "7", "10", "999", "1000", "1234", "9999", "10000", "12345", "100000",
    "1234567", "1234567890123456789", "123456789012345678901234567890.5", "1.20", "0.5", "-0.5",
    "-1", "-1234.5", "-12345.50", "0.00", "-0.00", "3.14159265358979323846264338327950288",
    "0.000000000000000000005", "0.000000000000000000004", "-0.000000000000000000004",
    "0.123456789012345678945", "0.99999999999999999999999", "9.999999999999999999995",
    "1e3", "1E3", "1e+3", "1.5e4", "1.50e4", "1.2e-5", "5E-1", "1e-20", "5e-21", "4e-21", "1e-30",
    "-1e-30", "1e21", "1e100", "1.7976931348623157e307", "9e307", "0e5", "0e999999", "-0e0",
    "0.0e-7", "1e-400", "1e-32768", "1e-40000", "1e-9999999", "1e-999999999", "1e-1000000000", "1e-2147483648",
    "-1e-99999999999", "12.30e1", "100e-2", "0.00001e5", "0.000000000000000000001234e25", "1.0e0", "0e99999999999",
];

#[test]
fn native_dates_equal_those_of_chromium() {
    in_browser(async |browser| {
        let format = "
          const [year, month, day] = text.split('-');
          return new Date(text).toLocaleDateString(lang, {
            timeZone: 'UTC', calendar: 'gregory', year: 'numeric',
            ...(month && { month: 'long' }), ...(day && { day: 'numeric' }),
          });";
        let differences = compare(browser, format, DATES, native_date).await;
        are_the_known(&differences, OTHER_DATES);
    });
}

#[test]
fn native_numbers_equal_those_of_chromium() {
    in_browser(async |browser| {
        let format = "
          const plain = /^-?[0-9]+(?:[.]([0-9]+))?$/.exec(text);
          const digits = plain ? Math.min(plain[1]?.length ?? 0, 20) : undefined;
          return new Intl.NumberFormat(lang, {
            minimumFractionDigits: digits, maximumFractionDigits: digits ?? 20,
          }).format(text);";
        let differences = compare(browser, format, NUMBERS, native_number).await;
        are_the_known(&differences, OTHER_NUMBERS);
    });
}

/// The languages in which the lists differ. CLDR 49 changed the first two; Chromium has no data for the last two.
const OTHER_LISTS: [&str; 4] = ["he", "hi", "mk", "sq"];

#[test]
fn native_lists_equal_those_of_chromium() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let page = browser.open_with(&site, "").await;
        let mut others = BTreeSet::new();
        for names in [&["Ada", "Inés"][..], &["Ada", "Bob", "Inés", "Yan"]] {
            let script = format!(
                "return {}.map((lang) => new Intl.ListFormat(lang).format({}))",
                json!(LANGUAGES),
                json!(names)
            );
            let lists: Vec<String> = page.js(&script).await;
            for (lang, list) in LANGUAGES.iter().zip(lists) {
                let mut native = names[0].to_owned();
                for (index, name) in names.iter().enumerate().skip(1) {
                    native += &(FORMATS.before)(lang, names.len(), index, name);
                    native += name;
                }
                if native != list {
                    others.insert(*lang);
                }
            }
        }
        assert_eq!(others, BTreeSet::from(OTHER_LISTS));
    });
}

#[test]
fn the_widget_shows_the_native_dates_and_numbers() {
    in_browser(async |browser| {
        let site = Site::built().await;
        let shown = |selector: &str| {
            let texts = format!("each.shadowRoot.querySelectorAll('{selector}')");
            format!("return elements.map((each) => [...{texts}].map((node) => node.textContent))")
        };
        let (mut dates, mut numbers) = (Vec::new(), Vec::new());
        // In several pages, because one page with all of them isn't ready in time on a slow machine.
        for some in langs().collect::<Vec<_>>().chunks(16) {
            let bodies: String = some.iter().map(|lang| embed(lang)).collect();
            let page = browser.open_with(&site, &bodies).await;
            page.ready().await;
            dates.extend(page.js::<Vec<_>>(&shown(".event time")).await);
            numbers.extend(page.js::<Vec<_>>(&shown(".figure data")).await);
        }
        are_the_known(&differences(dates, DATES, native_date), OTHER_DATES);
        are_the_known(&differences(numbers, NUMBERS, native_number), OTHER_NUMBERS);
    });
}

fn native_date(lang: &str, text: &str) -> String {
    (FORMATS.date)(lang, &read::<Date>(text))
}

fn native_number(lang: &str, text: &str) -> String {
    (FORMATS.number)(lang, &read::<Decimal>(text))
}

/// The differences between the browser and `native`, with their languages. `format` is the body of a JavaScript
/// function of `lang` and `text`; text that it refuses stays as written.
async fn compare(
    browser: &Browser,
    format: &str,
    texts: &[&str],
    native: impl Fn(&str, &str) -> String,
) -> Vec<(&'static str, String)> {
    let site = Site::built().await;
    let page = browser.open_with(&site, "").await;
    let script = format!(
        "const format = (lang, text) => {{ try {{ {format} }} catch {{ return text }} }};
         const texts = {};
         return {}.map((lang) => texts.map((text) => format(lang, text)));",
        json!(texts),
        json!(langs().collect::<Vec<_>>()),
    );
    differences(page.js(&script).await, texts, native)
}

/// The differences, with their languages. `rows` has the results of the browser for each language.
fn differences(
    rows: Vec<Vec<String>>,
    texts: &[&str],
    native: impl Fn(&str, &str) -> String,
) -> Vec<(&'static str, String)> {
    let mut differences = Vec::new();
    assert_eq!(rows.len(), langs().count());
    for (lang, row) in langs().zip(rows) {
        assert_eq!(row.len(), texts.len(), "{lang}");
        for (text, chromium) in texts.iter().zip(row) {
            let native = native(lang, text);
            if native != chromium {
                let what = format!("{text}: natively {native:?}, in Chromium {chromium:?}");
                differences.push((*lang, what));
            }
        }
    }
    differences
}

fn langs() -> impl Iterator<Item = &'static &'static str> {
    LANGUAGES.iter().chain(ODD_TAGS)
}

/// An explainer with an event for each date and a figure for each number.
fn embed(lang: &str) -> String {
    let event = |date: &&str| json!({ "date": date, "title": "Event" });
    let events: Vec<_> = DATES.iter().map(event).collect();
    // As text, because `serde_json` doesn't keep the digits.
    let figure = |digits: &&str| format!(r#"{{ "value": {digits}, "label": "Figure" }}"#);
    let figures: Vec<_> = NUMBERS.iter().map(figure).collect();
    format!(
        r#"<explainer-cards loading="eager" open="all"><script type="application/json">
{{ "version": 1, "id": "formats", "lang": {}, "title": "Formats", "summary": "All.", "cards": [
  {{ "id": "all", "kind": "other", "title": "All", "summary": "All.",
     "events": {}, "figures": [{}] }}
] }}
</script></explainer-cards>
"#,
        json!(lang),
        json!(events),
        figures.join(", ")
    )
}

/// Checks that exactly the known languages differ.
fn are_the_known(differences: &[(&str, String)], known: &[(&str, &str)]) {
    let known: BTreeSet<&str> = known.iter().map(|(lang, _)| *lang).collect();
    let unknown = differences.iter().filter(|(lang, _)| !known.contains(lang));
    let unknown: Vec<_> = unknown.collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
    let found = differences.iter().map(|(lang, _)| *lang).collect();
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(gone.is_empty(), "no longer different: {gone:?}");
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> T {
    let text: StrDeserializer<Error> = text.into_deserializer();
    T::deserialize(text).expect("any text is one")
}
