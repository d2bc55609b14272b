//! Calendar dates.

use super::{Text, ascii};
use serde::Deserialize;

/// A calendar date in ISO 8601 format: `2024-12-02`, `2024-12` or `2024`.
///
/// Any text is accepted and shown as written, so that an invalid date doesn't make the whole explainer unreadable.
/// [`Date::parts`] returns `None` for an invalid date.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "tools", derive(schemars::JsonSchema))]
pub struct Date(pub(super) Text);

impl From<&str> for Date {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl Date {
    /// The text in the file.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the date, or the whole month or year, is before `today`. `today` is `""` if unknown.
    pub fn is_before(&self, today: &str) -> bool {
        // ISO 8601 dates of the same length sort as text.
        let today = today.get(..self.0.len());
        today.is_some_and(|today| today > &*self.0)
    }

    /// The year, month and day. The last two are 0 if the date doesn't have them.
    ///
    /// `None` if this isn't a date: `2025-02-30`, `12.8.2025`, `yesterday`.
    pub fn parts(&self) -> Option<(u16, u8, u8)> {
        let mut fields = ascii::split(&self.0, b'-');
        let year = field(fields.next()?, 4)?;
        let month = fields
            .next()
            .map_or(Some(0), |text| field(text, 2).filter(|month| *month > 0))?;
        let day = fields
            .next()
            .map_or(Some(0), |text| field(text, 2).filter(|day| *day > 0))?;
        let fits = fields.next().is_none() && month <= 12 && day <= days_in(year, month);
        #[allow(clippy::cast_possible_truncation)] // Two digits, checked above.
        fits.then_some((year, month as u8, day as u8))
    }
}

fn field(text: &str, length: usize) -> Option<u16> {
    let digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| {
        text.bytes()
            .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
    })
}

fn days_in(year: u16, month: u16) -> u16 {
    match month {
        0 => 0,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}
