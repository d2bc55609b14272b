//! Numbers as people write them, and as JSON has them.

use crate::model::json::{Document, Kind};

/// A number with commas, apostrophes or spaces between its digits, as JSON has it.
pub enum Grouped {
    /// Without separators.
    Whole(String),
    /// With a decimal point.
    Point(String),
    /// Either, because the comma can be both.
    Either { whole: String, point: String },
}

impl Grouped {
    /// What to write.
    pub fn advice(self) -> String {
        match self {
            Self::Whole(number) => format!("write `{number}`, without separators"),
            Self::Point(number) => format!("write `{number}`: JSON has a decimal point"),
            Self::Either { whole, point } => {
                format!("write `{whole}`, or `{point}` if the comma is a decimal point")
            }
        }
    }

    /// The number, if it can be only one.
    pub fn only(self) -> Option<String> {
        match self {
            Self::Whole(number) | Self::Point(number) => Some(number),
            Self::Either { .. } => None,
        }
    }
}

/// Reads a number with separators.
pub fn grouped(said: &str) -> Option<Grouped> {
    let is_separator = |c: char| matches!(c, ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}');
    let groups: Vec<&str> = said.split(is_separator).collect();
    let (first, rest) = groups.split_first()?;
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if rest.is_empty() || said.len() > 30 || !are_digits(first) {
        return None;
    }
    // JSON has no number that begins with a zero and another digit.
    let is_zero = *first == "0";
    if first.starts_with('0') && !is_zero {
        return None;
    }
    if let ([fraction], true) = (rest, said.contains(','))
        && are_digits(fraction)
    {
        let point = format!("{first}.{fraction}");
        return Some(match fraction.len() {
            3 if !is_zero => Grouped::Either {
                whole: format!("{first}{fraction}"),
                point,
            },
            _ => Grouped::Point(point),
        });
    }
    let are_thousands = rest
        .iter()
        .all(|group| group.len() == 3 && are_digits(group));
    (are_thousands && !is_zero).then(|| Grouped::Whole(groups.concat()))
}

/// The number that a text says, as JSON has it, if it can be only one.
pub fn written(said: &str) -> Option<String> {
    match Document::parse(said.as_bytes()) {
        Ok(number) if number.entry(0).kind == Kind::Number => Some(number.raw(0).to_owned()),
        _ => grouped(said)?.only(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_separators_are_written_as_json_has_them() {
        for (said, advice) in [
            ("1,5", Some("write `1.5`: JSON has a decimal point")),
            ("0,125", Some("write `0.125`: JSON has a decimal point")),
            (
                "300,000",
                Some("write `300000`, or `300.000` if the comma is a decimal point"),
            ),
            ("1 300 000", Some("write `1300000`, without separators")),
            ("1,300,000", Some("write `1300000`, without separators")),
            ("0 125", None),
            ("00,5", None),
            ("1,5 m", None),
            ("1 2", None),
            (",5", None),
            ("15", None),
            ("two, three", None),
        ] {
            assert_eq!(
                grouped(said).map(Grouped::advice).as_deref(),
                advice,
                "{said}"
            );
        }
    }
}
