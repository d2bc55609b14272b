//! No form contains characters that HTML or XML forbids, whichever field of the file has them.

use super::{everything, explainer, feed, options};
use explainer_cards::model::character::is_forbidden;
use explainer_cards::render::{Form, Options, render};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use mail_parser::MessageParser;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

/// Characters that forms have to replace.
fn odd() -> impl Strategy<Value = char> {
    prop_oneof![
        prop::char::range('\0', '\u{1f}'),
        prop::char::range('\u{7f}', '\u{9f}'),
        prop::char::range('\u{fdd0}', '\u{fdef}'),
        prop::sample::select(vec![
            '\u{2028}',
            '\u{2029}',
            '\u{fffe}',
            '\u{ffff}',
            '\u{1fffe}',
            '\u{10ffff}'
        ]),
    ]
}

/// The replacement of such a character.
fn shown(c: char) -> char {
    match c {
        '\u{2028}' | '\u{2029}' => ' ',
        _ if c.is_control() => ' ',
        _ if is_forbidden(c) => '\u{fffd}',
        _ => c,
    }
}

/// The full file with the characters in every text, including ids, addresses, languages and dates. One date stays
/// valid, because feeds need it.
fn filled(odd: &[char]) -> String {
    let mut value: Value = serde_json::from_str(&everything()).expect("it is JSON");
    let mut odd = odd.iter().copied().cycle();
    walk(&mut value, &mut |text| {
        let middle = text.len() / 2;
        let middle = text.ceil_char_boundary(middle);
        for place in [text.len(), middle, 0] {
            text.insert(place, odd.next().expect("an endless iterator"));
        }
    });
    value["updated"] = "2025-03-02".into();
    value.to_string()
}

fn walk(value: &mut Value, visit: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, visit)),
        Value::Object(fields) => fields.values_mut().for_each(|field| walk(field, visit)),
        _ => {}
    }
}

/// Every output of every form, and the embed with the explainer file in it.
fn outputs(json: &str) -> Vec<(Form, String)> {
    let explainer = explainer(json);
    let inline = Options {
        json: Some(json.to_owned()),
        src: None,
        ..options()
    };
    let forms = Form::ALL.into_iter().map(|form| (form, options()));
    let forms = forms.chain([(Form::Embed, inline)]);
    let written = forms.flat_map(|(form, options)| {
        let outputs = render(form, &explainer, &options).expect("it can be written");
        outputs
            .into_iter()
            .map(move |output| (form, output.content))
    });
    written.collect()
}

fn forbidden(text: &str) -> Vec<char> {
    text.chars().filter(|c| is_forbidden(*c)).collect()
}

/// The errors of an HTML parser.
fn complaints(html: &str) -> Vec<String> {
    let mut emitter = DefaultEmitter::default();
    // So that scripts and style sheets aren't parsed as HTML.
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter);
    let tokens = tokens.map(|token| token.expect("reading a string"));
    let is_error = |token: &Token| matches!(token, Token::Error(_));
    tokens
        .filter(is_error)
        .map(|token| format!("{token:?}"))
        .collect()
}

/// The texts and the attributes of an XML document.
fn texts(xml: &str) -> Vec<String> {
    feed::parse(xml);
    let mut reader = Reader::from_str(xml);
    let mut texts = vec![];
    loop {
        match reader.read_event().expect("it is well-formed") {
            Event::Eof => return texts,
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    let value = attribute.expect("it is well-formed").value;
                    texts.push(String::from_utf8(value.into_owned()).expect("it is UTF-8"));
                }
            }
            Event::Text(text) => texts.push(text.decode().expect("it is UTF-8").into_owned()),
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_form_contains_a_character_that_html_or_xml_forbids(odd in prop::collection::vec(odd(), 1..40)) {
        let json = filled(&odd);
        for (form, written) in outputs(&json) {
            prop_assert_eq!(forbidden(&written), ['\0'; 0], "{}", form);
            match form {
                Form::Embed | Form::Section | Form::Page | Form::Newsletter if written.starts_with('<') => {
                    prop_assert_eq!(complaints(&written), [""; 0], "{}", form);
                }
                Form::Feed | Form::Rss => {
                    prop_assert!(!texts(&written).iter().any(|text| text.contains(is_forbidden)));
                }
                Form::Mail => {
                    let message = MessageParser::default().parse(&written).expect("it is a message");
                    let parts = [message.subject().map(Into::into), message.body_text(0), message.body_html(0)];
                    for part in parts.into_iter().flatten() {
                        prop_assert_eq!(forbidden(&part), ['\0'; 0]);
                    }
                }
                Form::JsonLd | Form::Oembed => {
                    let mut value: Value = serde_json::from_str(&written).expect("it is JSON");
                    let mut found = vec![];
                    walk(&mut value, &mut |text| found.extend(forbidden(text)));
                    prop_assert_eq!(found, ['\0'; 0]);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn control_characters_become_spaces_and_others_are_replaced(odd in prop::collection::vec(odd(), 1..40)) {
        let harmless: Vec<char> = odd.iter().copied().map(shown).collect();
        let [odd, harmless] = [filled(&odd), filled(&harmless)].map(|json| outputs(&json));
        for ((form, odd), (_, harmless)) in odd.into_iter().zip(harmless) {
            // The explainer file in an embed isn't changed.
            if !odd.contains("application/json") {
                prop_assert_eq!(odd, harmless, "{}", form);
            }
        }
    }

    #[test]
    fn the_file_in_an_embed_is_unchanged(odd in prop::collection::vec(odd(), 1..40)) {
        let json = filled(&odd);
        let (_, embed) = outputs(&json).pop().expect("there is one");
        let (_, data) = embed.split_once("<script type=\"application/json\">").expect("it holds the file");
        let (data, _) = data.split_once("</script>").expect("it ends");
        let [there, here] = [data, &json].map(|json| serde_json::from_str::<Value>(json).expect("it is JSON"));
        prop_assert_eq!(there, here);
    }
}
