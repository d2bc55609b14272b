//! What the buttons above a text do.

use crate::form::marks::{Mark, mark};

/// Sets a mark at the selection between `‹` and `›`, and shows the selection after it in the same way.
fn marked(text: &str, wanted: &Mark) -> String {
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).expect("a short text");
    let start = text.find('‹').expect("a selection");
    let text = text.replacen('‹', "", 1);
    let end = text.find('›').expect("its end");
    let text = text.replacen('›', "", 1);
    let (text, selection) = mark(&text, units(&text[..start])..units(&text[..end]), wanted);
    let wide: Vec<u16> = text.encode_utf16().collect();
    let part = |from: u32, to: usize| {
        String::from_utf16(&wide[from as usize..to]).expect("whole characters")
    };
    let (start, end) = (selection.start, selection.end);
    format!(
        "{}‹{}›{}",
        part(0, start as usize),
        part(start, end as usize),
        part(end, wide.len())
    )
}

#[test]
fn a_mark_goes_around_the_selection() {
    assert_eq!(marked("A ‹fast› tram", &Mark::Strong), "A **‹fast›** tram");
    assert_eq!(marked("A ‹fast› tram", &Mark::Emphasis), "A *‹fast›* tram");
    assert_eq!(marked("‹›", &Mark::Strong), "**‹›**");
}

#[test]
fn the_same_mark_again_takes_it_away() {
    assert_eq!(marked("A **‹fast›** tram", &Mark::Strong), "A ‹fast› tram");
    assert_eq!(marked("A *‹fast›* tram", &Mark::Emphasis), "A ‹fast› tram");
    assert_eq!(
        marked("A **‹fast›** tram", &Mark::Emphasis),
        "A ***‹fast›*** tram"
    );
    assert_eq!(
        marked("A ***‹fast›*** tram", &Mark::Emphasis),
        "A **‹fast›** tram"
    );
}

#[test]
fn the_address_of_a_link_is_selected() {
    assert_eq!(
        marked("See ‹the rule›.", &Mark::Link),
        "See [the rule](‹https://›)."
    );
}

#[test]
fn a_term_keeps_the_selected_words() {
    let term = Mark::Term("hbm".to_owned());
    assert_eq!(
        marked("This ‹memory› is", &term),
        "This [[hbm|memory]]‹› is"
    );
    assert_eq!(marked("This ‹› is", &term), "This [[hbm]]‹› is");
}

#[test]
fn a_source_is_cited_after_the_selection() {
    let source = Mark::Source("ft".to_owned());
    assert_eq!(
        marked("‹So it says.› Yes", &source),
        "So it says.[^ft]‹› Yes"
    );
}

#[test]
fn characters_of_two_units_are_counted_as_two() {
    assert_eq!(
        marked("🚋 is ‹fast› 🚋", &Mark::Strong),
        "🚋 is **‹fast›** 🚋"
    );
}
