//! The view as the text that `www/patch.js` reads.

use explainer_cards::browser::Stream;
use explainer_cards::model::read::read;
use explainer_cards::render::tags;
use explainer_cards::state::{Effect, Notice, Request, Session, Settings};
use explainer_cards::view::{changed, explainer};
use explainer_cards::words::{Formats, Words};
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use proptest::sample::subsequence;
use std::path::Path;
use yew::{Html, html};

/// Writes dates and numbers as in the file.
const AS_WRITTEN: Formats = Formats {
    date: |_, date| date.as_str().to_owned(),
    number: |_, number| number.as_str().to_owned(),
    before: |_, _, _, _| ", ".to_owned(),
    name: |lang| explainer_cards::words::name(lang).to_owned(),
};

fn session(name: &str, open: bool) -> Session {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/valid")
        .join(name);
    let json = std::fs::read(path).expect("the fixture is there");
    let explainer = read(&json).expect("it is an explainer");
    let settings = Settings {
        open: if open { "all" } else { "" }.into(),
        ..Settings::default()
    };
    let words = *Words::of(&explainer.lang);
    Session::new(explainer, settings, words, AS_WRITTEN)
}

fn written(node: &Html) -> String {
    let mut stream = Stream::default();
    stream.node(node);
    stream.finish()
}

/// The tokens, each on a line.
fn lines(stream: &str) -> String {
    stream.replace('\u{1}', "\n")
}

/// The tokens of HTML in the format of a stream.
fn parsed(html: &str) -> String {
    let mut lines = String::new();
    let mut in_text = false;
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match &token {
            Token::StartTag(tag) => {
                lines.extend(["\n<", &text(&tag.name)]);
                for (name, value) in &tag.attributes {
                    lines.extend(["\n=", &text(name), "=", &text(value)]);
                }
                // HTML has no end tags for these
                // (https://html.spec.whatwg.org/multipage/syntax.html#void-elements).
                if *tag.name == b"input" || *tag.name == b"img" {
                    lines += "\n>";
                }
            }
            Token::String(more) => {
                lines += if in_text { "" } else { "\n\"" };
                lines += &text(more);
            }
            Token::EndTag(_) => lines += "\n>",
            _ => {}
        }
        in_text = matches!(token, Token::String(_));
    }
    lines
}

/// Sorts the attributes of each element by name, in lowercase.
fn sorted(lines: &str) -> Vec<String> {
    let mut sorted: Vec<String> = vec![];
    let mut attributes: Vec<String> = vec![];
    for line in lines.split('\n').chain([""]) {
        if let Some(attribute) = line.strip_prefix('=') {
            let (name, value) = attribute.split_once('=').expect("it has a value");
            attributes.push(format!("={}={value}", name.to_lowercase()));
        } else {
            attributes.sort();
            sorted.append(&mut attributes);
            sorted.push(line.to_owned());
        }
    }
    sorted
}

#[test]
fn a_stream_equals_the_html_of_the_same_view() {
    for (name, open) in [
        ("full.json", true),
        ("full.json", false),
        ("minimal.json", true),
    ] {
        let stream = written(&explainer(&session(name, open)));
        let html = tags(session(name, open));
        let (stream, html) = (sorted(&lines(&stream)), sorted(&parsed(&html)));
        let pairs = stream.iter().zip(&html).enumerate();
        let different: Vec<_> = pairs.filter(|(_, (ours, theirs))| ours != theirs).collect();
        assert_eq!(different.first(), None, "{name}");
        assert_eq!(stream.len(), html.len(), "{name}");
    }
}

#[test]
fn adjacent_texts_are_joined() {
    let node = html! { <p>{ "one " }{ "two" }<b>{ "three" }</b>{ "four" }</p> };
    assert_eq!(
        lines(&written(&node)),
        "\n<p\n\"one two\n<b\n\"three\n>\n\"four\n>"
    );
}

