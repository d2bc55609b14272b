//! The words of the interface, one file a language.

mod en;
mod fr;

/// Every word that the widget itself says.
#[derive(Debug)]
pub struct Words {
    /// What the thing is; stands above the title.
    pub kicker: &'static str,
    /// Before the authors' names.
    pub by: &'static str,
    /// Before the day of the last change.
    pub updated: &'static str,
    /// Before the day on which the sources were last read.
    pub checked: &'static str,
    /// The heading of the list of terms.
    pub glossary: &'static str,
    /// The heading of the list of sources.
    pub sources: &'static str,
    /// One source, before its number.
    pub source: &'static str,
    /// Before the day on which a source was read.
    pub accessed: &'static str,
    /// The link to the lasting copy of a source.
    pub archive: &'static str,
    /// Before the cards that cite a source.
    pub cited: &'static str,
    /// Opens the full depth of a card.
    pub more: &'static str,
    /// Impact on a group: it gains.
    pub positive: &'static str,
    /// Impact on a group: it loses.
    pub negative: &'static str,
    /// Impact on a group: it gains and loses.
    pub mixed: &'static str,
    /// Impact on a group: nobody can say yet.
    pub unclear: &'static str,
}

impl Words {
    /// The words for a language tag; English for a language that we do not have.
    pub fn of(lang: &str) -> &'static Self {
        if primary(lang).eq_ignore_ascii_case("fr") {
            &fr::WORDS
        } else {
            &en::WORDS
        }
    }
}

/// The language itself, without script and region: `fr` of `fr-CA`.
fn primary(lang: &str) -> &str {
    lang.split('-').next().unwrap_or(lang)
}

/// Which way a language is written, for the `dir` attribute.
pub fn direction(lang: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 9] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "ur", "yi"];
    let known = |tag: &&str| primary(lang).eq_ignore_ascii_case(tag);
    if RIGHT_TO_LEFT.iter().any(known) {
        "rtl"
    } else {
        "ltr"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_does_not_change_the_words() {
        assert_eq!(Words::of("fr-CA").by, Words::of("fr").by);
        assert_ne!(Words::of("fr").by, Words::of("en").by);
    }

    #[test]
    fn a_language_we_do_not_have_gets_english() {
        assert_eq!(Words::of("sw").by, Words::of("en").by);
    }

    #[test]
    fn arabic_and_hebrew_run_from_right_to_left() {
        assert_eq!(direction("ar"), "rtl");
        assert_eq!(direction("he-IL"), "rtl");
        assert_eq!(direction("fr"), "ltr");
    }
}
