//! The words of all languages, for the tools. In the browser `www/words.js` loads the file of one language.

use super::{Words, primary};
use serde_json::{Map, Value};
use std::sync::{LazyLock, Mutex, PoisonError};

/// The shipped languages, with their files.
const FILES: [(&str, &str); 18] = [
    ("ar", include_str!("../../www/words/ar.json")),
    ("cs", include_str!("../../www/words/cs.json")),
    ("de", include_str!("../../www/words/de.json")),
    ("en", include_str!("../../www/words/en.json")),
    ("es", include_str!("../../www/words/es.json")),
    ("fr", include_str!("../../www/words/fr.json")),
    ("he", include_str!("../../www/words/he.json")),
    ("it", include_str!("../../www/words/it.json")),
    ("ja", include_str!("../../www/words/ja.json")),
    ("ko", include_str!("../../www/words/ko.json")),
    ("nl", include_str!("../../www/words/nl.json")),
    ("pl", include_str!("../../www/words/pl.json")),
    ("pt", include_str!("../../www/words/pt.json")),
    ("ru", include_str!("../../www/words/ru.json")),
    ("sv", include_str!("../../www/words/sv.json")),
    ("tr", include_str!("../../www/words/tr.json")),
    ("uk", include_str!("../../www/words/uk.json")),
    ("zh", include_str!("../../www/words/zh.json")),
];

/// The index of English.
const ENGLISH: usize = 3;

static WORDS: LazyLock<Vec<(&str, Words)>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|(lang, file)| (*lang, parse(file)))
        .collect()
});

impl Words {
    /// The words for a language tag, in English if its language isn't shipped.
    #[allow(clippy::missing_panics_doc)] // English is shipped.
    pub fn of(lang: &str) -> &'static Self {
        let of = |wanted: &str| {
            let found = WORDS
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(wanted));
            found.map(|(_, words)| words)
        };
        of(primary(lang))
            .or_else(|| of("en"))
            .expect("English is shipped")
    }

    /// The words for a language tag, replaced by those of a publisher. Ignores everything in `own` that isn't a text
    /// under a known key.
    pub fn with(lang: &str, own: &Value) -> Self {
        let ours = FILES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(primary(lang)));
        let (_, file) = ours.unwrap_or(&FILES[ENGLISH]);
        let mut words = read(file);
        for (key, word) in &mut words {
            let theirs = own.get(key).and_then(Value::as_str).unwrap_or_default();
            if !theirs.is_empty() {
                // `from_lines` reads one word a line.
                *word = on_a_line(theirs).into();
            }
        }
        Self::from_lines(kept(lines(&words)))
    }
}

/// Leaks a text once. There are few different ones: one for each language, or for each file of a publisher's words.
fn kept(text: String) -> &'static str {
    static KEPT: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.iter().find(|known| **known == text) {
        return known;
    }
    let text: &'static str = text.leak();
    kept.push(text);
    text
}

fn parse(file: &str) -> Words {
    Words::from_lines(lines(&read(file)).leak())
}

fn read(file: &str) -> Map<String, Value> {
    serde_json::from_str(file).expect("the shipped files are JSON")
}

fn lines(words: &Map<String, Value>) -> String {
    let lines: Vec<&str> = words.values().filter_map(Value::as_str).collect();
    lines.join("\n")
}

/// The text on one line, with each run of white space replaced by one space. Keeps no-break spaces.
fn on_a_line(text: &str) -> String {
    let mut line = String::new();
    for letter in text.chars() {
        let is_space = letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}');
        if !is_space {
            line.push(letter);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_in_the_same_order() {
        for (lang, file) in FILES {
            let words: Map<String, Value> = serde_json::from_str(file).unwrap();
            let keys: Vec<&str> = words.keys().map(String::as_str).collect();
            assert_eq!(keys, Words::KEYS, "{lang}");
            for (key, word) in &words {
                let word = word.as_str().unwrap_or_default();
                assert!(!word.trim().is_empty(), "{lang}: {key}");
                assert_eq!(word, word.trim(), "{lang}: {key}");
                assert!(!word.contains(['\n', '<', '&']), "{lang}: {key}");
            }
        }
    }

    #[test]
    fn the_widget_and_the_folder_have_the_same_languages() {
        let script = include_str!("../../www/words.js");
        let names: Vec<&str> = FILES.iter().map(|(lang, _)| *lang).collect();
        let list = format!("const LANGUAGES = \"{}\".split(\" \");", names.join(" "));
        assert!(script.contains(&list), "www/words.js does not hold {list}");
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/words");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let expected: Vec<String> = names.iter().map(|name| format!("{name}.json")).collect();
        assert_eq!(files, expected);
    }

    #[test]
    fn words_of_the_publisher_replace_the_default_words() {
        let own =
            serde_json::json!({ "kicker": "In\u{a0}short\n", "by": "", "sources": 7, "x": "y" });
        let words = Words::with("sw", &own);
        assert_eq!(words.kicker, "In\u{a0}short ");
        assert_eq!(words.by, Words::of("en").by);
        assert_eq!(words.sources, Words::of("en").sources);
        assert_eq!(Words::with("fr-CA", &Value::Null).by, Words::of("fr").by);
    }

    #[test]
    fn a_region_does_not_change_the_words() {
        assert_eq!(Words::of("fr-CA").by, Words::of("fr").by);
        assert_ne!(Words::of("fr").by, Words::of("en").by);
    }

    #[test]
    fn an_unknown_language_gets_english_words() {
        assert_eq!(Words::of("sw").by, Words::of("en").by);
    }
}
