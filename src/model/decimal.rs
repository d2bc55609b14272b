//! Decimal numbers, kept as they were written.

use super::Text;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;

/// A number as the file writes it, digit for digit.
///
/// `1.20` stays `1.20`: the digits that an editor gives say how exact a figure is, and a
/// round trip through binary floating point would change them. Below `1e308` either way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(Text);

impl Decimal {
    /// The number as JSON writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many digits stand after the decimal point.
    pub fn fraction_digits(&self) -> usize {
        let digits = self.0.split(['e', 'E']).next().unwrap_or("");
        digits
            .split_once('.')
            .map_or(0, |(_, fraction)| fraction.len())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(Digits)
    }
}

/// Takes the digits of a number. `model::read` gives them as text.
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

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}
