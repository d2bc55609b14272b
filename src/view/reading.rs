//! How long it takes to read an explainer.
//!
//! [`Words::pace`](crate::words::Words) has the words a minute that people read in the language, measured
//! with the International Reading Speed Texts (Trauzettel-Klosinski and Dietz 2012,
//! <https://doi.org/10.1167/iovs.11-8284>). Those read aloud, on which nobody is slower in silence.

use crate::model::inline::{Inline, Node};
use crate::model::{Decimal, Explainer};
use crate::state::Session;

/// The times for what is seen of closed cards, for open cards, and for cards whose answers and `more` are
/// unfolded too, as the language writes them. Only as many as there are depths that say more than the one
/// before: two where nothing unfolds in the cards, and one where cards are their summaries.
pub fn times(session: &Session) -> Vec<String> {
    // A publisher's own words may have any.
    let pace = session.words.pace.parse().ok().filter(|pace| *pace > 0);
    let pace = pace.unwrap_or(200);
    let words = words(&session.explainer);
    let depths = if words[2] > words[1] {
        3
    } else if words[1] > words[0] {
        2
    } else {
        1
    };
    let each = words.into_iter().take(depths);
    each.map(|words| time(session, words * 60 / pace)).collect()
}

/// Tens of seconds below a minute, whole minutes from there on; rounded up.
fn time(session: &Session, seconds: u32) -> String {
    let (number, pattern) = if seconds <= 50 {
        (seconds.div_ceil(10).max(1) * 10, session.words.seconds)
    } else {
        (seconds.div_ceil(60), session.words.minutes)
    };
    let number = session.number(&Decimal::from(number));
    pattern.replace('#', &number)
}

/// How many words a reader sees at each depth.
fn words(explainer: &Explainer) -> [u32; 3] {
    let count = |inlines: &[Inline]| spoken(explainer, inlines);
    let mut brief = plain(&explainer.title) + count(&explainer.summary.parse());
    let (mut main, mut more) = (0, 0);
    for card in &explainer.cards {
        brief += plain(&card.title);
        card.each_plain(&mut |text| main += plain(text));
        card.each_prose(&mut |place, prose| {
            *match place.section {
                "summary" => &mut brief,
                "questions" | "more" => &mut more,
                // What explains an answer stays folded until the reader has one.
                "quiz/options" => return,
                _ => &mut main,
            } += count(&prose.parse());
        });
    }
    [brief, brief + main, brief + main + more]
}

fn spoken(explainer: &Explainer, inlines: &[Inline]) -> u32 {
    let each = inlines.iter().map(|inline| match &inline.node {
        Node::Text(text) => plain(text),
        Node::Term(id, content) if content.is_empty() => {
            explainer.term(id).map_or(0, |term| plain(&term.term))
        }
        Node::Strong(content)
        | Node::Emphasis(content)
        | Node::Link(_, content)
        | Node::Term(_, content) => spoken(explainer, content),
        Node::Citation(_) => 0,
    });
    each.sum()
}

/// The words of a text. A Chinese or Japanese character counts as one, as it does in the study.
fn plain(text: &str) -> u32 {
    let (mut words, mut inside) = (0, false);
    for letter in text.chars() {
        // Kana, then ideographs.
        let whole = matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        let mark = letter.is_ascii_punctuation()
            || matches!(letter, '«' | '»' | '\u{2010}'..='\u{205e}' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff20}');
        let part = !whole && !letter.is_whitespace() && (inside || !mark);
        words += u32::from(whole || part && !inside);
        inside = part;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_by_the_spaces_between_them() {
        assert_eq!(plain("Why is it late?"), 4);
        assert_eq!(plain("  1.2 To/s, l’été - soit \n plus  "), 5);
        assert_eq!(plain("한국어 단어"), 2);
        assert_eq!(plain(""), 0);
    }

    #[test]
    fn characters_of_chinese_and_japanese_count_one_by_one() {
        assert_eq!(plain("高带宽内存"), 5);
        assert_eq!(plain("HBM 是高带宽内存。"), 7);
        assert_eq!(plain("なぜ、遅いか"), 5);
    }
}
