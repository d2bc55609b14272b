//! The form `text`, and the text part of the newsletter.

use super::{explainer, json, options, write, write_with};
use explainer_cards::render::{Form, Options, render};
use textwrap::core::display_width;

/// The minimal file with another summary of its card.
fn with_summary(text: &str) -> String {
    json("minimal").replace("The sea rises and falls twice a day.", text)
}

#[test]
fn lines_have_at_most_72_columns_except_for_long_words() {
    let long = "A long sentence about tides, ".repeat(20);
    let text = write(Form::Text, &with_summary(&long));
    assert!(text.lines().all(|line| display_width(line) <= 72), "{text}");
    let japanese = "潮の満ち干は月と太陽の引力によって起こる。".repeat(8);
    let text = write(Form::Text, &with_summary(&japanese));
    assert!(text.lines().all(|line| display_width(line) <= 72), "{text}");
    assert_eq!(
        text.split_whitespace()
            .collect::<String>()
            .matches(&japanese)
            .count(),
        1
    );
    let word = "x".repeat(200);
    assert!(write(Form::Text, &with_summary(&word)).contains(&word));
}

#[test]
fn a_url_is_never_broken() {
    let url = format!("https://www.example.org/{}", "very-long/path-".repeat(12));
    let text = write(
        Form::Text,
        &with_summary(&format!("See [the table]({url}) of the year.")),
    );
    assert!(text.contains(&format!("<{url}>")), "{text}");
}

#[test]
fn the_number_of_a_source_stays_on_the_line_of_its_text() {
    for length in 1..80 {
        let word = format!("{}.[^almanac]", "x".repeat(length));
        let json = json("full").replace("Rivers have tides as well.", &format!("Text {word}"));
        let text = write(Form::Text, &json);
        assert!(text.lines().all(|line| !line.starts_with("[1]")), "{text}");
    }
}

#[test]
fn no_line_ends_in_white_space() {
    let text = write(Form::Text, &json("full"));
    assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
}

#[test]
fn a_row_keeps_cells_without_a_column() {
    let json = json("full").replace("\"4 m\"", "\"4 m\", \"a third cell\"");
    for form in [Form::Text, Form::Markdown, Form::Newsletter] {
        assert!(write(form, &json).contains("a third cell"), "{form}");
    }
}

#[test]
fn the_text_part_of_a_newsletter_equals_the_text_form() {
    let full = explainer(&json("full"));
    let outputs = render(Form::Newsletter, &full, &options()).unwrap();
    assert_eq!(outputs[1].content, write(Form::Text, &json("full")));
}

#[test]
fn a_name_in_another_direction_is_isolated() {
    let name = "\u{202e}Harbour\u{2069}";
    let hebrew = json("full").replace("\"B. Reporter\"", "\"נמל\u{2069}\u{202e}\"");
    let text = write(Form::Text, &hebrew);
    assert!(text.contains(", \u{2068}נמל\u{2069}\n"), "{text}");
    let text = write(Form::Text, &json("full").replace("B. Reporter", name));
    assert!(text.contains(", Harbour\n"), "{text}");
}

#[test]
fn french_has_spaces_before_colons_and_inside_quotation_marks() {
    let text = write(
        Form::Text,
        &json("full").replace("\"lang\": \"en\"", "\"lang\": \"fr\""),
    );
    assert!(text.contains("Réponse\u{a0}: At spring tide"), "{text}");
    assert!(
        text.contains("«\u{a0}The range was 12.40 m.\u{a0}»"),
        "{text}"
    );
}

#[test]
fn dates_before_the_day_of_writing_are_marked_as_past() {
    let on = |day: &str| {
        let today = Some(day.into());
        write_with(Form::Text, &json("full"), &Options { today, ..options() })
    };
    let early = on("2025-09-30");
    assert!(early.contains("Next check by 2026-03-01"), "{early}");
    assert!(early.contains("2025-09: The autumn"), "{early}");
    let late = on("2026-03-02");
    assert!(
        late.contains("Was due to be checked again by 2026-03-01"),
        "{late}"
    );
    assert!(late.contains("2025-09 (Past): The autumn"), "{late}");
}

#[test]
fn a_corrected_card_has_a_note_under_its_summary() {
    let text = write(Form::Text, &json("full"));
    let (_, after) = text.split_once("\nCorrected 2025-03-02\n").expect(&text);
    assert!(after.contains("Largest range"), "{after}");
    assert_eq!(text.matches("\nCorrected ").count(), 1);
}
