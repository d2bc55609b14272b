//! The form `embed`.

use super::{explainer, fixture, json, options};
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::{Form, Options, Styles, render};
use snapbox::Data;
use std::path::Path;
use std::{env, fs};

fn embed(options: &Options) -> String {
    let mut outputs =
        render(Form::Embed, &explainer(&json("full")), options).expect("it can be written");
    outputs.remove(0).content
}

#[test]
fn an_embed_has_no_lines_that_publishing_systems_change() {
    let html = embed(&Options {
        json: Some(json("full")),
        src: None,
        ..options()
    });
    for line in html.lines() {
        assert!(!line.trim().is_empty(), "a blank line");
        assert!(!line.starts_with(' '), "indented: {line}");
    }
    assert_eq!(html.lines().next(), Some("<section>"));
}

#[test]
fn an_embed_contains_its_file_unless_it_has_src() {
    let file = "{\n  \"title\": \"</script> [[video]]\",\n\n  \"value\": 1.20\n}\n";
    let json = Some(file.to_owned());
    let html = embed(&Options {
        json: json.clone(),
        src: None,
        ..options()
    });
    let inline = "<script type=\"application/json\">\n{\n\"title\": \
                  \"\\u003c/script\\u003e \\u005b\\u005bvideo]]\",\n\"value\": 1.20\n}\n</script>";
    assert!(html.contains(inline), "{html}");
    let src = Some("/tide.json".to_owned());
    let html = embed(&Options {
        json,
        src,
        ..options()
    });
    assert!(
        html.starts_with("<section>\n<explainer-cards src=\"/tide.json\">"),
        "{html}"
    );
    assert!(!html.contains("application/json"), "{html}");
}

#[test]
fn an_embed_can_link_to_its_styles() {
    let styles = Styles::Link("https://cdn.example/explainer-cards/0.1.0/".to_owned());
    let html = embed(&Options {
        styles,
        ..options()
    });
    let link = "<link rel=\"stylesheet\" \
                href=\"https://cdn.example/explainer-cards/0.1.0/explainer-cards.css\">";
    assert!(html.contains(link), "{html}");
    assert!(!html.contains("<style"), "{html}");
}

#[test]
fn an_embed_without_styles_violates_no_policy_against_styles() {
    let html = embed(&Options {
        styles: Styles::None,
        ..options()
    });
    for refused in ["<style", " style=", "stylesheet"] {
        assert!(!html.contains(refused), "{refused} in {html}");
    }
    let golden = fixture("rendered/full.unstyled.embed.html");
    snapbox::assert_data_eq!(html, Data::read_from(&golden, None).raw());
}

#[test]
fn an_embed_without_styles_has_every_word_but_no_icons() {
    let styled = embed(&options());
    let html = embed(&Options {
        styles: Styles::None,
        ..options()
    });
    assert!(styled.contains("<svg"), "{styled}");
    assert!(!html.contains("<svg"), "{html}");
    // Texts in a drawing are also in the list below it.
    let drawn = |piece: &str| Some(piece.split_once("</svg>")?.1.to_owned());
    let mut pieces = styled.split("<svg");
    let before = pieces.next().unwrap_or_default().to_owned();
    let styled = before + &pieces.filter_map(drawn).collect::<String>();
    assert_eq!(words(&html), words(&styled));
}

/// The text between the tags.
fn words(html: &str) -> String {
    let text = |piece: &str| Some(piece.split_once('>')?.1.to_owned());
    html.split('<')
        .filter_map(text)
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_embed_in_the_pre_rendered_page_is_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = fs::read_to_string(root.join("www/explainers/hbm.fr.json")).expect("it is there");
    let options = Options {
        src: Some("../explainers/hbm.fr.json".to_owned()),
        styles: Styles::Link("..".to_owned()),
        ..Options::new(FORMATS)
    };
    let outputs = render(Form::Embed, &explainer(&file), &options).expect("it can be written");
    let path = root.join("www/pages/pre-rendered.html");
    let page = fs::read_to_string(&path).expect("it is there");
    let (before, rest) = page
        .split_once("explainer-cards render` wrote. -->\n")
        .expect("a mark");
    let (embed, after) = rest
        .split_once("<!-- End of the embed. -->")
        .expect("a mark");
    if env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        let mark = "explainer-cards render` wrote. -->\n";
        let page = [
            before,
            mark,
            &outputs[0].content,
            "<!-- End of the embed. -->",
            after,
        ];
        return fs::write(&path, page.concat()).expect("it can be written");
    }
    assert!(
        embed == outputs[0].content,
        "www/pages/pre-rendered.html is out of date: SNAPSHOTS=overwrite cargo test --test render"
    );
}
