//! What can be chosen of the forms `newsletter` and `mail`, and what mail programs make of it.

use super::html::{Read, read};
use super::{explainer, fixture, json, node, options};
use explainer_cards::render::{Error, Form, Options, Output, render};
use explainer_cards::state::Depth;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;

/// Both parts of a newsletter.
fn parts(json: &str, options: &Options) -> [String; 2] {
    let outputs = render(Form::Newsletter, &explainer(json), options).expect("it can be written");
    let [html, text] = &outputs[..] else {
        panic!("two parts")
    };
    [html, text].map(|Output { content, .. }| content.clone())
}

fn brief() -> Options {
    Options {
        depth: Depth::Brief,
        ..options()
    }
}

/// The shipped explainers.
fn shipped() -> Vec<String> {
    let folder = fixture("../../www/explainers");
    let files = fs::read_dir(folder).expect("it is there");
    let paths = files.map(|file| file.expect("a file").path());
    let paths = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
    let files: Vec<String> = paths
        .map(|path| fs::read_to_string(path).expect("it can be read"))
        .collect();
    assert!(files.len() > 5);
    files
}

/// An explainer with so many cards, whose summaries have marks.
fn long(cards: usize) -> String {
    let card = |index: usize| {
        json!({
            "id": format!("c{index}"), "kind": "other", "title": "Why is it so? ".repeat(4),
            "summary": "It *is* **so**, é, because of [that](https://www.example.org/that).[^a] ".repeat(3),
        })
    };
    let cards: Vec<Value> = (0..cards).map(card).collect();
    let source = json!({ "id": "a", "title": "A", "url": "https://www.example.org/a" });
    json!({
        "version": 1, "id": "long", "lang": "en", "title": "Long", "summary": "It is long.",
        "cards": cards, "sources": [source],
    })
    .to_string()
}

#[test]
fn a_brief_newsletter_is_the_summaries_and_one_link_in_both_parts() {
    let whole: Value = serde_json::from_str(&json("full")).expect("it is JSON");
    for file in shipped()
        .into_iter()
        .chain([json("full"), json("paywall-teaser"), long(3)])
    {
        let [html, text] = parts(&file, &brief());
        let Read {
            tags, attributes, ..
        } = read(&html);
        let links = attributes.iter().filter(|(name, _)| name == "href");
        let links: Vec<&str> = links.map(|(_, href)| &**href).collect();
        assert_eq!(links, ["https://www.example.org/tides"], "{html}");
        for tag in ["img", "table", "ul", "ol", "sup", "script", "style"] {
            assert!(!tags.contains(&tag.to_owned()), "{tag} in {html}");
        }
        assert_eq!(text.matches("https://").count(), 1, "{text}");
        let words: Vec<&str> = text.split_whitespace().collect();
        let words = words.join(" ");
        let file: Value = serde_json::from_str(&file).expect("it is JSON");
        for card in file["cards"].as_array().expect("it has cards") {
            let title = card["title"].as_str().expect("it has one").trim();
            let title: Vec<&str> = title.split_whitespace().take(3).collect();
            assert!(words.contains(&title.join(" ")), "{title:?} in {text}");
        }
    }
    let [html, text] = parts(&whole.to_string(), &brief());
    for part in [&*html, &*text] {
        assert!(part.contains("Rivers have tides as well."), "{part}");
        assert!(!part.contains("The land has tides too"), "{part}");
    }
    assert!(
        text.ends_with("Read this on the web <https://www.example.org/tides>\n"),
        "{text}"
    );
}

#[test]
fn the_details_are_left_out_at_the_main_depth() {
    let main = Options {
        depth: Depth::Main,
        ..options()
    };
    let [full, less] = [options(), main].map(|options| parts(&json("full"), &options));
    for (full, less) in full.iter().zip(&less) {
        assert!(full.contains("The land has tides too") && full.contains("An explanation"));
        assert!(!less.contains("The land has tides too") && less.contains("An explanation"));
    }
}

#[test]
fn chosen_cards_come_with_the_sources_and_terms_that_they_use() {
    let file =
        fs::read_to_string(fixture("../../www/explainers/hbm.fr.json")).expect("it is there");
    let whole = parts(&file, &options());
    let chosen = Options {
        cards: ["who", "what"].map(str::to_owned).to_vec(),
        ..options()
    };
    let part = parts(&file, &chosen);
    let value: Value = serde_json::from_str(&file).expect("it is JSON");
    for card in value["cards"].as_array().expect("it has cards") {
        let title = card["title"].as_str().expect("it has one");
        let is_chosen = card["id"] == "who" || card["id"] == "what";
        assert_eq!(
            part[0].contains(&format!(">{title}</h3>")),
            is_chosen,
            "{title}"
        );
        assert!(whole[0].contains(&format!(">{title}</h3>")), "{title}");
    }
    // Each number that is cited is in the list, and each in the list is cited.
    let items = |html: &str| {
        let list = html.split_once("<ol").map_or("", |(_, list)| list);
        let (list, _) = list.split_once("</ol>").unwrap_or((list, ""));
        list.matches("<li").count()
    };
    let sources = items(&part[0]);
    assert!(sources > 0 && sources < items(&whole[0]), "{sources}");
    for number in 1..items(&whole[0]) {
        let cited = part[0].contains(&format!("&#91;{number}&#93;"));
        assert_eq!(cited, number <= sources, "{number} of {sources}");
    }
    assert!(part[1].len() < whole[1].len());
}

