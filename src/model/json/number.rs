//! The grammar and the bound of numbers.

use super::Syntax;

/// Checks a number against the grammar of RFC 8259 and the bound of `1e308`.
#[allow(clippy::cast_possible_wrap)] // Lengths are under `MAX_BYTES`.
pub fn number(text: &[u8]) -> Result<(), Syntax> {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let (whole, rest) = digits(text);
    let (fraction, rest) = match rest.strip_prefix(b".") {
        Some(rest) => digits(rest),
        None => (&b"0"[..], rest),
    };
    if whole.is_empty() || fraction.is_empty() || (whole[0] == b'0' && whole.len() > 1) {
        return Err(Syntax::Number);
    }
    let exponent = match rest {
        [] => 0,
        [b'e' | b'E', signed @ ..] => exponent(signed).ok_or(Syntax::Number)?,
        _ => return Err(Syntax::Number),
    };
    // The position of the decimal point if the number is written without exponent.
    let zero = whole == b"0";
    let leading = fraction.iter().take_while(|digit| **digit == b'0').count();
    if zero && leading == fraction.len() {
        return Ok(());
    }
    let point = if zero {
        -(leading as i64)
    } else {
        whole.len() as i64
    };
    if point + exponent > 308 {
        Err(Syntax::TooBig)
    } else {
        Ok(())
    }
}

fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at(length)
}

/// The value of an exponent, between minus and plus ten million, which is far beyond the bound.
fn exponent(text: &[u8]) -> Option<i64> {
    let (sign, unsigned) = match text {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        _ => (1, text),
    };
    let (found, rest) = digits(unsigned);
    if found.is_empty() || !rest.is_empty() {
        return None;
    }
    let size = found.iter().fold(0i64, |sum, digit| {
        (sum * 10 + i64::from(digit - b'0')).min(10_000_000)
    });
    Some(sign * size)
}
