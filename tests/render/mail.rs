//! The form `mail`, read by a mail parser.

use super::html::read;
use super::{explainer, json, options, write};
use explainer_cards::render::{Form, render};
use mail_parser::{Message, MessageParser, MimeHeaders};

fn parse(message: &str) -> Message<'_> {
    MessageParser::default()
        .parse(message)
        .expect("it is a message")
}

/// The HTML in a message.
pub fn html(message: &str) -> String {
    parse(message)
        .body_html(0)
        .expect("it has HTML")
        .into_owned()
}

/// The full file with another title.
fn titled(title: &str) -> String {
    let mut file: serde_json::Value = serde_json::from_str(&json("full")).unwrap();
    file["title"] = title.into();
    file.to_string()
}

#[test]
fn a_message_has_the_text_part_before_the_html_part() {
    let message = write(Form::Mail, &json("full"));
    let message = parse(&message);
    let kind = message.content_type().expect("it has one");
    assert_eq!(kind.c_type, "multipart");
    assert_eq!(kind.c_subtype.as_deref(), Some("alternative"));
    assert_eq!(message.parts.len(), 3);
    assert!(message.parts[1].is_text() && message.parts[2].is_text_html());
    let newsletter = render(Form::Newsletter, &explainer(&json("full")), &options()).unwrap();
    let text = message.body_text(0).expect("it has text");
    assert_eq!(text.trim_end(), newsletter[1].content.trim_end());
    let html = message.body_html(0).expect("it has HTML");
    assert_eq!(read_body(&html), read(&newsletter[0].content).text);
}

/// The text in the body of a page.
fn read_body(html: &str) -> String {
    let (_, body) = html.split_once("<body>\n").expect("it is a page");
    let (body, _) = body.split_once("\n</body>").expect("it ends");
    read(&[body, "\n"].concat()).text
}

#[test]
fn a_subject_is_the_title_in_any_script() {
    for title in [
        "Why are there tides?",
        "Pourquoi la Chine veut moins de contrôles sur les puces HBM, et pourquoi c’est si difficile",
        "=?UTF-8?Q?no?=",
        "为什么中国要求放松对高带宽存储芯片的出口管制：背景、利害关系和未知之处，一次讲清楚",
        "a  b, with two spaces; and \"quotes\" = \u{1f30a}",
        &"long ".repeat(40).trim_end().replace(' ', "-"),
    ] {
        let message = write(Form::Mail, &titled(title));
        assert_eq!(parse(&message).subject(), Some(title));
    }
}

#[test]
fn a_title_adds_no_header() {
    let message = write(
        Form::Mail,
        &titled("Tides\r\nBcc: everybody@example.org\r\n\r\nBody"),
    );
    assert!(parse(&message).bcc().is_none(), "{message}");
    assert_eq!(parse(&message).headers().len(), 4, "{message}");
}

#[test]
fn lines_of_a_message_are_short_and_ascii() {
    let title = "é".repeat(300);
    let message = write(Form::Mail, &titled(&title));
    assert!(message.is_ascii());
    for line in message.lines() {
        assert!(line.len() <= 76, "{line}");
    }
}

#[test]
fn addresses_can_be_put_before_a_message() {
    let message = write(Form::Mail, &json("full"));
    let addressed = ["To: desk@example.org\n", &message].concat();
    let parsed = parse(&addressed);
    let to = parsed.to().and_then(|to| to.first()).expect("it has one");
    assert_eq!(to.address(), Some("desk@example.org"));
    assert_eq!(parsed.subject(), Some("Why are there tides?"));
}

#[test]
fn headings_of_a_message_start_at_level_1() {
    let message = write(Form::Mail, &json("full"));
    let html = html(&message);
    let title =
        "<h1 style=\"margin:0 0 12px;font-size:26px;line-height:1.2\">Why are there tides?</h1>";
    assert!(html.contains(title), "{html}");
}
