//! Languages: BCP 47 tags.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use oxilangtag::{LanguageTag, LanguageTagParseError};

pub const RULE: Rule = Rule {
    name: "language",
    severity: Severity::Error,
    page: Page {
        what: "A text that isn't a language tag.",
        why: "Screen readers choose their voice by the language tag, browsers the fonts and the hyphenation, and the \
              widget its words.",
        place: Place::Explainer,
        wrong: r#""lang": "en_GB""#,
        right: r#""lang": "en-GB""#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    each(subject, &mut |pointer, lang| {
        if parse(lang).is_err() {
            found.whole(subject.string(&pointer), || words(lang));
        }
    });
}

/// The tag, in the case that BCP 47 recommends.
pub fn parse(lang: &str) -> Result<LanguageTag<String>, LanguageTagParseError> {
    LanguageTag::parse_and_normalize(lang)
}

/// Calls `visit` with every language of the file.
pub fn each<'s>(subject: &'s Subject, visit: &mut dyn FnMut(String, &'s str)) {
    each_of_the_explainer(subject, visit);
    for (index, source) in subject.explainer.sources.iter().enumerate() {
        if let Some(lang) = &source.lang {
            visit(format!("/sources/{index}/lang"), lang);
        }
    }
}

/// Calls `visit` with the language of the explainer and those of its translations.
pub fn each_of_the_explainer<'s>(subject: &'s Subject, visit: &mut dyn FnMut(String, &'s str)) {
    visit("/lang".to_owned(), &subject.explainer.lang);
    for (index, translation) in subject.explainer.translations.iter().enumerate() {
        visit(format!("/translations/{index}/lang"), &translation.lang);
    }
}

fn words(lang: &str) -> Words {
    let near = lang.trim().replace('_', "-");
    Words {
        message: format!("invalid language tag {}", quoted(lang)),
        label: "expected a BCP 47 tag".to_owned(),
        help: match parse(&near) {
            Ok(near) => format!("write {}", quoted(near.as_str())),
            Err(_) => "write one such as `fr`, `en-GB` or `zh-Hans`".to_owned(),
        },
    }
}
