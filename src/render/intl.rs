//! Formats dates, numbers and lists like the `Intl` of browsers, without a browser.
//!
//! Browsers and ICU4X use the same data, Unicode's CLDR. `tests/browser/intl.rs` compares the two and names the languages
//! in which they differ.

use crate::model::{Date, Decimal};
use crate::words::{Formats, name};
use fixed_decimal::{Decimal as Digits, Sign, SignedRoundingMode, UnsignedRoundingMode};
use icu_calendar::Gregorian;
use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::extensions::unicode::key;
use icu_locale::{Locale, LocaleCanonicalizer, locale};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use writeable::TryWriteable;

/// The formats of browsers. Dates and language tags that `Intl` refuses are shown as in the file.
///
/// For a language without data, browsers use the language of the reader; this uses English.
pub const FORMATS: Formats = Formats {
    date,
    number,
    before,
    name: |lang| name(lang).to_owned(),
};

fn date(lang: &str, date: &Date) -> String {
    let written = || {
        let (year, month, day) = date.parts()?;
        let language = Language::of(lang)?;
        let form = match (month, day) {
            (0, _) => &language.year,
            (_, 0) => &language.month,
            _ => &language.day,
        };
        form.write(i32::from(year), month.max(1), day.max(1))
    };
    written().unwrap_or_else(|| date.as_str().to_owned())
}

fn number(lang: &str, number: &Decimal) -> String {
    let written = || {
        Some(
            Language::of(lang)?
                .number
                .format_to_string(&digits(number)?),
        )
    };
    written().unwrap_or_else(|| number.as_str().to_owned())
}

fn before(lang: &str, count: usize, index: usize, name: &str) -> String {
    // So that its end is found, whatever stands in it and between two of them.
    const END: char = '\u{1}';
    let written = || {
        let names = vec![format!("{name}{END}"); count];
        let list = Language::of(lang)?.list.format_to_string(names.iter());
        let piece = list.split(END).nth(index)?;
        piece.strip_suffix(name).map(str::to_owned)
    };
    written().unwrap_or_else(|| ", ".to_owned())
}

/// The largest number of digits after the point.
const MOST: i16 = 20;

/// The digits that are shown.
fn digits(number: &Decimal) -> Option<Digits> {
    let half_expand = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
    let mut digits = exact(number.as_str())?;
    digits.round_with_mode(-MOST, half_expand);
    digits.absolute.trim_start();
    digits.absolute.trim_end();
    if let Some(fraction) = number.fraction_digits() {
        let fraction = i16::try_from(fraction).unwrap_or(MOST).min(MOST);
        digits.absolute.pad_end(-fraction);
    }
    Some(digits)
}

/// The digits of a JSON number, as many as rounding needs. The type itself can't parse `e+5` or more than 32,768 digits on
/// either side of the point.
fn exact(text: &str) -> Option<Digits> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(text) => (Sign::Negative, text),
        None => (Sign::None, text),
    };
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = [whole, fraction].concat();
    let significant = all.trim_start_matches('0');
    // The number of digits before the point.
    let before = exponent_of(exponent)? + signed(whole) - (signed(&all) - signed(significant));
    let shown = usize::try_from(before + i64::from(MOST) + 1).unwrap_or(0);
    let kept = significant.get(..shown).unwrap_or(significant);
    if kept.is_empty() {
        return Some(Digits::from(0).with_sign(sign));
    }
    let mut digits: Digits = kept.parse().ok()?;
    digits.multiply_pow10(i16::try_from(before - signed(kept)).ok()?);
    Some(digits.with_sign(sign))
}

/// The exponent. `None` if `Intl` refuses the number: browsers use ICU's `decNumber`, which has this bound.
fn exponent_of(text: &str) -> Option<i64> {
    let exponent = text.parse().ok();
    exponent.filter(|exponent: &i64| exponent.abs() <= 999_999_999)
}

fn signed(digits: &str) -> i64 {
    i64::try_from(digits.len()).unwrap_or(i64::MAX)
}

/// The formatters of a language. They are expensive to make, so each language has one set.
struct Language {
    day: Form,
    month: Form,
    year: Form,
    number: DecimalFormatter,
    list: ListFormatter,
}

/// The longest tag that is looked up, in bytes. RFC 5646, 4.4.1, asks for 35.
const LONGEST: usize = 255;

/// How many languages a thread remembers at most: files that each make up a tag must not fill the
/// memory of one that watches them.
const REMEMBERED: usize = 64;

thread_local! {
    static LANGUAGES: RefCell<HashMap<String, Option<Rc<Language>>>> = RefCell::default();
}

impl Language {
    /// The language with this tag. `None` for what `Intl` takes for no tag.
    fn of(lang: &str) -> Option<Rc<Self>> {
        if lang.len() > LONGEST {
            return None;
        }
        LANGUAGES.with_borrow_mut(|languages| {
            if let Some(known) = languages.get(lang) {
                return known.clone();
            }
            if languages.len() >= REMEMBERED {
                languages.clear();
            }
            let made = Self::find(lang).map(Rc::new);
            languages.insert(lang.to_owned(), made.clone());
            made
        })
    }

    fn find(lang: &str) -> Option<Self> {
        let locale = locale(lang)?;
        let mut broader = locale.clone();
        broader.id = broader.id.language.into();
        let mut locales = [locale, broader, locale!("en")].into_iter();
        locales.find_map(|locale| Self::new(&locale))
    }

