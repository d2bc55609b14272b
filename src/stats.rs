//! The size of an explainer, as an editor plans it.

use crate::model::inline::plain;
use crate::model::{Card, Explainer, length};
use crate::view::reading;
use crate::words::Words;
use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use serde::Serialize;

/// The size of an explainer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// The words that readers see if they open everything, without glossary, sources and change log. A Chinese or Japanese
    /// character counts as a word.
    pub words: u32,
    /// How long it takes to read them, in seconds, at the pace measured for the language, see [`Words::pace`].
    pub seconds: u32,
    /// The number of cards.
    pub cards: usize,
    /// The number of sections of all cards, such as `body` or `figures`.
    pub sections: usize,
    /// The number of sources.
    pub sources: usize,
    /// The number of terms in the glossary.
    pub terms: usize,
    /// The number of pictures.
    pub pictures: usize,
    /// The number of characters of the title.
    pub title_characters: usize,
    /// The number of characters of the summary, without marks.
    pub summary_characters: usize,
    /// The sentence with the most words in the summaries and the sections.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longest_sentence: Option<Sentence>,
    /// The day by which the explainer is to be checked again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_by: Option<String>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// The number of words.
    pub words: u32,
    /// The id of the card that it is in. None for the summary of the explainer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// The sentence, without marks.
    pub text: String,
}

impl Stats {
    /// Measures an explainer.
    pub fn of(explainer: &Explainer) -> Self {
        let [.., words] = explainer.lengths();
        let sections = explainer.cards.iter().flat_map(Card::sections);
        Self {
            words,
            seconds: reading::seconds(words, Words::of(&explainer.lang).pace),
            cards: explainer.cards.len(),
            sections: sections.count(),
            sources: explainer.sources.len(),
            terms: explainer.glossary.len(),
            pictures: explainer.cards.iter().flat_map(Card::pictures).count(),
            title_characters: explainer.title.chars().count(),
            summary_characters: shown(explainer, explainer.summary.source()).chars().count(),
            longest_sentence: longest_sentence(explainer),
            review_by: explainer
                .review_by
                .as_ref()
                .map(|date| date.as_str().to_owned()),
        }
    }
}

/// The first of the longest sentences. Sentences end as in Unicode's UAX 29, so an abbreviation before a capital letter
/// ends one too.
fn longest_sentence(explainer: &Explainer) -> Option<Sentence> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut longest: Option<Sentence> = None;
    let mut read = |card: Option<&str>, source: &str| {
        let text = shown(explainer, source);
        let mut start = 0;
        for end in segmenter.segment_str(&text).skip(1) {
            let sentence = text[start..end].trim();
            start = end;
            let words = length::words(sentence);
            if words > longest.as_ref().map_or(0, |longest| longest.words) {
                longest = Some(Sentence {
                    words,
                    card: card.map(str::to_owned),
                    text: sentence.to_owned(),
                });
            }
        }
    };
    read(None, explainer.summary.source());
    for card in &explainer.cards {
        card.each_prose(&mut |_, prose| read(Some(&card.id), prose.source()));
    }
    longest
}

/// What readers see of an inline text.
fn shown(explainer: &Explainer, source: &str) -> String {
    let name = |id: &str| explainer.term(id).map(|term| &*term.term);
    plain(source, &name)
}
