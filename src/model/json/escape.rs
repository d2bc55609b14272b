//! Decodes the escapes of strings.

use super::Syntax;
use std::borrow::Cow;

/// Decodes the inside of a JSON string.
pub fn unescape(raw: &str) -> Cow<'_, str> {
    let (mut plain, mut rest) = until_backslash(raw);
    if rest.is_empty() {
        return Cow::Borrowed(raw);
    }
    let mut text = String::from(plain);
    while !rest.is_empty() {
        let (decoded, used) = escape(&rest[1..]).unwrap_or(('\\', 0));
        text.push(decoded);
        (plain, rest) = until_backslash(&rest[1 + used..]);
        text.push_str(plain);
    }
    Cow::Owned(text)
}

fn until_backslash(text: &str) -> (&str, &str) {
    let plain = text.bytes().take_while(|byte| *byte != b'\\').count();
    text.split_at(plain)
}

/// Decodes the first character inside a string. Returns it with the number of bytes it takes.
#[cfg(feature = "tools")]
pub fn character(raw: &str) -> (char, usize) {
    match raw.strip_prefix('\\').map(escape) {
        Some(Ok((decoded, used))) => (decoded, used + 1),
        _ => raw
            .chars()
            .next()
            .map_or(('\0', 1), |first| (first, first.len_utf8())),
    }
}

/// Decodes the escape after a backslash. Returns the character with the number of bytes read.
pub fn escape(rest: &str) -> Result<(char, usize), Syntax> {
    let plain = match rest.as_bytes().first() {
        Some(b'u') => return unicode_escape(rest),
        Some(&quoted @ (b'"' | b'\\' | b'/')) => quoted,
        Some(b'b') => 8,
        Some(b'f') => 12,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        _ => return Err(Syntax::Escape),
    };
    Ok((plain as char, 1))
}

/// The number that up to eight hexadecimal digits write. `None` if there is anything else.
pub fn hex(digits: &[u8]) -> Option<u32> {
    let add = |sum: u32, digit: &u8| Some(sum * 16 + char::from(*digit).to_digit(16)?);
    digits.iter().try_fold(0, add)
}

fn unicode_escape(rest: &str) -> Result<(char, usize), Syntax> {
    let unit = |at: usize| -> Option<u32> { hex(rest.as_bytes().get(at..at + 4)?) };
    let high = unit(1).ok_or(Syntax::Escape)?;
    if let Some(decoded) = char::from_u32(high) {
        return Ok((decoded, 5));
    }
    let low = if rest.get(5..7) == Some("\\u") {
        unit(7)
    } else {
        None
    };
    match low {
        Some(low @ 0xDC00..=0xDFFF) if high < 0xDC00 => {
            let joined = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            char::from_u32(joined)
                .map(|decoded| (decoded, 11))
                .ok_or(Syntax::Surrogate)
        }
        _ => Err(Syntax::Surrogate),
    }
}
