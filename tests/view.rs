//! The HTML of the view.

mod fields;

use explainer_cards::model::read::read;
use explainer_cards::model::{Explainer, Text};
use explainer_cards::render::tags;
use explainer_cards::state::{Depth, Form, Request, Session, Settings, place};
use explainer_cards::words::{Formats, Words};
use fields::each_text;
use std::collections::BTreeSet;
use std::path::Path;

/// Writes dates and numbers as in the file.
const AS_WRITTEN: Formats = Formats {
    date: |_, date| date.as_str().to_owned(),
    number: |_, number| number.as_str().to_owned(),
    before: |_, _, _, _| ", ".to_owned(),
    name: |lang| explainer_cards::words::name(lang).to_owned(),
};

fn html(json: &str, open: bool) -> String {
    written(json, open, Form::Live)
}

fn written(json: &str, open: bool, form: Form) -> String {
    tags(session(json, open, form))
}

fn session(json: &str, open: bool, form: Form) -> Session {
    let explainer = read(json.as_bytes()).expect("it is an explainer");
    let settings = Settings {
        form,
        opened: open.then(|| every_panel(&explainer)),
        ..Settings::default()
    };
    let words = *Words::of(&explainer.lang);
    Session::new(explainer, settings, words, AS_WRITTEN)
}

/// The names of all panels, in the format of `Settings::opened`.
fn every_panel(explainer: &Explainer) -> Text {
    let cards = explainer.cards.iter().map(|card| &*card.id);
    let lists = [place::GLOSSARY, place::SOURCES, place::CHANGES];
    let names: Vec<&str> = cards.chain(lists).collect();
    names.join("\n").into()
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/valid")
        .join(name);
    std::fs::read_to_string(path).expect("the fixture is there")
}

/// The HTML with one element a line, so that differences are readable.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<") + "\n"
}

#[test]
fn the_full_explainer_equals_its_golden_file() {
    let html = html(&fixture("full.json"), true);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/valid/full.html");
    snapbox::assert_data_eq!(lines(&html), snapbox::Data::read_from(&golden, None).raw());
}

/// A form of the fixture with bullet lists and spans.
fn lists_and_spans(form: Form) -> String {
    written(&fixture("lists-and-spans.json"), true, form)
}

#[test]
fn a_list_among_paragraphs_is_a_bullet_list_at_its_place() {
    for form in [Form::Live, Form::Static] {
        let html = lists_and_spans(form);
        let items = "<p class=\"text\">Three things:</p><ul class=\"text\">\
                     <li class=\"text\">It lets <strong>ships</strong> pass</li>";
        assert!(html.contains(items), "{html}");
        let alone = "<ul class=\"text\"><li class=\"text\">A list of its own</li></ul>\
                     <p class=\"text\">And it makes no noise.</p>";
        assert!(html.contains(alone), "{html}");
        let (_, more) = html.split_once("class=\"more\"").expect("the details");
        let more = more.split_once("</details>").expect("their end").0;
        assert!(more.contains("<li class=\"text\">Two gates</li>"), "{more}");
    }
}

#[test]
fn a_span_has_two_dates_and_its_title_can_be_missing() {
    for form in [Form::Live, Form::Static] {
        let html = lists_and_spans(form);
        let events: Vec<&str> = html.split("<li class=\"event\">").skip(1).collect();
        let [span, untitled, ..] = &events[..] else {
            panic!("four events: {html}")
        };
        let dates = "<span class=\"event-date\"><time datetime=\"2019-03\">2019-03</time>\u{a0}– \
                     <time datetime=\"2023-06\">2023-06</time></span><p class=\"event-title\">The lock is built</p>";
        assert!(span.starts_with(dates), "{span}");
        let text = "<span class=\"event-date\"><time datetime=\"2023-07-01\">2023-07-01</time></span>\
                    <p class=\"text\">The <em>first</em> ship passes.</p>";
        assert!(untitled.starts_with(text), "{untitled}");
    }
}

#[test]
fn the_picture_of_an_event_is_below_its_words() {
    for form in [Form::Live, Form::Static] {
        let html = lists_and_spans(form);
        let (_, bridge) = html.split_once("The bridge opens</p>").expect("the title");
        let picture = "<figure class=\"media\" part=\"media\"><img";
        assert!(bridge.starts_with(picture), "{bridge}");
        let (event, _) = bridge.split_once("</li>").expect("the end of the event");
        assert!(event.contains("On the first day<sup"), "{event}");
    }
}

