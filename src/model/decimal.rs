//! Decimal numbers as written in the file.

use super::Text;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;

/// A number with the digits that are written in the file.
///
/// `1.20` stays `1.20`, because the digits show the precision of a figure. Binary floating point would change them.
/// The value is between `-1e308` and `1e308`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(Text);

impl Decimal {
    /// The number as written in JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number of digits after the decimal point. `None` if the number has an exponent.
    pub fn fraction_digits(&self) -> Option<usize> {
        let fraction = |point| self.0.len() - point - 1;
        let plain = !self.0.bytes().any(|byte| matches!(byte, b'e' | b'E'));
        plain.then(|| {
            self.0
                .bytes()
                .position(|byte| byte == b'.')
                .map_or(0, fraction)
        })
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self(digits(number).into())
    }
}

/// The decimal digits of a whole number, or of `u32::MAX` for a larger one. The formatting of the standard
/// library would add 0.5 kB to the wasm.
pub fn digits(number: impl TryInto<u32>) -> String {
    fn push(text: &mut String, number: u32) {
        if number >= 10 {
            push(text, number / 10);
        }
        text.extend(char::from_digit(number % 10, 10));
    }
    let mut text = String::new();
    push(&mut text, number.try_into().unwrap_or(u32::MAX));
    text
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(Digits)
    }
}

/// Accepts the digits of a number, which `model::read` passes as text.
struct Digits;

impl Visitor<'_> for Digits {
    type Value = Decimal;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a number")
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<Decimal, E> {
        Ok(Decimal(digits.into()))
    }
}

#[cfg(feature = "tools")]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fraction_digits_are_counted_without_an_exponent() {
        let digits = |text: &str| Decimal(text.into()).fraction_digits();
        assert_eq!(
            [digits("1.20"), digits("7"), digits("-0.5")],
            [Some(2), Some(0), Some(1)]
        );
        assert_eq!([digits("1.2e-5"), digits("5E-1")], [None, None]);
    }
}
