//! The numbers and months in a sentence, read by the conventions of its language.
//!
//! Number words ("three rounds") are ignored, because languages use them for different ranges of numbers.

use std::fmt::Write;

/// How a language writes numbers and months.
#[derive(Debug)]
pub struct Language {
    /// Its BCP 47 tag, as in the names of the files.
    pub tag: &'static str,
    /// The decimal separator.
    decimal: char,
    /// The separator between groups of three digits.
    groups: &'static [char],
    /// Words that multiply the number before them, with the power of ten. If one word begins with another,
    /// the longer one comes first.
    scales: &'static [(&'static str, i32)],
    /// The names of the months in order. If empty, a month is a number before 月.
    months: &'static [&'static str],
}

pub const LANGUAGES: [Language; 5] = [
    Language {
        tag: "fr",
        decimal: ',',
        groups: &['\u{a0}', '\u{202f}'],
        scales: &[("milliard", 9), ("million", 6)],
        months: &[
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
    },
    Language {
        tag: "en",
        decimal: '.',
        groups: &[','],
        scales: &[("billion", 9), ("million", 6)],
        months: &[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    },
    Language {
        tag: "nl",
        decimal: ',',
        groups: &['.'],
        scales: &[("miljard", 9), ("miljoen", 6)],
        months: &[
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
    },
    Language {
        tag: "zh-Hans",
        decimal: '.',
        groups: &[','],
        scales: &[("十亿", 9), ("亿", 8), ("百万", 6), ("万", 4)],
        months: &[],
    },
    Language {
        tag: "ar",
        decimal: '.',
        groups: &[','],
        scales: &[("مليار", 9), ("مليون", 6)],
        months: &[
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
    },
];

impl Language {
    /// The quantities of a text in the same form for all languages, sorted, because languages order words
    /// differently.
    pub fn quantities(&self, text: &str) -> Vec<String> {
        let mut found = self.numbers(text);
        found.extend(self.named_months(text));
        found.sort();
        found
    }

    /// The power of ten of a unit: 9 for "billion dollars".
    pub fn scale(&self, unit: &str) -> i32 {
        let unit = unit.trim_start();
        let known = self.scales.iter().find(|(word, _)| unit.starts_with(word));
        known.map_or(0, |(_, power)| *power)
    }

    fn numbers(&self, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
            let number = self.number(&rest[start..]);
            rest = &rest[start + number.len()..];
            if self.months.is_empty() && rest.starts_with('月') {
                found.push(month(number));
            } else {
                found.push(self.canonical(number, self.scale(rest)));
            }
        }
        found
    }

    /// The number at the start of a text, with its separators.
    fn number<'t>(&self, text: &'t str) -> &'t str {
        let mut end = digits(text);
        while let Some(group) = text[end..].strip_prefix(self.groups)
            && digits(group) == 3
        {
            end = text.len() - group.len() + 3;
        }
        if let Some(fraction) = text[end..].strip_prefix(self.decimal) {
            let length = digits(fraction);
            if length > 0 {
                end += self.decimal.len_utf8() + length;
            }
        }
        &text[..end]
    }

    /// The significant digits and the power of ten: `55e8` for "5.5 billion".
    fn canonical(&self, number: &str, scale: i32) -> String {
        let number = number.replace(self.groups, "");
        let (whole, fraction) = number.split_once(self.decimal).unwrap_or((&number, ""));
        let all = [whole, fraction].concat();
        let significant = all.trim_end_matches('0');
        let power = scale + length(&all) - length(significant) - length(fraction);
        match significant.trim_start_matches('0') {
            "" => "0".to_owned(),
            significant => format!("{significant}e{power}"),
        }
    }

    fn named_months(&self, text: &str) -> impl Iterator<Item = String> {
        let words = text.split(|character: char| !character.is_alphabetic());
        words.filter_map(|word| {
            let index = self.months.iter().position(|name| *name == word)?;
            Some(month(&(index + 1).to_string()))
        })
    }
}

fn month(number: &str) -> String {
    let mut named = String::from("month ");
    write!(named, "{number:0>2}").expect("text takes text");
    named
}

/// The number of digits at the start of a text.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn length(digits: &str) -> i32 {
    i32::try_from(digits.len()).expect("no number fills two gigabytes")
}

#[cfg(test)]
mod tests {
    use super::LANGUAGES;

    fn quantities(tag: &str, text: &str) -> Vec<String> {
        let language = LANGUAGES.iter().find(|language| language.tag == tag);
        language.expect("it is there").quantities(text)
    }

    fn all_say(texts: [&str; 5], expected: &[&str]) {
        for (language, text) in LANGUAGES.iter().zip(texts) {
            assert_eq!(
                language.quantities(text),
                expected,
                "{}: {text}",
                language.tag
            );
        }
    }

    #[test]
    fn numbers_with_different_separators_are_equal() {
        all_say(
            [
                "1\u{202f}280 gigaoctets",
                "1,280 gigabytes",
                "1.280 gigabyte",
                "1280吉字节",
                "1,280 غيغابايت",
            ],
            &["128e1"],
        );
    }

    #[test]
    fn billions_equal_tens_of_hundred_millions() {
        all_say(
            [
                "5,5\u{a0}milliards",
                "$5.5 billion",
                "5,5 miljard",
                "55亿美元",
                "5.5 مليار",
            ],
            &["55e8"],
        );
    }

    #[test]
    fn names_and_numbers_of_months_are_equal() {
        all_say(
            [
                "le 12 août 2025",
                "12 August 2025",
                "12 augustus 2025",
                "2025年8月12日",
                "12 أغسطس 2025",
            ],
            &["12e0", "2025e0", "month 08"],
        );
    }

    #[test]
    fn punctuation_after_a_number_is_not_part_of_it() {
        assert_eq!(quantities("en", "In 2013. In 2,048"), ["2013e0", "2048e0"]);
        assert_eq!(quantities("nl", "In 2013."), ["2013e0"]);
        assert_eq!(quantities("fr", "en 2013, 30\u{a0}%"), ["2013e0", "3e1"]);
    }

    #[test]
    fn digits_in_a_name_are_a_quantity() {
        assert_eq!(quantities("en", "JESD235 and HBM3E"), ["235e0", "3e0"]);
        assert_eq!(quantities("zh-Hans", "含HBM3E的"), ["3e0"]);
    }

    #[test]
    fn different_numbers_are_different_quantities() {
        assert_ne!(quantities("en", "819"), quantities("en", "8.19"));
        assert_ne!(quantities("en", "2 billion"), quantities("en", "2 million"));
        assert_ne!(quantities("en", "in May"), quantities("en", "in June"));
    }
}