#[test]
fn captions_of_events_count_in_the_order_of_citations() {
    let html = lists_and_spans(Form::Live);
    let places = ["port", "paper"].map(|id| html.find(&format!("id=\"source-{id}\"")));
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
}

#[test]
fn the_text_of_a_closed_card_can_be_found() {
    let html = html(&fixture("full.json"), false);
    assert!(html.contains(" hidden=\"until-found\""), "{html}");
    assert!(html.contains("the difference is largest"), "{html}");
    assert!(html.contains("aria-expanded=\"false\""), "{html}");
    assert!(!html.contains("aria-expanded=\"true\""), "{html}");
}

#[test]
fn a_card_without_a_summary_shows_none() {
    for form in [Form::Live, Form::Static] {
        let html = written(&fixture("title-alone.json"), false, form);
        assert!(!html.contains("card-summary"), "{html}");
        assert!(html.contains("Why does it stand still?"), "{html}");
        assert!(html.contains("class=\"corrected\""), "{html}");
    }
}

#[test]
fn without_scripts_cards_and_lists_are_details() {
    let html = written(&fixture("full.json"), false, Form::Static);
    assert!(html.contains("<details"), "{html}");
    assert!(html.contains("id=\"card-what\""), "{html}");
    assert!(!html.contains("aria-expanded"), "{html}");
    assert!(!html.contains(" open="), "{html}");
    let open = written(&fixture("full.json"), true, Form::Static);
    assert!(
        open.contains("<details class=\"card\" part=\"card\" data-kind=\"what\" open=\"\""),
        "{open}"
    );
}

#[test]
fn without_scripts_a_citation_links_to_its_source_and_back() {
    let cited = fixture("full.json")
        .replace("near half moon.", "near half moon.[^almanac]")
        .replace("given in feet.", "given in feet.[^almanac]");
    let html = written(&cited, false, Form::Static);
    for id in [
        "source-almanac",
        "title",
        "card-what",
        "glossary",
        "changes",
    ] {
        assert!(html.contains(&format!("href=\"#{id}\"")), "{id}: {html}");
        assert!(html.contains(&format!("id=\"{id}\"")), "{id}: {html}");
    }
}

#[test]
fn both_forms_have_the_same_texts_and_ids() {
    for name in [
        "full.json",
        "lists-and-spans.json",
        "minimal.json",
        "paywall-teaser.json",
    ] {
        let live = html(&fixture(name), true);
        let fixed = written(&fixture(name), true, Form::Static);
        assert_eq!(text(&fixed), text(&live), "{name}");
        assert_eq!(ids(&fixed), ids(&live), "{name}");
    }
}

/// The text without the tags.
fn text(html: &str) -> String {
    html.split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
        .collect()
}

