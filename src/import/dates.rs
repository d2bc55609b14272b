//! Dates as people write them, in the language of the source: `2 December 2024`, `1er décembre 2024`,
//! `٢ ديسمبر ٢٠٢٤`, `2024年12月2日`, `02/12/2024`.
//!
//! The names of months and days come from Unicode's CLDR, like those that readers see, so every language that ICU4X
//! knows can be read.

use crate::model::Date;
use crate::render::intl;
use crate::words::primary;

/// A date of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// As in an explainer file: `2024-12-02`, `2024-12` or `2024`.
    pub start: String,
    /// The last day of a range.
    pub end: Option<String>,
}

/// Other regions whose names of months people use in a language: `Sept`, `كانون الثاني`.
const REGIONS: [(&str, &str); 6] = [
    ("en", "en-GB"),
    ("en", "en-CA"),
    ("fr", "fr-CA"),
    ("ar", "ar-LB"),
    ("ar", "ar-DZ"),
    ("ar", "ar-MA"),
];

/// Words in a date that say nothing: articles and prepositions of the shipped languages.
const FILLERS: [&str; 12] = [
    "le", "the", "on", "of", "in", "de", "du", "en", "op", "van", "في", "من",
];

/// The dates of a language.
pub struct Dates {
    /// In small letters, the longest first.
    months: Vec<(String, u8)>,
    weekdays: Vec<String>,
    /// Whether the day comes first in `3/4/2024`. `None` if it depends on the region.
    day_first: Option<bool>,
}

impl Dates {
    /// The dates of a language.
    pub fn of(lang: &str) -> Self {
        let regions = REGIONS
            .iter()
            .filter(|(language, _)| *language == primary(lang));
        let regions: Vec<&str> = regions.map(|(_, region)| *region).collect();
        let languages = || std::iter::once(lang).chain(regions.iter().copied());
        let mut months: Vec<(String, u8)> = languages()
            .flat_map(intl::months)
            .map(|(name, month)| (folded(&name), month))
            // Of `12月` the digits are read like those of a day.
            .filter(|(name, _)| !name.contains(|letter: char| digit(letter).is_some()))
            .filter(|(name, _)| name.chars().any(char::is_alphabetic))
            .collect();
        let mut weekdays: Vec<String> = languages()
            .flat_map(intl::weekdays)
            .map(|name| folded(&name))
            .collect();
        months.sort_by(|one, other| other.0.len().cmp(&one.0.len()).then_with(|| one.cmp(other)));
        months.dedup();
        weekdays.sort_by_key(|name| std::cmp::Reverse(name.len()));
        // American or British: only a region tells.
        let is_open = lang.eq_ignore_ascii_case("en");
        let day_first = if is_open {
            None
        } else {
            intl::puts_day_first(lang)
        };
        Self {
            months,
            weekdays,
            day_first,
        }
    }

    /// A text that is a date and nothing else.
    pub fn whole(&self, text: &str) -> Option<Written> {
        let (written, end) = self.leading(text)?;
        let rest = text[end..].trim_matches(|letter: char| letter.is_whitespace() || letter == '.');
        rest.is_empty().then_some(written)
    }

    /// The date at the start of a text, and the byte after it.
    pub fn leading(&self, text: &str) -> Option<(Written, usize)> {
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        let start = Cursor {
            letters: &letters,
            at: 0,
            dates: self,
        };
        let (written, cursor) = start.range()?;
        let end = letters.get(cursor.at).map_or(text.len(), |(at, _)| *at);
        Some((written, end))
    }
}

/// A name in small letters, without the full stop of an abbreviation.
fn folded(name: &str) -> String {
    name.to_lowercase().trim_end_matches('.').to_owned()
}

/// The value of a digit: European, Arabic, Persian or of full width.
fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(u32::from(letter) - u32::from(zero))
}

/// A place in a text.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    letters: &'a [(usize, char)],
    at: usize,
    dates: &'a Dates,
}

