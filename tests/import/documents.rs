//! From headings to cards, from styles to marks.

use super::{imported, value};
use explainer_cards::model::inline::plain;
use serde_json::{Value, json};

fn cards(text: &str) -> Value {
    value(&imported(text).text)["cards"].clone()
}

fn titles(text: &str) -> Vec<String> {
    let cards = cards(text);
    let cards = cards.as_array().expect("a list").iter();
    cards
        .map(|card| card["title"].as_str().expect("a title").to_owned())
        .collect()
}

/// The paragraphs of a piece of HTML below a heading, and what is lost.
fn body(html: &str) -> (Value, Vec<String>) {
    let imported = imported(&format!("<h1>Title</h1><h2>Card</h2>{html}"));
    let losses = imported
        .losses
        .iter()
        .map(|loss| loss.message.clone())
        .collect();
    (value(&imported.text)["cards"][0]["body"].clone(), losses)
}

#[test]
fn the_highest_headings_become_cards() {
    for (text, expected) in [
        (
            "# T\n\nx\n\n## A\n\na\n\n### B\n\nb\n\n## C\n\nc",
            &["A", "C"][..],
        ),
        ("# A\n\na\n\n# B\n\nb", &["A", "B"]),
        ("## A\n\na\n\n## B\n\nb", &["A", "B"]),
        ("### A\n\na\n\n# B\n\nb", &["A", "B"]),
        ("# T\n\nx\n\ny", &["T"]),
    ] {
        let titles = titles(text);
        if text.starts_with("###") {
            // What is above the first card is a card too.
            assert_eq!(titles.len(), 2, "{text}");
        } else {
            assert_eq!(titles, expected, "{text}");
        }
    }
}

#[test]
fn ids_are_made_of_titles_and_unique() {
    let cards = cards("# T\n\nx\n\n## Größe?\n\na\n\n## Größe!\n\nb\n\n## 価格\n\nc");
    let ids: Vec<&Value> = cards
        .as_array()
        .expect("a list")
        .iter()
        .map(|card| &card["id"])
        .collect();
    assert_eq!(
        ids,
        [&json!("groesse"), &json!("groesse-2"), &json!("card-3")]
    );
}

#[test]
fn styles_become_marks() {
    for (html, text) in [
        ("<b>too </b>weak", "**too** weak"),
        ("<strong><em>both</em></strong>", "***both***"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<b style=\"font-weight:normal\">all</b>", "all"),
        (
            "<span style=\"font-weight:700; FONT-STYLE: italic\">x</span>",
            "***x***",
        ),
        ("<b>a <i>b</i> c</b>", "**a *b* c**"),
        (
            "see <a href=\"https://city.example/\"><b>it</b></a>",
            "see [**it**](https://city.example/)",
        ),
        (
            "<a href=\"https://city.example/a b(c)\">x</a>",
            "[x](https://city.example/a%20b%28c%29)",
        ),
        (
            "<a href=\"https://bücher.example/\">x</a>",
            "[x](https://xn--bcher-kva.example/)",
        ),
        (
            "2 * 3 and [[this]] and [^that]",
            "2 \\* 3 and \\[\\[this\\]\\] and \\[^that\\]",
        ),
        ("a [1] note", "a [1] note"),
        ("a\\*b", "a\\\\\\*b"),
        (
            "10<sup>2</sup> H<sub>2</sub>O 1<sup>er</sup>",
            "10² H₂O 1er",
        ),
        ("a&lt;b&gt; &amp;amp;", "a<b> &amp;"),
    ] {
        let (body, losses) = body(&format!("<p>{html}</p>"));
        assert_eq!(body, json!([text]), "{html}");
        assert_eq!(losses, Vec::<String>::new(), "{html}");
    }
}

#[test]
fn marks_that_would_mean_something_else_are_left_out_and_reported() {
    let (body, losses) = body("<p>a<b>“b”</b>c</p>");
    assert_eq!(body, json!(["a“b”c"]));
    assert_eq!(losses, ["strong `“b”` kept as ordinary text"]);
}

#[test]
fn a_line_break_begins_a_paragraph() {
    assert_eq!(
        body("one<br>two<br><br>three").0,
        json!(["one", "two", "three"])
    );
    assert_eq!(
        body("<div>one</div>two<p>three").0,
        json!(["one", "two", "three"])
    );
}

#[test]
fn paragraphs_that_begin_with_dates_become_events_in_their_order() {
    let cards = cards(
        "# T\n\nx\n\n## How?\n\nBefore.\n\n- 2024: Late.\n- 1931: Early. It rained.\n\nAfter.",
    );
    assert_eq!(
        cards[0],
        json!({
            "id": "how",
            "kind": "how",
            "title": "How?",
            "body": ["Before.", "After."],
            "events": [{ "date": "1931", "title": "Early", "text": "It rained." }, { "date": "2024", "title": "Late" }]
        })
    );
}

#[test]
fn a_single_date_is_an_ordinary_paragraph() {
    let cards = cards("# T\n\nx\n\n## How?\n\n1931: Early.\n\nAfter.");
    assert_eq!(cards[0]["body"], json!(["1931: Early.", "After."]));
}

#[test]
fn text_of_an_unfinished_tag_is_kept() {
    for (html, kept) in [
        ("<p>If a <b", "If a <b"),
        ("<p>x <a href=\"y>z", "x <a href=\"y>z"),
        ("<p>x <!-- y", "x <!-- y"),
        ("<p>x</p><style>p {} rest", "<style>p {} rest"),
    ] {
        let (body, _) = body(html);
        let all: Vec<String> = body
            .as_array()
            .expect("a list")
            .iter()
            .map(|text| plain(text.as_str().expect("a text"), &|_| None))
            .collect();
        assert!(all.join(" ").contains(kept), "{html}: {all:?}");
    }
}

#[test]
fn what_readers_of_the_source_see_beside_the_text_is_reported() {
    for (html, message) in [
        ("<svg><path d=\"M0\"/></svg>", "picture left out"),
        (
            "<img src=\"data:image/png;base64,AAAA\">",
            "picture left out",
        ),
        (
            "<iframe src=\"https://video.example/\"></iframe>",
            "`<iframe>` left out",
        ),
        ("<math><mi>x</mi></math>", "`<math>` left out"),
        ("<script>alert(1)</script>", "`<script>` left out"),
        (
            "<span style=\"display:none\">x</span>",
            "hidden text left out",
        ),
        (
            "<x-note>x</x-note>",
            "element `<x-note>` left out, its text kept",
        ),
        ("<u>x</u>", "underline of `x` left out"),
        ("<s>x</s>", "crossed-out text `x` kept as ordinary text"),
        ("<sup>x</sup>", "superscript `x` kept as ordinary text"),
        ("<mark>x</mark>", "highlight of `x` left out"),
        (
            "<blockquote>x</blockquote>",
            "quotation `x` kept as ordinary text",
        ),
        ("<!-- ask the city -->", "comment left out"),
    ] {
        let (_, losses) = body(&format!("<p>Text.</p>{html}"));
        assert_eq!(losses, [message], "{html}");
    }
}
