//! The words of the interface. `www/words/` has a file for each language.

mod formats;
#[cfg(feature = "words")]
mod shipped;

use crate::model::ascii;
pub use formats::Formats;

/// Declares the words in the order of the files.
macro_rules! words {
    ($($(#[$meaning:meta])* $name:ident,)*) => {
        /// The words of the interface in one language.
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct Words {
            $($(#[$meaning])* pub $name: &'static str,)*
        }

        impl Words {
            /// The keys of a file of words, in their order.
            pub const KEYS: &[&str] = &[$(stringify!($name)),*];

            /// Reads the words from a text with one word on each line, in the order of [`Words::KEYS`].
            /// A missing word is empty.
            pub fn from_lines(text: &'static str) -> Self {
                // A loop that fills an array: code that reads the fields one by one is 1 kB larger.
                let mut words = [""; Self::KEYS.len()];
                for (word, line) in words.iter_mut().zip(ascii::split(text, b'\n')) {
                    *word = line;
                }
                let [$($name,)*] = words;
                Self { $($name,)* }
            }
        }
    };
}

words! {
    /// Above the title: what this is.
    kicker,
    /// Before the authors' names.
    by,
    /// Before the day of publication.
    published,
    /// Before the day of the last change.
    updated,
    /// Before the day on which the sources were last read.
    checked,
    /// The heading of the list of terms.
    glossary,
    /// The heading of the list of sources.
    sources,
    /// One source, before its number.
    source,
    /// Before the day on which a source was read.
    accessed,
    /// The link to the archived copy of a source.
    archive,
    /// Before the cards that cite a source.
    cited,
    /// Opens the full depth of a card.
    more,
    /// Impact on a group: it gains.
    positive,
    /// Impact on a group: it loses.
    negative,
    /// Impact on a group: it gains and loses.
    mixed,
    /// Impact on a group: not known yet.
    unclear,
    /// The heading of the positions.
    views,
    /// The heading of what is not known.
    unknowns,
    /// The heading of what comes next.
    next,
    /// The heading of a question for the reader.
    quiz,
    /// Checks the chosen answer.
    check,
    /// Shows the right answer and the explanations of the other options.
    answer,
    /// The chosen answer is right.
    right,
    /// The chosen answer is wrong.
    wrong,
    /// Opens all cards, the answers to questions, and `more`.
    full,
    /// A reading time in seconds, with `#` for the number.
    seconds,
    /// A reading time in minutes, with `#` for the number.
    minutes,
    /// How many words people read in a minute, or characters in Chinese and Japanese.
    pace,
    /// Opens all cards.
    unfold,
    /// Closes all cards.
    fold,
    /// All cards were opened.
    opened,
    /// All cards were closed.
    closed,
    /// Before the title of the next card.
    following,
    /// Copies the address of a card, or shares it with another program.
    link,
    /// The address was copied.
    copied,
    /// Before the day by which the explainer is checked again.
    review,
    /// Before the same day once it has passed.
    overdue,
    /// The heading of the list of changes.
    changes,
    /// A change: a mistake was corrected.
    correction,
    /// A change: new information was added.
    change,
    /// Before the day on which a card was corrected.
    corrected,
    /// Before the other languages of the explainer.
    translations,
    /// One of these languages failed to load.
    unavailable,
    /// The label of the options for choosing a group.
    bring,
    /// The option for no group.
    everyone,
    /// The label of today on a time line.
    today,
    /// Marks an expected event whose date has passed.
    past,
    /// The link to a source in the list of sources.
    listed,
    /// Closes a definition or a source that is shown beside the text.
    close,
    /// Asks whether the explainer was helpful.
    helpful,
    /// The answer yes.
    yes,
    /// The answer no.
    no,
    /// Asks what is missing.
    missing,
    /// Submits the answer.
    send,
    /// Thanks the reader for an answer.
    thanks,
    /// The content of a card is for subscribers.
    locked,
    /// Before the title of a card that says more about a term.
    readmore,
    /// The link back to the place in the article.
    back,
}

/// The language subtag, without script and region: `fr` of `fr-CA`.
pub(crate) fn primary(lang: &str) -> &str {
    ascii::split(lang, b'-').next().unwrap_or(lang)
}

/// The name of a language in that language; the tag if it isn't in this list.
pub fn name(tag: &str) -> &str {
    const NAMES: [(&str, &str); 20] = [
        ("ar", "العربية"),
        ("cs", "čeština"),
        ("de", "Deutsch"),
        ("en", "English"),
        ("es", "español"),
        ("fr", "français"),
        ("he", "עברית"),
        ("it", "italiano"),
        ("ja", "日本語"),
        ("ko", "한국어"),
        ("nl", "Nederlands"),
        ("pl", "polski"),
        ("pt", "português"),
        ("ru", "русский"),
        ("sv", "svenska"),
        ("tr", "Türkçe"),
        ("uk", "українська"),
        ("zh", "中文"),
        ("zh-Hans", "简体中文"),
        ("zh-Hant", "繁體中文"),
    ];
    let found = NAMES
        .iter()
        .find(|(known, _)| tag.eq_ignore_ascii_case(known));
    found.map_or(tag, |(_, name)| name)
}

/// The writing direction of a language, for the `dir` attribute.
pub fn direction(lang: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 9] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "ur", "yi"];
    if is_one_of(lang, &RIGHT_TO_LEFT) {
        "rtl"
    } else {
        "ltr"
    }
}

fn is_one_of(lang: &str, tags: &[&str]) -> bool {
    // A language subtag has at most eight letters, so the rest of a long tag needn't be searched.
    let lang = lang.as_bytes();
    let end = lang.iter().take(9).position(|byte| *byte == b'-');
    let language = &lang[..end.unwrap_or(lang.len())];
    tags.iter()
        .any(|tag| language.eq_ignore_ascii_case(tag.as_bytes()))
}

/// What separates the two dates of a span: an en dash, as in the range formats of `Intl`, on the line of the first date.
pub const SPAN: &str = "\u{a0}– ";

/// The separator between a number and its unit: a no-break space, or nothing before `%` if CLDR's percent
/// format of the language has none
/// (<https://cldr.unicode.org/translation/number-currency-formats/number-and-currency-patterns>).
pub fn gap(lang: &str, unit: &str) -> &'static str {
    const TIGHT: [&str; 11] = [
        "ar", "en", "he", "it", "ja", "ko", "nl", "pl", "pt", "uk", "zh",
    ];
    if unit == "%" && is_one_of(lang, &TIGHT) {
        ""
    } else {
        "\u{a0}"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_space_before_a_percent_sign_depends_on_the_language() {
        for (lang, said) in [
            ("en-GB", "18%"),
            ("nl", "18%"),
            ("fr", "18\u{a0}%"),
            ("de", "18\u{a0}%"),
        ] {
            assert_eq!(["18", gap(lang, "%"), "%"].concat(), said, "{lang}");
        }
        assert_eq!(gap("en", "km"), "\u{a0}");
    }

    #[test]
    fn words_are_read_in_the_order_of_the_keys() {
        let words = Words::from_lines("Explainer\nBy\nPublished");
        assert_eq!(
            (words.kicker, words.by, words.published),
            ("Explainer", "By", "Published")
        );
        assert_eq!(words.wrong, "");
    }

    #[test]
    fn arabic_and_hebrew_are_right_to_left() {
        assert_eq!(direction("ar"), "rtl");
        assert_eq!(direction("he-IL"), "rtl");
        assert_eq!(direction("fr"), "ltr");
    }
}
