//! The words of the studio's interface, in English and French.

use serde::Deserialize;
use yew::AttrValue;

/// The languages of the studio.
pub const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("fr", "Français")];

/// The words of the interface in one language. `{name}` in them stands for a value, see [`fill`].
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Words {
    pub studio: String,
    pub skip: String,
    pub language: String,
    pub drafts: String,
    pub no_drafts: String,
    pub delete: String,
    pub delete_question: String,
    pub deleted: String,
    pub versions: String,
    pub restore: String,
    pub new: String,
    pub open: String,
    pub save: String,
    pub saved: String,
    pub paste: String,
    pub pasted: String,
    pub paste_help: String,
    pub losses: String,
    pub losses_help: String,
    pub losses_close: String,
    pub start: String,
    pub start_help: String,
    pub empty: String,
    pub examples: String,
    pub templates: String,
    pub template_title: String,
    pub close: String,
    pub undo: String,
    pub redo: String,
    pub write: String,
    pub form: String,
    pub json: String,
    pub json_label: String,
    pub see: String,
    pub cards: String,
    pub page: String,
    pub no_problems: String,
    pub one_problem: String,
    pub many_problems: String,
    pub go_to: String,
    pub fix_all: String,
    pub fixed: String,
    pub last_readable: String,
    pub unreadable: String,
    pub theme: String,
    pub auto: String,
    pub light: String,
    pub dark: String,
    pub width: String,
    pub phone: String,
    pub tablet: String,
    pub desktop: String,
    pub reader: String,
    pub live: String,
    pub without_scripts: String,
    pub visitor: String,
    pub newsletter: String,
    pub text: String,
    pub paper: String,
    pub plain: String,
    pub broadsheet: String,
    pub financial: String,
    pub broadcaster: String,
    pub publish: String,
    pub publish_help: String,
    pub publish_broken: String,
    pub publish_problems: String,
    pub publish_placeholders: String,
    pub way: String,
    pub pre_rendered: String,
    pub element: String,
    pub inside: String,
    pub script: String,
    pub section: String,
    pub folder: String,
    pub folder_help: String,
    pub folder_missing: String,
    pub src: String,
    pub tag: String,
    pub copy: String,
    pub copied: String,
    pub not_copied: String,
    pub files: String,
    pub download: String,
    pub article: String,
    pub storage_full: String,
    pub not_saved: String,
    pub not_opened: String,
    pub late: String,
    pub change_log: String,
    pub change_log_help: String,
    pub compare_with: String,
    pub as_opened: String,
    pub version: String,
    pub published_file: String,
    pub earlier_unreadable: String,
    pub earlier_other: String,
    pub no_changes: String,
    pub change_type: String,
    pub correction: String,
    pub update: String,
    pub add_changes: String,
    pub changes_added: String,
    pub translation: String,
    pub translation_help: String,
    pub show_beside: String,
    pub choose_original: String,
    pub begin_translation: String,
    pub language_tag: String,
    pub other_language: String,
    pub texts: String,
    pub texts_marked: String,
    pub texts_empty: String,
    pub original: String,
    pub hide_original: String,
    pub lacks: String,
    pub add: String,
    pub add_all: String,
    pub added: String,
    pub complete: String,
    pub stale: String,
    pub in_step: String,
}

impl Words {
    /// The words in a language; English for one that the studio doesn't have.
    pub fn of(lang: &str) -> Self {
        let file = if lang == "fr" { FRENCH } else { ENGLISH };
        serde_json::from_str(file).expect("a test reads every file")
    }
}

const ENGLISH: &str = include_str!("words/en.json");
const FRENCH: &str = include_str!("words/fr.json");

/// Replaces `{name}` by a value.
pub fn fill(words: &str, name: &str, value: &str) -> AttrValue {
    words.replace(&format!("{{{name}}}"), value).into()
}

/// With a capital at its beginning, as on the other buttons.
pub fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    let first = rest.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Map, Value};

    fn all(file: &str) -> Map<String, Value> {
        serde_json::from_str(file).expect("an object")
    }

    fn placeholders(words: &Value) -> Vec<&str> {
        let words = words.as_str().expect("a text");
        let parts = words.split('{').skip(1);
        parts.filter_map(|part| part.split('}').next()).collect()
    }

    #[test]
    fn every_language_has_every_word_with_the_same_placeholders() {
        let (english, french) = (all(ENGLISH), all(FRENCH));
        assert!(english.keys().eq(french.keys()));
        for (key, words) in &english {
            assert_eq!(placeholders(words), placeholders(&french[key]), "{key}");
            assert!(!french[key].as_str().unwrap().is_empty(), "{key}");
        }
        for (lang, _) in LANGUAGES {
            Words::of(lang);
        }
    }

    #[test]
    fn an_unknown_language_has_english_words() {
        assert_eq!(Words::of("nl"), Words::of("en"));
        assert_ne!(Words::of("fr"), Words::of("en"));
    }

    #[test]
    fn a_placeholder_is_replaced_by_its_value() {
        assert_eq!(fill("Line {line}", "line", "12"), "Line 12");
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(sentence("élection"), "Élection");
        assert_eq!(sentence(""), "");
    }
}
