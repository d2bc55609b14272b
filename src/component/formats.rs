//! The browser's formats of dates and numbers, each asked once. Making a formatter takes `Intl` longer than Yew takes for
//! a card, and an explainer that is being written is shown again with each keystroke.

use crate::browser;
use crate::model::{Date, Decimal};
use crate::words::Formats;
use std::cell::RefCell;
use std::collections::HashMap;

/// The number of texts that are kept.
const KEPT: usize = 2_000;

/// The formats of the browser.
pub const FORMATS: Formats = Formats {
    date,
    number,
    ..browser::FORMATS
};

type Texts = RefCell<HashMap<(String, String), String>>;

thread_local! {
    static DATES: Texts = RefCell::default();
    static NUMBERS: Texts = RefCell::default();
}

fn date(lang: &str, date: &Date) -> String {
    DATES.with(|texts| {
        once(texts, lang, date.as_str(), || {
            (browser::FORMATS.date)(lang, date)
        })
    })
}

fn number(lang: &str, number: &Decimal) -> String {
    NUMBERS.with(|texts| {
        once(texts, lang, number.as_str(), || {
            (browser::FORMATS.number)(lang, number)
        })
    })
}

/// The text for a value in a language, made at most once.
fn once(texts: &Texts, lang: &str, value: &str, make: impl FnOnce() -> String) -> String {
    let key = (lang.to_owned(), value.to_owned());
    if let Some(text) = texts.borrow().get(&key) {
        return text.clone();
    }
    let text = make();
    let mut texts = texts.borrow_mut();
    if texts.len() >= KEPT {
        texts.clear();
    }
    texts.insert(key, text.clone());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_made_once_for_each_language() {
        let texts = Texts::default();
        let mut made = 0;
        let mut ask = |lang: &str, value: &str| {
            once(&texts, lang, value, || {
                made += 1;
                format!("{value} in {lang}")
            })
        };
        assert_eq!(ask("fr", "2024"), "2024 in fr");
        assert_eq!(ask("fr", "2024"), "2024 in fr");
        assert_eq!(ask("en", "2024"), "2024 in en");
        assert_eq!(made, 2);
    }

    #[test]
    fn the_number_of_texts_is_bounded() {
        let texts = Texts::default();
        for value in 0..3 * KEPT {
            once(&texts, "en", &value.to_string(), String::new);
        }
        assert!(texts.borrow().len() <= KEPT);
    }
}
