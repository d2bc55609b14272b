//! Whatever text is imported: no panic, a file that `check` can read, and no word lost in silence.

use super::kept::{all, text_of, words};
use super::{english, sources};
use explainer_cards::check::check;
use explainer_cards::edit::format;
use explainer_cards::import::{Format, Imported, Options, import};
use explainer_cards::model::read::read;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

/// Pieces of HTML, Markdown, CSV and JSON.
const PARTS: [&str; 64] = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<h1>",
    "</h1>",
    "<h2>",
    "</h2>",
    "<ul><li>",
    "</li></ul>",
    "<table>",
    "<tr><td>",
    "</td></tr>",
    "</table>",
    "<br>",
    "<a href=\"https://city.example/\">",
    "</a>",
    "<a href='#x'>",
    "<style>",
    "</style>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<o:p>",
    "<sup>",
    "</sup>",
    "<svg>",
    "<template>",
    "<select>",
    "<textarea>",
    "<title>",
    "<img alt=x>",
    "<frameset>",
    "&amp;",
    "&#0;",
    "&nbsp;",
    "\0",
    "# ",
    "\n\n",
    "\n- ",
    "**",
    "*",
    "_",
    "`",
    "[",
    "](",
    ")",
    "[[",
    "[^",
    "|",
    "---\n",
    "~~",
    "2024: ",
    "2 May 2021 – ",
    "été ",
    "価格",
    " word ",
    "\\",
    ",",
    "\"",
    "\n",
];

fn options(format: Format) -> Options<'static> {
    Options {
        format: Some(format),
        ..english()
    }
}

/// Asserts what is true of every result.
fn assert_readable(imported: &Imported) -> Result<(), TestCaseError> {
    let text = &imported.text;
    prop_assert!(read(text.as_bytes()).is_ok(), "{}", text);
    let problems = check(text.as_bytes());
    let is_unreadable = |rule: &str| {
        matches!(
            rule,
            "syntax" | "invalid" | "empty" | "markup" | "id" | "duplicate-id"
        )
    };
    let unreadable = problems.iter().find(|problem| is_unreadable(problem.rule));
    prop_assert!(unreadable.is_none(), "{:?} in {}", unreadable, text);
    prop_assert_eq!(format(text), Ok(text.clone()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        rng_seed: RngSeed::Fixed(17),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_is_imported_or_refused(
        parts in prop::collection::vec(select(&PARTS[..]), 0..40),
        format in select(&Format::ALL[..]),
    ) {
        if let Ok(imported) = import(&parts.concat(), &options(format)) {
            assert_readable(&imported)?;
        }
    }

    #[test]
    fn a_source_with_a_piece_replaced_is_imported_or_refused(
        (index, at, part) in (0..20_usize, 0.0..1.0_f64, select(&PARTS[..])),
        format in prop::option::of(select(&Format::ALL[..])),
    ) {
        let sources = sources();
        let (_, text) = &sources[index % sources.len()];
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let at = text.floor_char_boundary((text.len() as f64 * at) as usize);
        let end = text.floor_char_boundary(at + 3);
        let text = format!("{}{part}{}", &text[..at], &text[end..]);
        if let Ok(imported) = import(&text, &Options { format, ..english() }) {
            assert_readable(&imported)?;
        }
    }

    #[test]
    fn every_word_of_html_is_in_the_result_or_in_the_losses(
        parts in prop::collection::vec((select(&PARTS[..34]), "[a-z]{3,9}"), 1..20),
    ) {
        let html: String = parts.iter().flat_map(|(tag, word)| [tag, " ", word, " "]).collect();
        if let Ok(imported) = import(&html, &options(Format::Html)) {
            let all = all(&imported);
            for (_, word) in &parts {
                let is_seen = words(&text_of(&html)).contains(word);
                prop_assert!(!is_seen || all.contains(&**word), "{} of {}: {:?}", word, html, imported);
            }
        }
    }

    #[test]
    fn every_word_of_markdown_is_in_the_result_or_in_the_losses(
        parts in prop::collection::vec((select(&PARTS[40..]), "[a-z]{3,9}"), 1..20),
    ) {
        let text: String = parts.iter().flat_map(|(mark, word)| [mark, &**word, " "]).collect();
        if let Ok(imported) = import(&text, &options(Format::Markdown)) {
            let all = all(&imported);
            for (_, word) in &parts {
                prop_assert!(all.contains(&**word), "{} of {:?}: {:?}", word, text, imported);
            }
        }
    }

    #[test]
    fn every_cell_of_a_spreadsheet_is_in_the_result_or_in_the_losses(
        rows in prop::collection::vec(
            (1000..2100_u32, "[a-z]{3,9}", "[a-z ]{0,20}", prop::collection::vec("[a-z]{0,6}", 0..6)),
            1..6,
        ),
    ) {
        let mut csv = "Year,Headline,Text,Media,Group,Note\n".to_owned();
        for (year, headline, text, rest) in &rows {
            csv += &[&*year.to_string(), headline, text, &rest.join(",")].join(",");
            csv += "\n";
        }
        let imported = import(&csv, &options(Format::TimelineJsCsv)).expect("it has an event");
        assert_readable(&imported)?;
        let all = all(&imported);
        for word in words(csv.split_once('\n').expect("a header").1) {
            prop_assert!(all.contains(&*word), "{} of {}: {:?}", word, csv, imported);
        }
    }
}
