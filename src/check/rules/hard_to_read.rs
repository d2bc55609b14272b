//! Explainers that readers understand without an effort.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::check::quote::quoted;
use crate::check::syllables;
use crate::words::primary;
use unicode_segmentation::UnicodeSegmentation;

pub const RULE: Rule = Rule {
    name: "hard-to-read",
    severity: Severity::Advice,
    page: Page {
        what: "An explainer whose summaries and cards, at least 100 words without tables and figures, have a reading ease \
               of less than 30. Not in languages without a formula.",
        why: "Long sentences of long words cost readers who aren't specialists an effort that most won't make. On the \
              scale of Flesch, from 0 to 100, a text below 30 is one for specialists.\n\n\
              The reading ease is `base − a × words per sentence − b × syllables per word`, by the formula of the \
              language:\n\n\
              | language | base | a | b | from |\n|---|--:|--:|--:|---|\n\
              | English | 206.835 | 1.015 | 84.6 | R. Flesch, *A new readability yardstick*, 1948 |\n\
              | German | 180 | 1 | 58.5 | T. Amstad, *Wie verständlich sind unsere Zeitungen?*, 1978 |\n\
              | Spanish | 206.84 | 1.02 | 60 | J. Fernández Huerta, *Medidas sencillas de lecturabilidad*, 1959 |\n\
              | French | 207 | 1.015 | 73.6 | L. Kandel, A. Moles, *Application de l’indice de Flesch à la langue française*, 1958 |\n\
              | Italian | 217 | 1.3 | 60 | V. Franchina, R. Vacca, *Adaptation of Flesch readability index*, 1986 |\n\
              | Dutch | 206.84 | 0.93 | 77 | W. H. Douma, *De leesbaarheid van landbouwbladen*, 1960 |\n\
              | Portuguese | 248.835 | 1.015 | 84.6 | T. Martins and others, *Readability formulas applied to textbooks in Brazilian Portuguese*, 1996 |\n\
              | Turkish | 198.825 | 2.61 | 40.175 | E. Ateşman, *Türkçede okunabilirliğin ölçülmesi*, 1997 |\n\n\
              The numbers are those that tools use most. Of Kandel and Moles others quote 209, 1.15 and 68, by which a text \
              is about nine points easier. Syllables are counted by rules for each language, in `src/check/syllables.rs`; \
              words without letters don't count.",
        place: Place::Card,
        wrong: r#""body": [
  "Gravitational attraction, exerted periodically by astronomical bodies, generates oscillations of oceanic surface elevation, predominantly semidiurnal, whose amplitudes vary considerably according to bathymetric configuration, latitudinal position and meteorological circumstances.",
  "Superposition of lunar and solar contributions produces particularly pronounced amplitudes approximately fortnightly, whereas perpendicular orientation of these contributions correspondingly diminishes observable differences between consecutive extremes.",
  "Continental boundaries additionally constrain horizontal displacement of oceanic masses, occasioning resonance phenomena in geometrically favourable embayments, notably the northwestern Atlantic, where consecutive extremes regularly differ by considerably more than a dozen metres.",
  "Operational predictions consequently require harmonic decomposition of observations accumulated over many years at individual coastal installations, supplemented by continuously assimilated meteorological information."
]"#,
        right: r#""body": [
  "The Moon pulls at the sea, and so does the Sun. The water rises and falls twice a day, more at some coasts than at others.",
  "When the Moon and the Sun pull in one line, the tides are high. In some bays the water rises by more than twelve metres."
]"#,
    },
    check,
};

/// Below it, Flesch found scientific journals.
const LEAST: f64 = 30.0;

/// The size of Flesch's samples, in words.
const ENOUGH: usize = 100;

/// The smallest card that is compared with others, in words.
const SOME: usize = 30;

/// A formula.
struct Formula {
    lang: &'static str,
    /// Whose it is.
    name: &'static str,
    base: f64,
    sentence: f64,
    word: f64,
}

