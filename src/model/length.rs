//! Counts the words of an explainer.

use super::Explainer;
use super::inline::{Inline, Node, is_space};

impl Explainer {
    /// The number of words that are visible while all cards are closed; while all are open; and while the answers to
    /// questions and `more` are unfolded too.
    pub fn lengths(&self) -> [u32; 3] {
        let count = |inlines: &[Inline]| spoken(self, inlines);
        let mut brief = words(&self.title) + count(&self.summary.parse());
        let (mut main, mut more) = (0, 0);
        for card in &self.cards {
            brief += words(&card.title);
            card.each_plain(&mut |text| main += words(text));
            card.each_prose(&mut |place, prose| {
                *match place.section {
                    "summary" => &mut brief,
                    "questions" | "more" => &mut more,
                    // Explanations of options are hidden until the reader has chosen one.
                    "quiz/options" => return,
                    _ => &mut main,
                } += count(&prose.parse());
            });
        }
        [brief, brief + main, brief + main + more]
    }
}

fn spoken(explainer: &Explainer, inlines: &[Inline]) -> u32 {
    let each = inlines.iter().map(|inline| match &inline.node {
        Node::Text(text) => words(text),
        Node::Term(id, content) if content.is_empty() => {
            explainer.term(id).map_or(0, |term| words(&term.term))
        }
        Node::Strong(content)
        | Node::Emphasis(content)
        | Node::Link(_, content)
        | Node::Term(_, content) => spoken(explainer, content),
        Node::Citation(_) => 0,
    });
    each.sum()
}

/// The number of words in a text. A Chinese or Japanese character counts as one word, as in the study that
/// `src/view/reading.rs` cites.
pub(crate) fn words(text: &str) -> u32 {
    let (mut words, mut inside) = (0, false);
    for letter in text.chars() {
        // Kana, then ideographs.
        let whole = matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        let mark = letter.is_ascii_punctuation()
            || matches!(letter, '«' | '»' | '\u{2010}'..='\u{205e}' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff20}');
        let part = !whole && !is_space(letter) && (inside || !mark);
        words += u32::from(whole || part && !inside);
        inside = part;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_separated_by_spaces() {
        assert_eq!(words("Why is it late?"), 4);
        assert_eq!(words("  1.2 To/s, l’été - soit \n plus  "), 5);
        assert_eq!(words("한국어 단어"), 2);
        assert_eq!(words(""), 0);
    }

    #[test]
    fn each_chinese_or_japanese_character_counts_as_a_word() {
        assert_eq!(words("高带宽内存"), 5);
        assert_eq!(words("HBM 是高带宽内存。"), 7);
        assert_eq!(words("なぜ、遅いか"), 5);
    }
}
