//! Searches texts for ASCII characters.
//!
//! The standard library searches with `memchr`, which would add 0.2 kB to the wasm.

/// The texts before and after the first `at`, an ASCII character. `None` if there is none.
pub fn split_once(text: &str, at: u8) -> Option<(&str, &str)> {
    let index = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..index)?, text.get(index + 1..)?))
}

/// The texts between each `at`, an ASCII character.
pub fn split(text: &str, at: u8) -> Pieces<'_> {
    let rest = Some(text);
    Pieces { rest, at }
}

/// Whether a byte is one of some ASCII characters. `[u8]::contains` would add 0.1 kB to the wasm.
pub fn is_one_of(characters: &str, byte: u8) -> bool {
    characters.bytes().any(|known| known == byte)
}

/// The iterator that [`split`] returns.
pub struct Pieces<'a> {
    rest: Option<&'a str>,
    at: u8,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest?;
        let (piece, rest) =
            split_once(text, self.at).map_or((text, None), |(piece, rest)| (piece, Some(rest)));
        self.rest = rest;
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_are_split_as_by_the_standard_library(text in "[a,é]{0,12}") {
            prop_assert_eq!(split_once(&text, b','), text.split_once(','));
            let pieces: Vec<_> = split(&text, b',').collect();
            prop_assert_eq!(pieces, text.split(',').collect::<Vec<_>>());
        }
    }
}