#[rustfmt::skip]
const FORMULAS: [Formula; 8] = [
    Formula { lang: "de", name: "Amstad", base: 180.0, sentence: 1.0, word: 58.5 },
    Formula { lang: "en", name: "Flesch", base: 206.835, sentence: 1.015, word: 84.6 },
    Formula { lang: "es", name: "Fernández Huerta", base: 206.84, sentence: 1.02, word: 60.0 },
    Formula { lang: "fr", name: "Kandel and Moles", base: 207.0, sentence: 1.015, word: 73.6 },
    Formula { lang: "it", name: "Franchina and Vacca", base: 217.0, sentence: 1.3, word: 60.0 },
    Formula { lang: "nl", name: "Douma", base: 206.84, sentence: 0.93, word: 77.0 },
    Formula { lang: "pt", name: "Martins and others", base: 248.835, sentence: 1.015, word: 84.6 },
    Formula { lang: "tr", name: "Ateşman", base: 198.825, sentence: 2.61, word: 40.175 },
];

/// What a formula needs to know of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Counts {
    /// Adds what readers see of a text.
    fn add(&mut self, lang: &str, text: &str) {
        for sentence in text.split_sentence_bounds() {
            let before = self.words;
            for word in sentence.unicode_words() {
                if word.contains(char::is_alphabetic) {
                    self.words += 1;
                    self.syllables += syllables::count(lang, word);
                }
            }
            self.sentences += usize::from(self.words > before);
        }
    }
}

impl Formula {
    /// The reading ease, if there are so many words.
    #[allow(clippy::cast_precision_loss)] // A file has at most a million of anything.
    fn ease(&self, counts: Counts, least: usize) -> Option<f64> {
        let [sentences, words, syllables] =
            [counts.sentences, counts.words, counts.syllables].map(|count| count as f64);
        let ease = self.base - self.sentence * words / sentences - self.word * syllables / words;
        (counts.words >= least).then_some(ease)
    }
}

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    let lang = primary(&subject.explainer.lang).to_ascii_lowercase();
    let Some(formula) = FORMULAS.iter().find(|formula| formula.lang == lang) else {
        return;
    };
    let mut all = Counts::default();
    let mut cards = vec![Counts::default(); subject.explainer.cards.len()];
    for (entry, text) in subject.texts() {
        let pointer = subject.tree.pointer(entry);
        let mut steps = pointer.split('/').skip(1);
        match (steps.next(), steps.next(), steps.next()) {
            (Some("summary"), ..) => all.add(formula.lang, &text),
            (Some("cards"), Some(index), Some(field)) if !matches!(field, "figures" | "table") => {
                if let Some(card) = index
                    .parse()
                    .ok()
                    .and_then(|index: usize| cards.get_mut(index))
                {
                    card.add(formula.lang, &text);
                }
            }
            _ => {}
        }
    }
    for card in &cards {
        all.sentences += card.sentences;
        all.words += card.words;
        all.syllables += card.syllables;
    }
    if let Some(ease) = formula.ease(all, ENOUGH).filter(|ease| *ease < LEAST) {
        let card = hardest(formula, &cards).map(|index| &*subject.explainer.cards[index].id);
        found.whole(subject.string("/title"), move || {
            words(formula, all, ease, card)
        });
    }
}

/// The index of the card with the lowest reading ease.
fn hardest(formula: &Formula, cards: &[Counts]) -> Option<usize> {
    let cards = cards.iter().enumerate();
    let eases = cards.filter_map(|(index, counts)| Some((index, formula.ease(*counts, SOME)?)));
    let hardest = eases.min_by(|(_, one), (_, other)| one.total_cmp(other));
    hardest.map(|(index, _)| index)
}

