//! The words that only the static forms say. Those of [`crate::words`] are inside the widget, where
//! every byte counts.

/// Words around what the file says.
#[derive(Debug)]
pub struct Words {
    /// Between a label and what it is about.
    pub colon: &'static str,
    /// Around words of somebody else.
    pub quotes: [&'static str; 2],
    /// Before the day of publication.
    pub published: &'static str,
    /// Before the day by which it has to be checked again.
    pub review: &'static str,
    /// The link to the page.
    pub online: &'static str,
    /// Before other languages.
    pub translations: &'static str,
    /// Before the description of a picture, and before who made it.
    pub picture: &'static str,
    /// Before the right answer.
    pub answer: &'static str,
    /// The heading over changes.
    pub changes: &'static str,
    /// A change: something was wrong.
    pub correction: &'static str,
    /// A change: something new is known.
    pub update: &'static str,
}

impl Words {
    /// The words for a language tag; English for a language that we do not have.
    pub fn of(lang: &str) -> &'static Self {
        if primary(lang).eq_ignore_ascii_case("fr") {
            &FRENCH
        } else {
            &ENGLISH
        }
    }
}

static ENGLISH: Words = Words {
    colon: ": ",
    quotes: ["“", "”"],
    published: "Published",
    review: "To be checked again by",
    online: "Read this on the web",
    translations: "Also in",
    picture: "Picture",
    answer: "Answer",
    changes: "Corrections and updates",
    correction: "Correction",
    update: "Update",
};

/// In front of a colon and inside of quotation marks, French has spaces at which no line breaks.
static FRENCH: Words = Words {
    colon: "\u{a0}: ",
    quotes: ["«\u{a0}", "\u{a0}»"],
    published: "Publié le",
    review: "À revérifier avant le",
    online: "Lire en ligne",
    translations: "Autres langues",
    picture: "Image",
    answer: "Réponse",
    changes: "Corrections et mises à jour",
    correction: "Correction",
    update: "Mise à jour",
};

/// What a language calls itself; the tag for one that is not in this list.
pub fn language(tag: &str) -> &str {
    const NAMES: [(&str, &str); 12] = [
        ("ar", "العربية"),
        ("de", "Deutsch"),
        ("en", "English"),
        ("es", "español"),
        ("fr", "français"),
        ("he", "עברית"),
        ("it", "italiano"),
        ("ja", "日本語"),
        ("nl", "Nederlands"),
        ("pl", "polski"),
        ("pt", "português"),
        ("zh", "中文"),
    ];
    let found = NAMES
        .iter()
        .find(|(known, _)| tag.eq_ignore_ascii_case(known));
    found.map_or(tag, |(_, name)| name)
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}
