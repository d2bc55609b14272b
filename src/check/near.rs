//! The word that was most likely meant.

use super::quote::{listed, quoted};
use std::cell::Cell;
use std::collections::HashSet;

/// Longer words are not compared: a slip of one is hardly another, and the time is quadratic.
const LONGEST: usize = 64;

/// How many ids are listed.
const LISTED: usize = 30;

/// How many pairs of characters are looked at in all: what a hundred wrong ids need among a thousand right
/// ones. After that no word is near, so that a file of nothing but ids takes no longer.
const PAIRS: usize = 20_000_000;

/// What comparing two words costs besides their characters, in pairs of characters.
const EACH: usize = 50;

/// Names that other formats have for a field, and the field.
const SYNONYMS: [(&str, &str); 28] = [
    ("abstract", "summary"),
    ("author", "authors"),
    ("byline", "authors"),
    ("content", "body"),
    ("corrections", "changes"),
    ("dek", "summary"),
    ("description", "summary"),
    ("faq", "questions"),
    ("headline", "title"),
    ("href", "url"),
    ("image", "media"),
    ("language", "lang"),
    ("link", "url"),
    ("modified", "updated"),
    ("name", "title"),
    ("numbers", "figures"),
    ("paragraphs", "body"),
    ("photo", "media"),
    ("picture", "media"),
    ("questions", "cards"),
    ("references", "sources"),
    ("sections", "cards"),
    ("standfirst", "summary"),
    ("subtitle", "summary"),
    ("terms", "glossary"),
    ("text", "body"),
    ("timeline", "events"),
    ("url", "href"),
];

/// The known field that a field is called in other formats, or else the one that is spelled alike.
pub fn field<'w>(name: &str, known: &[&'w str]) -> Option<&'w str> {
    let lower = name.to_lowercase();
    let same = known.iter().find(|field| **field == lower);
    let synonym = || {
        let meant = SYNONYMS.iter().filter(|(synonym, _)| *synonym == lower);
        let mut meant = meant.map(|(_, field)| field);
        meant.find_map(|field| known.iter().find(|known| *known == field))
    };
    let found = same.or_else(synonym).copied();
    found.or_else(|| nearest(name, known))
}

/// The word that is most likely meant, if one is near.
pub fn nearest<'w>(word: &str, known: &[&'w str]) -> Option<&'w str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let near = |candidate: &&'w str| {
        let likeness = strsim::jaro_winkler(&word, &candidate.to_lowercase());
        (likeness, *candidate)
    };
    let candidates = known.iter().filter(|word| word.len() <= LONGEST);
    let best = candidates.map(near);
    let (likeness, best) = best.max_by(|one, other| one.0.total_cmp(&other.0))?;
    (likeness > 0.8).then_some(best)
}

/// The ids of one sort.
pub struct Names<'a> {
    ids: Vec<&'a str>,
    set: HashSet<&'a str>,
    /// What is left of [`PAIRS`].
    left: Cell<usize>,
}

impl<'a> Names<'a> {
    pub fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        Self {
            set: ids.iter().copied().collect(),
            ids,
            left: Cell::new(PAIRS),
        }
    }

    /// Whether there is such an id.
    pub fn has(&self, id: &str) -> bool {
        self.set.contains(id)
    }

    /// What to write instead of an id that stands for nothing; `what` has ids in the list `list`.
    pub fn advice(&self, id: &str, what: &str, list: &str) -> String {
        if let Some(near) = self.nearest(id) {
            return format!("did you mean {}?", quoted(near));
        }
        let first = self.ids.iter().take(LISTED).copied();
        match self.ids.len() {
            0 => format!("add a {what} with this id to `{list}`"),
            many => format!(
                "add a {what} with this id to `{list}`, or use one of: {}{}",
                listed(first),
                if many > LISTED { ", …" } else { "" }
            ),
        }
    }

    fn nearest(&self, id: &str) -> Option<&'a str> {
        let size = |known: &&str| known.len().min(LONGEST) * id.len().min(LONGEST) + EACH;
        let cost: usize = self.ids.iter().map(size).sum();
        let left = self.left.get().checked_sub(cost)?;
        self.left.set(left);
        nearest(id, &self.ids)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelling_is_near_and_another_word_is_not() {
        let known = ["title", "summary", "cards"];
        assert_eq!(nearest("sumary", &known), Some("summary"));
        assert_eq!(nearest("Title", &known), Some("title"));
        assert_eq!(nearest("colour", &known), None);
        assert_eq!(nearest(&"summary".repeat(100_000), &known), None);
    }

    #[test]
    fn a_field_of_another_format_is_known() {
        let card = ["title", "summary", "body", "media", "next"];
        for (name, meant) in [
            ("text", Some("body")),
            ("Headline", Some("title")),
            ("image", Some("media")),
            ("Body", Some("body")),
            ("sumary", Some("summary")),
            // Not a field of a card.
            ("references", None),
        ] {
            assert_eq!(field(name, &card), meant, "{name}");
        }
        assert_eq!(field("url", &["lang", "href"]), Some("href"));
        assert_eq!(field("href", &["title", "url"]), Some("url"));
    }

    #[test]
    fn a_hundred_misspellings_among_a_thousand_ids_get_advice() {
        let ids: Vec<String> = (0..1_000).map(|index| format!("source-{index}")).collect();
        let names = Names::of(ids.iter().map(|id| &**id));
        for index in 0..100 {
            let advice = names.advice(&format!("sorce-{index}"), "source", "sources");
            assert!(advice.starts_with("did you mean `"), "{index}: {advice}");
        }
    }

    #[test]
    fn the_search_stops_when_it_takes_too_long() {
        let ids = vec!["source"; 40_000];
        let names = Names::of(ids.iter().copied());
        let near = |_: &usize| {
            names
                .advice("sorce", "source", "sources")
                .starts_with("did you mean")
        };
        let found = (0..100).filter(near).count();
        assert!((1..50).contains(&found), "{found}");
    }
}