#[allow(clippy::cast_precision_loss)] // As above.
fn words(formula: &Formula, counts: Counts, ease: f64, card: Option<&str>) -> Words {
    let [sentences, words, syllables] =
        [counts.sentences, counts.words, counts.syllables].map(|count| count as f64);
    let first = card.map(|card| format!("; begin with the card {}", quoted(card)));
    Words {
        message: format!(
            "explainer that is hard to read: {ease:.0} by the formula of {}",
            formula.name
        ),
        label: format!("expected {LEAST} or more"),
        help: format!(
            "write shorter sentences, of {:.0} words on average now, and words that everybody uses, of {:.1} syllables now{}",
            words / sentences,
            syllables / words,
            first.unwrap_or_default()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Settings, check_with};

    fn counts(lang: &str, text: &str) -> Counts {
        let mut counts = Counts::default();
        counts.add(lang, text);
        counts
    }

    fn of(lang: &str) -> &'static Formula {
        FORMULAS
            .iter()
            .find(|formula| formula.lang == lang)
            .expect("there is one")
    }

    #[test]
    fn sentences_words_and_syllables_are_counted() {
        let expected = Counts {
            sentences: 2,
            words: 7,
            syllables: 9,
        };
        assert_eq!(
            counts("en", "The Moon pulls. 12 HBM cards — wait!"),
            Counts {
                syllables: 8,
                words: 6,
                ..expected
            }
        );
        assert_eq!(
            counts("fr", "L’été 2024 ? La mer monte ! …"),
            Counts {
                words: 4,
                syllables: 5,
                ..expected
            }
        );
    }

    #[test]
    fn the_reading_ease_is_that_of_the_published_formulas() {
        let counts = Counts {
            sentences: 10,
            words: 200,
            syllables: 300,
        };
        for (lang, expected) in [
            ("de", 180.0 - 20.0 - 87.75),
            ("en", 206.835 - 20.3 - 126.9),
            ("es", 206.84 - 20.4 - 90.0),
            ("fr", 207.0 - 20.3 - 110.4),
            ("it", 217.0 - 26.0 - 90.0),
            ("nl", 206.84 - 18.6 - 115.5),
            ("pt", 248.835 - 20.3 - 126.9),
            ("tr", 198.825 - 52.2 - 60.2625),
        ] {
            let ease = of(lang)
                .ease(counts, ENOUGH)
                .expect("there are enough words");
            assert!((ease - expected).abs() < 1e-9, "{lang} {ease} {expected}");
        }
        assert_eq!(of("en").ease(counts, 201), None);
    }

    /// What is said about an explainer with two cards of such texts.
    fn said(lang: &str, texts: [&str; 2]) -> Vec<String> {
        let card = |id: &str, text: &str| serde_json::json!({ "id": id, "kind": "what", "title": "A", "body": [text] });
        let file = serde_json::json!({
            "version": 1, "id": "a", "lang": lang, "title": "A", "summary": "A.",
            "cards": [card("one", texts[0]), card("two", texts[1])],
        });
        let settings = Settings {
            severities: [(RULE.name.to_owned(), Some(RULE.severity))].into(),
            ..Settings::default()
        };
        let problems = check_with(file.to_string().as_bytes(), &settings)
            .problems
            .into_iter();
        problems
            .filter(|problem| problem.rule == RULE.name)
            .map(|problem| format!("{} {}", problem.pointer, problem.help))
            .collect()
    }

    const EASY: &str = "The Moon pulls at the sea. ";
    const HARD: &str =
        "International organisations characteristically emphasise institutional considerations. ";

    #[test]
    fn the_hardest_card_is_named() {
        let text = HARD.repeat(20);
        let easy = EASY.repeat(6);
        let [said] = &*said("en-GB", [&easy, &text]) else {
            panic!("one explainer, one problem");
        };
        assert!(
            said.starts_with("/title ") && said.ends_with("; begin with the card `two`"),
            "{said}"
        );
    }

    #[test]
    fn easy_texts_short_texts_and_other_languages_are_left_alone() {
        assert_eq!(said("en", [&EASY.repeat(40), EASY]), [""; 0]);
        assert_eq!(said("en", [HARD, HARD]), [""; 0]);
        assert_eq!(said("pl", [&HARD.repeat(40), HARD]), [""; 0]);
    }
}
