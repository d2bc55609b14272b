//! The words of the interface: `www/words/`, one file a language.

#[cfg(not(target_arch = "wasm32"))]
mod shipped;

/// Declares the words in the order of the files.
macro_rules! words {
    ($($(#[$meaning:meta])* $name:ident,)*) => {
        /// Every word that the widget itself says, in one language.
        #[derive(Clone, Copy, Debug, Default)]
        pub struct Words {
            $($(#[$meaning])* pub $name: &'static str,)*
        }

        impl Words {
            /// The keys of a file of words, in their order.
            pub const KEYS: &[&str] = &[$(stringify!($name)),*];

            /// The words from a text that has them one a line, in the order of [`Words::KEYS`]. A word
            /// that is not there is empty.
            pub fn from_lines(text: &'static str) -> Self {
                let mut lines = text.split('\n');
                Self { $($name: lines.next().unwrap_or_default(),)* }
            }
        }
    };
}

words! {
    /// What the thing is; stands above the title.
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
    /// The link to the lasting copy of a source.
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
    /// Impact on a group: nobody can say yet.
    unclear,
    /// The heading over positions.
    views,
    /// The heading over what is not known.
    unknowns,
    /// The heading over what to watch.
    next,
    /// The heading over a question to the reader.
    quiz,
    /// Opens the right answer and what explains the others.
    answer,
    /// The answer that was chosen is right.
    right,
    /// The answer that was chosen is wrong.
    wrong,
    /// Names the choice of how much to read.
    depth,
    /// Depth: what is seen of closed cards.
    brief,
    /// Depth: the cards without what is in more depth.
    main,
    /// Depth: all there is.
    full,
    /// A reading time in seconds, `#` in place of the number.
    seconds,
    /// A reading time in minutes, `#` in place of the number.
    minutes,
    /// How many words, in Chinese and Japanese characters, a minute people read in this language.
    pace,
    /// Opens all cards.
    unfold,
    /// Closes all cards.
    fold,
    /// All cards were opened.
    opened,
    /// All cards were closed.
    closed,
    /// The heading of the list of cards.
    contents,
    /// Before the title of the card that follows.
    following,
    /// Copies the address of a card, or gives it to another program.
    link,
    /// The address was copied.
    copied,
    /// Before the day by which the explainer is checked again.
    review,
    /// Before the same day once it has passed.
    overdue,
    /// The heading of the list of changes.
    changes,
    /// A change: something was wrong.
    correction,
    /// A change: something new is known.
    change,
    /// Before the day on which a card was corrected.
    corrected,
    /// Before the other languages that there is the explainer in.
    translations,
    /// One of these languages can't be had.
    unavailable,
    /// Names the choice of a group.
    bring,
    /// No group before the others.
    everyone,
    /// The mark of today on a line of time.
    today,
    /// What was to come has come.
    past,
    /// Leads to a source in the list of sources.
    listed,
    /// Asks whether the explainer was helpful.
    helpful,
    /// It was.
    yes,
    /// It was not.
    no,
    /// Asks what is missing.
    missing,
    /// Sends what was said.
    send,
    /// Something was said.
    thanks,
    /// What is in a card is for subscribers.
    locked,
    /// Before the title of a card that says more.
    readmore,
    /// Back to the place in the article.
    back,
}

/// The language itself, without script and region: `fr` of `fr-CA`.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn primary(lang: &str) -> &str {
    lang.split('-').next().unwrap_or(lang)
}

/// What a language calls itself; the tag for one that is not in this list.
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

/// Which way a language is written, for the `dir` attribute.
pub fn direction(lang: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 9] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "ur", "yi"];
    if is_one_of(lang, &RIGHT_TO_LEFT) {
        "rtl"
    } else {
        "ltr"
    }
}

fn is_one_of(lang: &str, tags: &[&str]) -> bool {
    // A language has at most eight letters: a long tag is not searched to its end each time.
    let lang = lang.as_bytes();
    let end = lang.iter().take(9).position(|byte| *byte == b'-');
    let language = &lang[..end.unwrap_or(lang.len())];
    tags.iter()
        .any(|tag| language.eq_ignore_ascii_case(tag.as_bytes()))
}

/// What stands between a number and its unit: a space that does not break, but nothing before `%` where
/// the percent format of CLDR has nothing there
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
    fn a_percent_sign_stands_as_far_from_its_number_as_the_language_wants() {
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
    fn words_are_read_in_their_order() {
        let words = Words::from_lines("Explainer\nBy\nPublished");
        assert_eq!(
            (words.kicker, words.by, words.published),
            ("Explainer", "By", "Published")
        );
        assert_eq!(words.wrong, "");
    }

    #[test]
    fn arabic_and_hebrew_run_from_right_to_left() {
        assert_eq!(direction("ar"), "rtl");
        assert_eq!(direction("he-IL"), "rtl");
        assert_eq!(direction("fr"), "ltr");
    }
}
