//! Ids for cards and explainers.

use crate::check::slug;
use std::collections::HashSet;

/// The longest id, in bytes. It is part of addresses.
const LONGEST: usize = 40;

/// The ids of an explainer so far.
#[derive(Debug, Default)]
pub struct Ids(HashSet<String>);

impl Ids {
    /// An id for a title: its first words in basic Latin letters, or `card-3` if it is in another script. It is none
    /// of those before.
    pub fn of(&mut self, title: &str, number: usize) -> String {
        let id = id(title).unwrap_or_else(|| format!("card-{number}"));
        let others = (2..).map(|count| format!("{id}-{count}"));
        let id = std::iter::once(id.clone())
            .chain(others)
            .find(|id| !self.0.contains(id));
        let id = id.unwrap_or_default();
        self.0.insert(id.clone());
        id
    }
}

/// The first words of a title as an id. `None` for a title in another script.
pub fn id(title: &str) -> Option<String> {
    let slug = slug(title)?;
    if slug.len() <= LONGEST {
        return Some(slug);
    }
    let short = &slug[..LONGEST];
    let end = if slug[LONGEST..].starts_with('-') {
        LONGEST
    } else {
        short.rfind('-').unwrap_or(LONGEST)
    };
    Some(short[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_title_in_latin_letters() {
        let mut ids = Ids::default();
        for (title, id) in [
            ("Pourquoi l’été ?", "pourquoi-l-ete"),
            ("Pourquoi l’été…", "pourquoi-l-ete-2"),
            ("価格", "card-3"),
            ("価格", "card-3-2"),
            ("All", "card-3-3"),
            ("!", "card-3-4"),
            (
                "A title that is much longer than an address should be",
                "a-title-that-is-much-longer-than-an",
            ),
        ] {
            assert_eq!(ids.of(title, 3), id, "{title}");
        }
    }
}
