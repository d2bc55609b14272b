//! A mail message with the newsletter as HTML and as plain text, for `sendmail -t` and other tools: it has
//! everything but addresses and a date.
//!
//! `multipart/alternative` (RFC 2046, 5.1.4) in quoted-printable (RFC 2045, 6.7): no line is too long, and
//! no letter is lost on the way.

use super::{Options, newsletter};
use crate::model::Explainer;
use oxilangtag::LanguageTag;

/// Quoted-printable writes no `=_`, so no part has this line.
const BOUNDARY: &str = "=_explainer-cards";

/// RFC 2045, 6.7: 76 at most, the `=` of a soft line break counts.
const COLUMNS: usize = 75;

pub fn mail(explainer: &Explainer, options: &Options) -> String {
    let [html, text] = newsletter::message(explainer, options);
    let language = match LanguageTag::parse(&*explainer.lang) {
        Ok(tag) => format!("Content-Language: {tag}\n"),
        Err(_) => String::new(),
    };
    format!(
        "Subject: {subject}\n\
         {language}\
         MIME-Version: 1.0\n\
         Content-Type: multipart/alternative; boundary=\"{BOUNDARY}\"\n\
         \n\
         {text}\
         {html}\
         --{BOUNDARY}--\n",
        subject = words(&explainer.title),
        text = part("plain", &text),
        html = part("html", &html),
    )
}

fn part(kind: &str, content: &str) -> String {
    format!(
        "--{BOUNDARY}\n\
         Content-Type: text/{kind}; charset=utf-8\n\
         Content-Transfer-Encoding: quoted-printable\n\
         \n\
         {}\n",
        quoted(content)
    )
}

/// Text in quoted-printable.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 9 / 8);
    for line in text.lines() {
        let mut column = 0;
        for (index, byte) in line.bytes().enumerate() {
            let white = matches!(byte, b' ' | b'\t') && index + 1 < line.len();
            let plain = white || (byte.is_ascii_graphic() && byte != b'=');
            let width = if plain { 1 } else { 3 };
            if column + width > COLUMNS {
                out += "=\n";
                column = 0;
            }
            push(byte, plain, &mut out);
            column += width;
        }
        out.push('\n');
    }
    out
}

/// The text of a header: encoded words (RFC 2047) on lines of their own, unless it can stand as it is.
fn words(text: &str) -> String {
    // As long as the line with the name of the header may be by RFC 5322, 2.1.1.
    const LINE: usize = 78 - "Subject: ".len();
    // RFC 2047, 2: lines of 76 at most; the words have `=?UTF-8?Q?` and `?=` around them.
    const WORD: usize = 76 - "Subject: ".len() - 12;
    let plain = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    if text.len() <= LINE && text.bytes().all(plain) && !text.contains("=?") {
        return text.to_owned();
    }
    let mut words = vec![String::new()];
    for letter in text.chars() {
        let letter = encoded(letter);
        if words
            .last()
            .is_some_and(|word| word.len() + letter.len() > WORD)
        {
            words.push(String::new());
        }
        words.last_mut().expect("there is one").push_str(&letter);
    }
    let words = words.iter().map(|word| format!("=?UTF-8?Q?{word}?="));
    words.collect::<Vec<_>>().join("\n ")
}

/// A letter in an encoded word, which never ends in the middle of one (RFC 2047, 5).
fn encoded(letter: char) -> String {
    if letter == ' ' {
        return "_".to_owned();
    }
    let mut out = String::new();
    for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
        push(byte, byte.is_ascii_alphanumeric(), &mut out);
    }
    out
}

fn push(byte: u8, plain: bool, out: &mut String) {
    if plain {
        out.push(byte.into());
    } else {
        out.extend(["=", &format!("{byte:02X}")]);
    }
}