#[test]
fn attributes_with_literal_and_computed_values_are_written() {
    let (class, absent) = ("a=b".to_owned(), None::<&str>);
    let node = html! { <input type="radio" {class} title={absent} name="x" /> };
    assert_eq!(
        lines(&written(&node)),
        "\n<input\n=type=radio\n=name=x\n=class=a=b\n>"
    );
}

#[test]
fn no_text_can_imitate_a_token() {
    let hostile = "a\u{1}<script\u{1}\"alert(1)\u{1}>";
    let node = html! { <p title={hostile}>{ hostile }</p> };
    let plain = "a<script\"alert(1)>";
    assert_eq!(
        lines(&written(&node)),
        format!("\n<p\n=title={plain}\n\"{plain}\n>")
    );
    let mut stream = Stream::default();
    let effect = Effect::Tell(Notice::Open(hostile.into()));
    stream.effect(&session("minimal.json", false), &effect);
    assert_eq!(lines(&stream.finish()), format!("\n!open\n=card={plain}"));
}

/// Requests for the full fixture.
const REQUESTS: [&str; 16] = [
    "toggle what",
    "toggle rest",
    "go rest",
    "group what/cellars",
    "answer what/1",
    "toggle /sources",
    "share what",
    "copied what",
    "uncopied rest https://example.org/",
    "cite almanac",
    "back 2 what/almanac",
    "toggle /glossary",
    "depth full",
    "helpful yes",
    "missing A map",
    "depth brief",
];

proptest! {
    #[test]
    fn the_changes_after_a_request_turn_the_old_view_into_the_new_one(
        requests in subsequence(&REQUESTS[..], 1..=REQUESTS.len()).prop_shuffle(),
    ) {
        let mut session = session("full.json", false);
        let mut shown = tree(&written(&explainer(&session)));
        for request in requests {
            let parsed = Request::parse(request).expect("a valid request");
            let before = session.state.clone();
            session = session.send(parsed).0;
            shown = filled(tree(&written(&changed(&session, &before))), &shown);
            let whole = tree(&written(&explainer(&session)));
            prop_assert_eq!(&shown, &whole, "{}", request);
        }
    }
}

#[test]
fn a_request_streams_only_the_changed_card() {
    let session = session("full.json", false);
    let before = session.state.clone();
    let request = Request::parse("toggle rest").expect("a valid request");
    let (session, _) = session.send(request);
    let stream = written(&changed(&session, &before));
    assert!(stream.contains("toggle rest"), "{stream}");
    for other in ["toggle what", "toggle /sources", "term-neap"] {
        assert!(!stream.contains(other), "{other}: {stream}");
    }
}

/// An element with the tokens at its start, or a text.
#[derive(Clone, Debug, Default, PartialEq)]
struct Tree {
    begin: Vec<String>,
    children: Vec<Tree>,
}

fn tree(stream: &str) -> Tree {
    let mut open = vec![Tree::default()];
    for token in stream.split('\u{1}').skip(1) {
        let (kind, _) = token.split_at(1);
        if kind == ">" {
            let done = open.pop().expect("an element is open");
            open.last_mut().expect("the root").children.push(done);
        } else if kind == "=" {
            open.last_mut()
                .expect("an element")
                .begin
                .push(token.into());
        } else {
            open.push(Tree {
                begin: vec![token.into()],
                children: vec![],
            });
            if kind == "\"" {
                let text = open.pop().expect("it was pushed");
                open.last_mut().expect("the root").children.push(text);
            }
        }
    }
    open.pop().expect("the root")
}

/// Fills in the unchanged parts from the tree before, as www/patch.js does.
fn filled(now: Tree, before: &Tree) -> Tree {
    let Tree { begin, children } = now;
    let children = children.into_iter().enumerate().map(|(index, child)| {
        if child.begin == ["<kept"] {
            return before.children[index].clone();
        }
        let none = Tree::default();
        filled(child, before.children.get(index).unwrap_or(&none))
    });
    let children = children.collect();
    Tree { begin, children }
}
