//! Bytes, in which Rust counts, and UTF-16 code units, in which browsers count.

/// The UTF-16 offset of each byte offset, in the same order. Walks the text once if the offsets ascend.
pub fn to_utf16(text: &str, bytes: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let (mut byte, mut unit) = (0, 0);
    let mut units = vec![];
    for wanted in bytes {
        if wanted < byte {
            (byte, unit) = (0, 0);
        }
        for character in text[byte..].chars() {
            if byte >= wanted {
                break;
            }
            byte += character.len_utf8();
            unit += character.len_utf16();
        }
        units.push(unit);
    }
    units
}

/// The byte offset of a UTF-16 offset. The end of the text for an offset beyond it.
pub fn to_byte(text: &str, unit: usize) -> usize {
    let mut units = 0;
    for (byte, character) in text.char_indices() {
        if units >= unit {
            return byte;
        }
        units += character.len_utf16();
    }
    text.len()
}

/// A text of a text field, which has line feeds alone, with the line ends of another text.
pub fn with_ends_of(old: &str, new: &str) -> String {
    let all = old.matches('\n').count();
    let from_windows = old.matches("\r\n").count();
    if from_windows > 0 && from_windows == all {
        return new.replace('\n', "\r\n");
    }
    new.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_outside_the_basic_plane_is_four_bytes_and_two_units() {
        let text = "é😀a";
        assert_eq!(to_utf16(text, [0, 2, 6, 7]), [0, 1, 3, 4]);
        assert_eq!(
            [0, 1, 3, 4, 9].map(|unit| to_byte(text, unit)),
            [0, 2, 6, 7, 7]
        );
    }

    #[test]
    fn a_text_field_keeps_the_line_ends_of_a_file_from_windows() {
        assert_eq!(with_ends_of("a\r\nb\r\n", "a\nbc\n"), "a\r\nbc\r\n");
        assert_eq!(with_ends_of("a\nb", "a\nbc"), "a\nbc");
        assert_eq!(with_ends_of("a\r\nb\n", "a\nb"), "a\nb");
    }

    #[test]
    fn offsets_may_come_in_any_order() {
        assert_eq!(to_utf16("éa", [3, 0, 2]), [2, 0, 1]);
    }
}