/// The ids in document order. The widget restores the focus by them.
fn ids(html: &str) -> Vec<&str> {
    html.split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn the_button_for_all_cards_shows_the_reading_time() {
    let full = fixture("full.json");
    assert_eq!(buttons(&full)[0], "Open all (40 s)");
    let without_sections = fixture("minimal.json");
    assert_eq!(buttons(&without_sections), ["Open all"]);
}

#[test]
fn the_button_everything_needs_something_to_unfold() {
    let full = fixture("full.json");
    assert_eq!(buttons(&full), ["Open all (40 s)", "Everything (50 s)"]);
    let without_more = full.replace("\"more\":", "\"moreover\":");
    assert_eq!(buttons(&without_more).len(), 2, "answers unfold");
    assert_eq!(buttons(&unfolding_nothing()), ["Open all (40 s)"]);
}

#[test]
fn once_all_cards_are_open_the_button_closes_them() {
    let session = session(&fixture("full.json"), false, Form::Live);
    let (session, _) = session.send(Request::Depth(Depth::Full));
    let html = tags(session);
    assert!(
        html.contains("data-act=\"depth brief\">Close all<"),
        "{html}"
    );
}

#[test]
fn sources_are_numbered_by_their_first_citation() {
    let json = fixture("full.json").replace(
        "\"sources\": [",
        "\"sources\": [{ \"id\": \"never\", \"title\": \"Never cited\" }, { \"id\": \"later\", \"title\": \"Later\" },",
    );
    let json = json.replace("They flood.", "They flood.[^later]");
    let html = html(&json, true);
    let places: Vec<_> = ["almanac", "later", "never"]
        .iter()
        .map(|id| html.find(&format!("id=\"source-{id}\"")))
        .collect();
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
    assert!(html.contains("aria-label=\"Source 1, Hydrographic Office\""));
    assert!(html.contains("aria-label=\"Source 2, Later\""));
}

#[test]
fn a_citation_names_the_first_part_of_the_publisher() {
    let json = fixture("full.json").replace(
        "\"Hydrographic Office\"",
        "\"Ministry of the Sea, Hydrographic Office, Charts\"",
    );
    let html = html(&json, true);
    assert!(
        html.contains("aria-label=\"Source 1, Ministry of the Sea\""),
        "{html}"
    );
}

/// A file in whose cards nothing unfolds.
fn unfolding_nothing() -> String {
    let json = fixture("full.json").replace("\"more\":", "\"moreover\":");
    json.replace("\"questions\":", "\"riddles\":")
}

#[test]
fn a_section_has_a_heading_unless_the_title_of_the_card_is_one() {
    let full = fixture("full.json");
    let heading = ">What to watch</h4>";
    assert!(html(&full, true).contains(heading));
    let of_its_kind = full.replacen("\"kind\": \"what\"", "\"kind\": \"next\"", 1);
    let before = of_its_kind
        .replace("\"views\":", "\"v\":")
        .replace("\"unknowns\":", "\"u\":");
    assert!(
        !html(&before, true).contains(heading),
        "the heading repeats the title"
    );
    assert!(
        html(&of_its_kind, true).contains(heading),
        "it follows another heading"
    );
}

/// The labels of the buttons that open several cards.
fn buttons(json: &str) -> Vec<String> {
    let html = html(json, false);
    let each = html.split("data-act=\"depth ").skip(1);
    each.filter_map(|rest| Some(rest.split_once('>')?.1.split_once('<')?.0.to_owned()))
        .collect()
}

#[test]
fn markup_in_any_text_is_shown_as_text() {
    let hostile = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    for (name, pictures) in [("full.json", 1), ("lists-and-spans.json", 2)] {
        let json = each_text(&fixture(name), &mut |text, _| text.push_str(hostile));
        let html = html(&json, true);
        assert!(
            html.contains("&lt;img src=x onerror=alert(1)&gt;"),
            "{html}"
        );
        assert!(
            !html.contains("<img src=x") && !html.contains("<script"),
            "{html}"
        );
        let count = html.matches("<img").count();
        assert_eq!(count, pictures, "the pictures of the file");
    }
}

#[test]
fn a_refused_url_never_becomes_a_link() {
    for url in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "//evil.example",
        "data:text/html,x",
    ] {
        let json = fixture("full.json")
            .replace("https://www.example.org/almanac", url)
            .replace("https://www.example.org/tables", url);
        let html = html(&json, true);
        assert!(!html.contains(&format!("href=\"{url}")), "{url}: {html}");
        assert!(html.contains("Almanac"), "{url}: {html}");
    }
}

#[test]
fn every_control_has_a_valid_request() {
    for form in [Form::Live, Form::Static] {
        let mut acts = BTreeSet::new();
        for request in [
            "depth main",
            "helpful yes",
            "missing A map",
            "depth full",
            "depth brief",
        ] {
            let request = Request::parse(request).expect("a valid request");
            let (session, _) = asking(form).send(request);
            let html = tags(session);
            let controls = html.split(" data-act=\"").skip(1);
            acts.extend(controls.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
        for act in &acts {
            let printed = Request::parse(act).map(Request::print);
            assert_eq!(printed.as_deref(), Some(&**act), "{form:?}");
        }
        let kinds: BTreeSet<&str> = acts
            .iter()
            .filter_map(|act| act.split(' ').next())
            .collect();
        let expected =
            "answer back cite consult define depth go group helpful missing share toggle translate";
        assert_eq!(kinds, expected.split(' ').collect(), "{form:?}");
    }
}

/// The full explainer with `feedback`.
fn asking(form: Form) -> Session {
    let explainer = read(fixture("full.json").as_bytes()).expect("it is an explainer");
    let settings = Settings {
        form,
        feedback: true,
        ..Settings::default()
    };
    let words = *Words::of(&explainer.lang);
    Session::new(explainer, settings, words, AS_WRITTEN)
}
