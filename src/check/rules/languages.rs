//! Languages: BCP 47 tags, each translation in one of its own.

use super::super::finding::{Finding, Wrong};
use super::Subject;
use oxilangtag::LanguageTag;

pub fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let explainer = subject.explainer;
    for (index, source) in explainer.sources.iter().enumerate() {
        let lang = source.lang.as_deref();
        if lang.is_some_and(|lang| LanguageTag::parse_and_normalize(lang).is_err()) {
            subject.report(found, &format!("/sources/{index}/lang"), Wrong::Language);
        }
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
        match taken.iter().find(|(name, _)| *name == tag.as_str()) {
            Some((_, first)) => {
                subject.report(found, &pointer, Wrong::SameLanguage(first.clone()));
            }
            None => taken.push((tag.into_inner(), pointer)),
        }
    }
}