#[test]
fn a_card_that_is_not_there_is_refused_with_those_that_are() {
    let options = Options {
        cards: vec!["rest".to_owned(), "wat".to_owned()],
        ..options()
    };
    for form in [Form::Newsletter, Form::Mail] {
        let error = render(form, &explainer(&json("full")), &options).unwrap_err();
        let said = "no card has the id `wat`; the file has what, rest";
        assert_eq!(error.to_string(), said);
    }
}

#[test]
fn a_brief_newsletter_needs_the_page_to_which_it_leads() {
    let options = Options {
        url: None,
        ..brief()
    };
    for form in [Form::Newsletter, Form::Mail] {
        let error = render(form, &explainer(&json("full")), &options).unwrap_err();
        assert_eq!(error, Error::NoUrl(form));
    }
}

/// The largest number of cards of which a brief newsletter can be written.
fn most_cards(form: Form) -> usize {
    let fits = |cards| render(form, &explainer(&long(cards)), &brief()).is_ok();
    let (mut fitting, mut refused) = (1, 200);
    assert!(fits(fitting) && !fits(refused));
    while fitting + 1 < refused {
        let middle = usize::midpoint(fitting, refused);
        *if fits(middle) {
            &mut fitting
        } else {
            &mut refused
        } = middle;
    }
    fitting
}

#[test]
fn a_brief_newsletter_that_gmail_could_cut_off_is_refused() {
    for form in [Form::Newsletter, Form::Mail] {
        let most = most_cards(form);
        assert!(most > 15, "{most}");
        let error = render(form, &explainer(&long(most + 1)), &brief()).unwrap_err();
        let Error::TooLong(_, size) = error else {
            panic!("{error}")
        };
        assert!((102..110).contains(&size), "{size}");
        let said = format!(
            "the short `{form}` could become {size} kB in the letter around it, and Gmail cuts off mail above 102 kB; \
             choose fewer cards with `--cards ID,ID`"
        );
        assert_eq!(error.to_string(), said);
        // What the message says helps.
        let fewer = Options {
            cards: (0..most).map(|index| format!("c{index}")).collect(),
            ..brief()
        };
        assert!(render(form, &explainer(&long(most + 1)), &fewer).is_ok());
    }
}

#[test]
fn no_part_of_a_newsletter_sets_a_colour() {
    for file in shipped() {
        for options in [options(), brief()] {
            let [html, _] = parts(&file, &options);
            for (name, value) in read(&html).attributes {
                let is_colour = name == "bgcolor" || name == "color";
                assert!(!is_colour, "{name}");
                let sets =
                    name == "style" && (value.contains("color") || value.contains("background"));
                assert!(!sets, "{value}");
            }
        }
    }
}

#[test]
fn a_picture_that_mail_programs_do_not_show_is_described() {
    let picture = |src: &str| {
        let mut file: Value = serde_json::from_str(&json("full")).expect("it is JSON");
        file["cards"][0]["media"]["src"] = src.into();
        let [html, _] = parts(&file.to_string(), &options());
        read(&html).tags.contains(&"img".to_owned())
    };
    for (src, shown) in [
        ("tide.png", true),
        ("tide.jpg", true),
        ("tide.webp", true),
        ("tide.svg", false),
        ("tide.SVG?v=1", false),
        ("tide.avif#part", false),
    ] {
        assert_eq!(picture(src), shown, "{src}");
    }
}

#[derive(Deserialize)]
struct Letters {
    sizes: Vec<usize>,
    unsupported: Vec<Vec<String>>,
}

/// `cargo xtask test` sets `NODE_TOOLS` to the folder of the packages. Without it this test checks nothing.
#[test]
fn gmail_shows_all_of_a_brief_newsletter_and_supports_what_is_in_every_newsletter() {
    let long = long(most_cards(Form::Newsletter));
    let files = shipped();
    let brief = files
        .iter()
        .chain([&long])
        .map(|file| parts(file, &brief())[0].clone());
    let brief: Vec<String> = brief.collect();
    let full = files.iter().map(|file| parts(file, &options())[0].clone());
    let html: Vec<String> = brief.iter().cloned().chain(full).collect();
    let svg = "<p><img src=\"https://www.example.org/a.svg\" alt=\"\"></p>".to_owned();
    let all: Vec<&String> = html.iter().chain([&svg]).collect();
    let Some(letters) = node::run::<Letters>("render/letters.mjs", "NODE_TOOLS", &json!(all))
    else {
        return;
    };
    for (size, html) in letters.sizes.iter().zip(&brief) {
        assert!(*size > html.len(), "juice has added nothing");
        assert!(*size < 102_000, "{size}: {html}");
    }
    let (svg, others) = letters.unsupported.split_last().expect("there are some");
    assert_eq!(svg[..], ["image-svg"], "the data is read");
    for (unsupported, html) in others.iter().zip(&html) {
        assert_eq!(unsupported[..], [""; 0], "{html}");
    }
}
