//! The form `page`.

use super::{everything, fixture, json, options, write, write_with};
use explainer_cards::render::{Alternate, Form, Options};
use std::fs;

/// Every start tag of a link in a page.
fn links(html: &str) -> Vec<&str> {
    let tags = html.split("<a ").skip(1);
    tags.map(|tag| tag.split_once('>').expect("it ends").0)
        .collect()
}

#[test]
fn every_link_to_another_page_leaves_a_frame_and_no_other_does() {
    let shipped = fixture("../../www/explainers/hbm.fr.json");
    let shipped = fs::read_to_string(shipped).expect("it is there");
    let mut leaving = 0;
    for file in [everything(), json("paywall"), shipped] {
        let page = write(Form::Page, &file);
        for link in links(&page) {
            let stays = link.contains("href=\"#") || link.contains("hreflang=");
            assert_eq!(link.contains(" target=\"_top\""), !stays, "{link}");
            leaving += usize::from(!stays);
        }
    }
    assert!(leaving > 50, "{leaving}");
}

#[test]
fn the_script_of_a_page_has_no_comment_and_no_address() {
    let page = write(Form::Page, &json("minimal"));
    let (_, script) = page.rsplit_once("<script>\n").expect("it has one");
    let (script, _) = script.split_once("</script>").expect("it ends");
    for foreign in ["//", "/*", "http"] {
        assert!(!script.contains(foreign), "{foreign} in {script}");
    }
}

/// The `link` elements with `rel="alternate"`.
fn alternates(page: &str) -> Vec<&str> {
    let links = page.lines();
    links
        .filter_map(|line| line.strip_prefix("<link rel=\"alternate\" "))
        .collect()
}

#[test]
fn a_page_names_the_page_of_each_language_and_its_own() {
    let french = Alternate {
        lang: "fr".to_owned(),
        url: "https://www.example.org/marees?a=1&b=2"
            .parse()
            .expect("it is a URL"),
    };
    let options = Options {
        alternates: vec![french],
        ..options()
    };
    let page = write_with(Form::Page, &json("full"), &options);
    assert_eq!(
        alternates(&page),
        [
            "hreflang=\"en\" href=\"https://www.example.org/tides\">",
            "hreflang=\"fr\" href=\"https://www.example.org/marees?a=1&amp;b=2\">",
        ]
    );
    // The structured data too.
    assert!(
        page.contains("\"url\": \"https://www.example.org/marees?a=1&b=2\""),
        "{page}"
    );
    // Without the address of its own a page can't take part.
    let options = Options {
        url: None,
        ..options
    };
    assert_eq!(
        alternates(&write_with(Form::Page, &json("full"), &options)),
        [""; 0]
    );
}

#[test]
fn a_page_names_its_oembed_answer() {
    let options = Options {
        oembed: Some(
            "https://www.example.org/tides.oembed.json"
                .parse()
                .expect("it is a URL"),
        ),
        ..options()
    };
    assert_eq!(
        alternates(&write_with(Form::Page, &json("full"), &options)),
        [
            "type=\"application/json+oembed\" href=\"https://www.example.org/tides.oembed.json\" \
             title=\"Why are there tides?\">"
        ]
    );
}