    /// `None` without data.
    fn new(locale: &Locale) -> Option<Self> {
        // The pattern of a year that leaves no doubt about its era; others are written without
        // too.
        let sample = icu_calendar::Date::try_new_gregorian(2024, 1, 1).ok()?;
        let prefs = DateTimeFormatterPreferences::from(locale);
        // A macro because each is of another type.
        macro_rules! form {
            ($fields:expr) => {{
                let formatter =
                    FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(prefs, $fields);
                Form::new(prefs, &formatter.ok()?.format(&sample).pattern())?
            }};
        }
        let month = form!(YM::long());
        // So the root of the data, the last resort for a language, calls the first month.
        if month.write(2024, 1, 1)?.contains("M01") {
            return None;
        }
        let number = DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default());
        Some(Self {
            day: form!(YMD::long()),
            month,
            year: form!(Y::long()),
            number: number.ok()?,
            list: ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default())
                .ok()?,
        })
    }
}

/// The locale that a language tag names.
fn locale(lang: &str) -> Option<Locale> {
    // Words like `french` have the form of a language, though there is none.
    let (language, rest) = lang.split_at(lang.find('-').unwrap_or(lang.len()));
    let unknown =
        matches!(language.len(), 5..=8) && language.bytes().all(|b| b.is_ascii_alphabetic());
    let tag = if unknown {
        ["und", rest].concat()
    } else {
        lang.to_owned()
    };
    let mut locale: Locale = tag.parse().ok()?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    // `Intl` heeds nothing else, the calendar being given.
    let digits = locale.extensions.unicode.keywords.remove(key!("nu"));
    let mut locale = Locale::from(locale.id);
    if let Some(digits) = digits {
        locale.extensions.unicode.keywords.set(key!("nu"), digits);
    }
    Some(locale)
}

/// The names of the months in a language, in full and short, as in a date and alone: each with its number.
pub(crate) fn months(lang: &str) -> Vec<(String, u8)> {
    let dates = |month| icu_calendar::Date::try_new_gregorian(2024, month, 1).ok();
    let months = ["MMMM", "MMM", "LLLL", "LLL"].into_iter();
    let names = months.map(|pattern| in_pattern(lang, pattern, (1..=12).filter_map(dates)));
    names.flat_map(|names| names.into_iter().zip(1..)).collect()
}

/// The names of the days of the week in a language, in full and short.
pub(crate) fn weekdays(lang: &str) -> Vec<String> {
    // Any seven days.
    let dates = |day| icu_calendar::Date::try_new_gregorian(2024, 1, day).ok();
    let days = ["EEEE", "EEE"].into_iter();
    days.flat_map(|pattern| in_pattern(lang, pattern, (1..=7).filter_map(dates)))
        .collect()
}

/// Whether a language writes the day before the month in a date of digits only.
pub(crate) fn puts_day_first(lang: &str) -> Option<bool> {
    let locale = locale(lang)?;
    let prefs = DateTimeFormatterPreferences::from(&locale);
    let sample = icu_calendar::Date::try_new_gregorian(2024, 1, 1).ok()?;
    let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(prefs, YMD::short());
    let pattern = formatter.ok()?.format(&sample).pattern().to_string();
    Some(pattern.find('d')? < pattern.find('M')?)
}

/// Dates in a pattern of Unicode's CLDR
/// (<https://www.unicode.org/reports/tr35/tr35-dates.html#Date_Field_Symbol_Table>). Empty without data.
fn in_pattern(
    lang: &str,
    pattern: &str,
    dates: impl Iterator<Item = icu_calendar::Date<Gregorian>>,
) -> Vec<String> {
    let names = || {
        let pattern: DateTimePattern = pattern.parse().ok()?;
        let prefs = DateTimeFormatterPreferences::from(&locale(lang)?);
        let mut names =
            FixedCalendarDateTimeNames::<Gregorian, DateFieldSet>::try_new(prefs).ok()?;
        names.include_for_pattern(&pattern).ok()?;
        Some((pattern, names))
    };
    let Some((pattern, names)) = names() else {
        return vec![];
    };
    let form = names.with_pattern_unchecked(&pattern);
    let written = |date| {
        form.format(&date)
            .try_write_to_string()
            .ok()
            .map(Cow::into_owned)
    };
    dates.filter_map(written).collect()
}

/// A form of dates in a language.
struct Form {
    pattern: DateTimePattern,
    names: FixedCalendarDateTimeNames<Gregorian, DateFieldSet>,
}

impl Form {
    fn new(prefs: DateTimeFormatterPreferences, pattern: &DateTimePattern) -> Option<Self> {
        // The data has long dates as a letter would: `05 May 2024`, in Thai with the era. `Intl`
        // is asked for a day as short as it comes, and for no era.
        let pattern = pattern.to_string().replace("dd", "d").replace('G', "");
        let pattern = pattern.replace("  ", " ").trim().parse().ok()?;
        let mut names = FixedCalendarDateTimeNames::try_new(prefs).ok()?;
        names.include_for_pattern(&pattern).ok()?;
        Some(Self { pattern, names })
    }

    fn write(&self, year: i32, month: u8, day: u8) -> Option<String> {
        let date = icu_calendar::Date::try_new_gregorian(year, month, day).ok()?;
        let named = self.names.with_pattern_unchecked(&self.pattern);
        let formatted = named.format(&date);
        let written = formatted.try_write_to_string().ok()?;
        // Browsers do so, because pages failed when CLDR 42 brought this space into dates.
        Some(written.replace('\u{202f}', " "))
    }
}
