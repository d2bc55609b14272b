//! Languages that there are.

use super::{Found, Rule, Subject, language};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use icu_locale::{LanguageIdentifier, LocaleExpander, TransformResult};
use oxilangtag::LanguageTag;

pub const RULE: Rule = Rule {
    name: "unknown-language",
    severity: Severity::Warning,
    page: Page {
        what: "A language tag that CLDR doesn't know, such as `english` or `jp`.",
        why: "A tag that no language has is as good as none: screen readers read the text with the voice of another \
              language.",
        place: Place::Explainer,
        wrong: r#""lang": "english""#,
        right: r#""lang": "en""#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let languages = LocaleExpander::new_extended();
    language::each(subject, &mut |pointer, lang| {
        if language::parse(lang).is_ok_and(|tag| !is_known(&languages, &tag)) {
            found.whole(subject.string(&pointer), || words(lang));
        }
    });
}

/// Whether CLDR knows in which script the language is written
/// (<https://www.unicode.org/reports/tr35/#Likely_Subtags>): it does of those that are, and `english`,
/// `jp` and `cz` are none.
fn is_known(languages: &LocaleExpander, tag: &LanguageTag<String>) -> bool {
    let Ok(mut language) = tag.primary_language().parse::<LanguageIdentifier>() else {
        return false;
    };
    languages.maximize(&mut language) == TransformResult::Modified
}

fn words(lang: &str) -> Words {
    Words {
        message: format!("unknown language {}", quoted(lang)),
        label: "expected the code of a language".to_owned(),
        help: "write one such as `en` for English, `cs` for Czech or `ja` for Japanese".to_owned(),
    }
}