/// A number and how many digits it has.
type Number = (u32, usize);

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).map(|(_, letter)| *letter)
    }

    /// Skips a character.
    fn eat(mut self, wanted: impl Fn(char) -> bool) -> Option<Self> {
        let found = self.peek().is_some_and(wanted);
        self.at += 1;
        found.then_some(self)
    }

    /// Skips white space, and marks that change the direction.
    fn spaces(mut self) -> Self {
        while self.peek().is_some_and(|letter| {
            letter.is_whitespace() || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}')
        }) {
            self.at += 1;
        }
        self
    }

    fn number(mut self) -> Option<(Number, Self)> {
        let start = self.at;
        let mut value = 0_u32;
        while let Some(digit) = self.peek().and_then(digit) {
            value = value.checked_mul(10)?.checked_add(digit)?;
            self.at += 1;
        }
        let length = self.at - start;
        (length > 0).then_some(((value, length), self))
    }

    /// Skips one of some names, as a word of its own.
    fn name<'n, T>(self, names: impl Iterator<Item = (&'n str, T)>) -> Option<(T, Self)> {
        for (name, meaning) in names {
            let mut cursor = self;
            let found = name.chars().all(|letter| {
                let same = cursor
                    .peek()
                    .is_some_and(|other| other.to_lowercase().eq(letter.to_lowercase()));
                cursor.at += 1;
                same
            });
            // Chinese has no spaces between words.
            let is_word = name.chars().next_back().is_some_and(is_ideographic)
                || !cursor.peek().is_some_and(char::is_alphabetic);
            if found && is_word {
                let cursor = cursor.eat(|letter| letter == '.').unwrap_or(cursor);
                return Some((meaning, cursor));
            }
        }
        None
    }

    fn month(self) -> Option<(u32, Self)> {
        let names = self.dates.months.iter();
        self.name(names.map(|(name, month)| (&**name, u32::from(*month))))
    }

    /// Skips white space, commas and words that say nothing.
    fn gap(self) -> Self {
        let mut cursor = self.spaces();
        for _ in 0..2 {
            let comma = cursor.eat(|letter| matches!(letter, ',' | '،'));
            cursor = comma.unwrap_or(cursor).spaces();
            let filler = cursor.name(FILLERS.iter().map(|name| (*name, ())));
            cursor = filler.map_or(cursor, |(_, after)| after).spaces();
        }
        cursor
    }

    /// Skips the name of a day, and what is around it.
    fn weekday(self) -> Self {
        let cursor = self.gap();
        let names = self.dates.weekdays.iter();
        let day = cursor.name(names.map(|name| (&**name, ())));
        day.map_or(cursor, |(_, after)| after.gap())
    }

    /// The day of a month, with the ending of an ordinal: `1er`, `2nd`.
    fn day(self) -> Option<(u32, Self)> {
        let ((day, length), mut cursor) = self.number()?;
        let mut letters = 0;
        let start = cursor;
        while cursor.peek().is_some_and(char::is_alphabetic)
            && !cursor.peek().is_some_and(is_ideographic)
        {
            cursor.at += 1;
            letters += 1;
        }
        if letters > 3 || start.month().is_some() {
            cursor = start;
        }
        let cursor = cursor.eat(|letter| letter == '.').unwrap_or(cursor);
        (length <= 2 && (1..=31).contains(&day)).then_some((day, cursor))
    }

    fn year(self) -> Option<(u32, Self)> {
        let ((year, length), cursor) = self.number()?;
        (length == 4).then_some((year, cursor))
    }

    /// A date or a range of dates.
    fn range(self) -> Option<(Written, Self)> {
        let start = self.weekday();
        if let Some(found) = start.days_of_a_month().or_else(|| start.months_of_a_year()) {
            return Some(found);
        }
        let (first, after) = start.date()?;
        let written = |end| Written {
            start: first.clone(),
            end,
        };
        if let Some((last, cursor)) = after.dash().and_then(|cursor| cursor.weekday().date())
            && last.len() == first.len()
            && last > first
        {
            return Some((written(Some(last)), cursor));
        }
        Some((written(None), after))
    }

    fn dash(self) -> Option<Self> {
        let cursor = self
            .spaces()
            .eat(|letter| matches!(letter, '-' | '‐' | '–' | '—' | '～'))?;
        Some(cursor.spaces())
    }

    /// `2–5 December 2024`
    fn days_of_a_month(self) -> Option<(Written, Self)> {
        let (first, cursor) = self.day()?;
        let (last, cursor) = cursor.dash()?.day()?;
        let (month, cursor) = cursor.gap().month()?;
        let (year, cursor) = cursor.gap().year()?;
        let (start, end) = (iso(year, month, first)?, iso(year, month, last)?);
        Some((
            Written {
                start,
                end: Some(end),
            },
            cursor,
        ))
    }

    /// `March–May 2024`
    fn months_of_a_year(self) -> Option<(Written, Self)> {
        let (first, cursor) = self.month()?;
        let (last, cursor) = cursor.dash()?.month()?;
        let (year, cursor) = cursor.gap().year()?;
        let (start, end) = (iso(year, first, 0)?, iso(year, last, 0)?);
        Some((
            Written {
                start,
                end: Some(end),
            },
            cursor,
        ))
    }

    fn date(self) -> Option<(String, Self)> {
        let found = self
            .chinese()
            .or_else(|| self.named())
            .or_else(|| self.sorted())
            .or_else(|| self.digits())
            .or_else(|| {
                let (year, cursor) = self.year()?;
                Some((iso(year, 0, 0)?, cursor))
            })?;
        // Not the start of a longer number or word: `2024th`, `20245`.
        let (date, cursor) = found;
        let next = cursor.peek();
        let is_end =
            !next.is_some_and(|letter| letter.is_alphanumeric() && !is_ideographic(letter));
        is_end.then_some((date, cursor))
    }

    /// `2024年12月2日`
    fn chinese(self) -> Option<(String, Self)> {
        let (year, cursor) = self.year()?;
        let after_year = cursor.spaces().eat(|letter| letter == '年')?;
        let cursor = after_year.spaces();
        let month = cursor.month().or_else(|| {
            let ((month, _), cursor) = cursor.number()?;
            Some((month, cursor.spaces().eat(|letter| letter == '月')?))
        });
        let Some((month, after_month)) = month else {
            return Some((iso(year, 0, 0)?, after_year));
        };
        let day = after_month
            .spaces()
            .number()
            .and_then(|((day, _), cursor)| {
                Some((
                    day,
                    cursor
                        .spaces()
                        .eat(|letter| matches!(letter, '日' | '号'))?,
                ))
            });
        match day {
            Some((day, cursor)) => Some((iso(year, month, day)?, cursor)),
            None => Some((iso(year, month, 0)?, after_month)),
        }
    }

    /// With the name of a month: `2 December 2024`, `December 2, 2024`, `December 2024`.
    fn named(self) -> Option<(String, Self)> {
        let day_first = self.day().and_then(|(day, cursor)| {
            let (month, cursor) = cursor.gap().month()?;
            let (year, cursor) = cursor.gap().year()?;
            Some((iso(year, month, day)?, cursor))
        });
        let month_first = || {
            let (month, cursor) = self.month()?;
            let (day, cursor) = cursor.gap().day()?;
            let (year, cursor) = cursor.gap().year()?;
            Some((iso(year, month, day)?, cursor))
        };
        let no_day = || {
            let (month, cursor) = self.month()?;
            let (year, cursor) = cursor.gap().year()?;
            Some((iso(year, month, 0)?, cursor))
        };
        day_first.or_else(month_first).or_else(no_day)
    }

    /// As ISO 8601 has them: `2024-12-02`, `2024-12`, `2024/12/02`.
    fn sorted(self) -> Option<(String, Self)> {
        let (year, cursor) = self.year()?;
        let separator = cursor
            .peek()
            .filter(|letter| matches!(letter, '-' | '/' | '.' | ','))?;
        let next = |cursor: Self| cursor.eat(|letter| letter == separator)?.number();
        let ((month, length), cursor) = next(cursor)?;
        if length > 2 || month == 0 {
            return None;
        }
        match next(cursor) {
            Some(((day, length), cursor)) if length <= 2 && day > 0 => {
                Some((iso(year, month, day)?, cursor))
            }
            _ => Some((iso(year, month, 0)?, cursor)),
        }
    }

    /// Digits only: `02/12/2024`, `2.12.2024`. `None` if it is open which number is the month.
    fn digits(self) -> Option<(String, Self)> {
        let ((first, one), cursor) = self.number()?;
        let separator = cursor
            .peek()
            .filter(|letter| matches!(letter, '-' | '/' | '.'))?;
        let next = |cursor: Self| Some(cursor.eat(|letter| letter == separator)?.spaces());
        let ((second, two), cursor) = next(cursor)?.number()?;
        let (year, cursor) = next(cursor)?.year()?;
        if one > 2 || two > 2 {
            return None;
        }
        let day_first = match (first > 12, second > 12) {
            (true, _) => true,
            (_, true) => false,
            _ if first == second || separator == '.' => true,
            _ => self.dates.day_first?,
        };
        let (day, month) = if day_first {
            (first, second)
        } else {
            (second, first)
        };
        if day == 0 || month == 0 {
            return None;
        }
        Some((iso(year, month, day)?, cursor))
    }
}

fn is_ideographic(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// A date as in an explainer file; 0 for a month or a day that it doesn't have. `None` if there is no such date.
pub fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let text = match (month, day) {
        (0, _) => format!("{year:04}"),
        (_, 0) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    };
    Date::from(&*text).parts().is_some().then_some(text)
}
