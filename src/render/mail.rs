//! A mail message with the newsletter as HTML and as plain text, for tools such as `sendmail -t`, which add the addresses
//! and the date.
//!
//! `multipart/alternative` (RFC 2046, 5.1.4) in quoted-printable (RFC 2045, 6.7): no line is too long, and
//! no letter is lost on the way.

use super::{Error, Options, newsletter};
use crate::model::Explainer;
use encodify::qp;
use mail_builder::headers::HeaderType;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};
use oxilangtag::LanguageTag;
use std::borrow::Cow;

/// Quoted-printable never produces `=_`, so no part contains this line. It is constant, so that an unchanged message is
/// not written again.
const BOUNDARY: &str = "=_explainer-cards";

pub fn mail(explainer: &Explainer, options: &Options) -> Result<String, Error> {
    let [html, text] = newsletter::message(explainer, options)?;
    let kind = ContentType::new("multipart/alternative").attribute("boundary", BOUNDARY);
    let mut headers: Vec<(Cow<str>, HeaderType)> =
        vec![("Subject".into(), subject(&explainer.title))];
    if let Ok(tag) = LanguageTag::parse(&*explainer.lang) {
        headers.push((
            "Content-Language".into(),
            Text::new(tag.into_inner()).into(),
        ));
    }
    headers.push(("MIME-Version".into(), Raw::new("1.0").into()));
    headers.push(("Content-Type".into(), kind.into()));
    let parts = vec![part("text/plain", &text), part("text/html", &html)];
    let message = MimePart {
        headers,
        contents: BodyPart::Multipart(parts),
    };
    let mut bytes = Vec::new();
    message.write_part(&mut bytes);
    let message = String::from_utf8(bytes).expect("it is ASCII");
    // Tools on Unix expect these line ends.
    Ok(message.replace("\r\n", "\n"))
}

/// The title, in encoded words (RFC 2047) if necessary.
fn subject(title: &str) -> HeaderType<'_> {
    // The library leaves short texts of ASCII letters as they are, and mail programs would decode what looks encoded.
    if !(title.is_ascii() && title.contains("=?")) {
        return Text::new(title).into();
    }
    let word = |letters: &[u8]| format!("=?utf-8?Q?{}?=", qp::Q_TEXT.encode(letters));
    // RFC 2047, 2: a word has at most 75 characters, and a letter takes three.
    let words: Vec<String> = title.as_bytes().chunks(20).map(word).collect();
    Raw::new(words.join("\r\n ")).into()
}

/// Always quoted-printable, even if the library would leave the text as it is, so that no line can be the boundary.
fn part(kind: &'static str, content: &str) -> MimePart<'static> {
    let kind = ContentType::new(kind).attribute("charset", "utf-8");
    MimePart::new(kind, qp::BODY.encode(content)).transfer_encoding("quoted-printable")
}
