//! What can't become an explainer.

use super::english;
use explainer_cards::import::{Failure, Format, Options, import, recognise};

fn failure(text: &str) -> Failure {
    import(text, &english()).expect_err("it can't be imported")
}

#[test]
fn a_source_without_text_is_refused() {
    for text in [
        "",
        " \u{feff}\n",
        "<p>&nbsp;</p>",
        "{\"events\": []}",
        "{\"panels\": [{}]}",
    ] {
        assert_eq!(failure(text), Failure::Nothing, "{text}");
    }
}

#[test]
fn more_cards_than_an_explainer_can_have_are_refused() {
    let document = "## Card\n\nText.\n\n".repeat(201);
    assert_eq!(failure(&document), Failure::TooManyCards);
    let document = "Text. ".repeat(200_000);
    assert_eq!(failure(&document), Failure::TooLarge);
}

#[test]
fn json_with_a_name_twice_is_refused() {
    let text = r#"{"events": [{"start_date": {"year": 1, "year": 2}}]}"#;
    assert_eq!(failure(text), Failure::Syntax);
}

#[test]
fn a_language_is_needed_from_the_source_or_the_options() {
    let text = "# The tram\n\nIt is late.";
    assert_eq!(import(text, &Options::default()), Err(Failure::NoLanguage));
    let text = "<html lang=\"fr\"><body><h1>Le tram</h1><p>En retard.</p></body></html>";
    let imported = import(text, &Options::default()).expect("it has a language");
    assert!(imported.text.contains("\"lang\": \"fr\""));
}

#[test]
fn formats_are_recognised_by_their_content() {
    for (text, format) in [
        ("[see](https://city.example/)", Format::Markdown),
        ("<https://city.example/> says", Format::Markdown),
        ("Just a sentence.", Format::Markdown),
        ("<!DOCTYPE html><title>x</title>", Format::Html),
        ("<p>Text", Format::Html),
        (
            "\u{feff}Year;Month;Headline\n2024;1;x",
            Format::TimelineJsCsv,
        ),
        ("Year\tMonth\tHeadline\n2024\t1\tx", Format::TimelineJsCsv),
        ("Start Date,End Date,Headline\n", Format::TimelineJsCsv),
        ("{\"timeline\": {\"date\": []}}", Format::H5pTimeline),
        ("{\"items\": [{\"body\": \"x\"}]}", Format::GuardianAtom),
        (
            "[{\"@type\": \"https://schema.org/FAQPage\"}]",
            Format::FaqPage,
        ),
        (
            "{\"@graph\": [{\"@type\": [\"WebPage\", \"FAQPage\"]}]}",
            Format::FaqPage,
        ),
    ] {
        assert_eq!(recognise(text), Ok(format), "{text}");
    }
    for (text, failure) in [
        ("{\"a\": 1}", Failure::Unknown),
        ("{\"version\": 1, \"cards\": []}", Failure::Explainer),
        ("{\"events\": [}", Failure::Syntax),
        ("[{]", Failure::Syntax),
    ] {
        assert_eq!(recognise(text), Err(failure), "{text}");
    }
}
