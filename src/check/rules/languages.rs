//! Languages: BCP 47 tags, each translation in one of its own.

use super::super::finding::{Finding, Wrong};
use super::Subject;
use icu_locale::{LanguageIdentifier, LocaleExpander, TransformResult};
use oxilangtag::LanguageTag;

pub fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let explainer = subject.explainer;
    for (index, source) in explainer.sources.iter().enumerate() {
        let tag = source.lang.as_deref().map(LanguageTag::parse_and_normalize);
        let wrong = match tag {
            Some(Err(_)) => Wrong::Language,
            Some(Ok(tag)) if !is_known(&tag) => Wrong::UnknownLanguage,
            _ => continue,
        };
        subject.report(found, &format!("/sources/{index}/lang"), wrong);
    }
    let translations = explainer.translations.iter().enumerate();
    let tags =
        translations.map(|(index, each)| (format!("/translations/{index}/lang"), &each.lang));
    let mut taken: Vec<(String, String)> = Vec::new();
    for (pointer, lang) in std::iter::once(("/lang".to_owned(), &explainer.lang)).chain(tags) {
        let Ok(tag) = LanguageTag::parse_and_normalize(lang) else {
            subject.report(found, &pointer, Wrong::Language);
            continue;
        };
        if !is_known(&tag) {
            subject.report(found, &pointer, Wrong::UnknownLanguage);
        }
        match taken.iter().find(|(name, _)| *name == tag.as_str()) {
            Some((_, first)) => {
                subject.report(found, &pointer, Wrong::SameLanguage(first.clone()));
            }
            None => taken.push((tag.into_inner(), pointer)),
        }
    }
}

/// Whether CLDR knows in which script the language is written
/// (<https://www.unicode.org/reports/tr35/#Likely_Subtags>): it does of those that are, and `english`,
/// `jp` and `cz` are none.
fn is_known(tag: &LanguageTag<String>) -> bool {
    let Ok(mut language) = tag.primary_language().parse::<LanguageIdentifier>() else {
        return false;
    };
    LocaleExpander::new_extended().maximize(&mut language) == TransformResult::Modified
}
