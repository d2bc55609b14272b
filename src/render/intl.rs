//! Dates and numbers as a browser's `Intl` writes them, without a browser.
//!
//! `browser/intl.rs` asks the browser; this asks the data that browsers have as well, Unicode's
//! CLDR, by ICU4X. `tests/browser/intl.rs` holds the two against each other.

use crate::model::{Date, Decimal};
use crate::view::Formats;
use fixed_decimal::{Decimal as Digits, SignedRoundingMode, UnsignedRoundingMode};
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_datetime::options::YearStyle;
use icu_decimal::DecimalFormatter;
use icu_locale::{Locale, LocaleCanonicalizer};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The formats of browsers. What `Intl` refuses, an odd date or language tag, is shown as the
/// file has it.
pub const FORMATS: Formats = Formats { date, number };

fn date(lang: &str, date: &Date) -> String {
    let written = date.parts().and_then(|parts| {
        let (year, month, day) = parts;
        let day_of =
            icu_calendar::Date::try_new_gregorian(i32::from(year), month.max(1), day.max(1));
        let (day_of, language) = (day_of.ok()?, Language::of(lang)?);
        Some(match (month, day) {
            (0, _) => language.year.format(&day_of).to_string(),
            (_, 0) => language.month.format(&day_of).to_string(),
            _ => language.day.format(&day_of).to_string(),
        })
    });
    written.unwrap_or_else(|| date.as_str().to_owned())
}

fn number(lang: &str, number: &Decimal) -> String {
    let written = Language::of(lang).and_then(|language| {
        let digits = digits(number)?;
        Some(language.number.format(&digits).to_string())
    });
    written.unwrap_or_else(|| number.as_str().to_owned())
}

/// The digits that are shown: at most 20 after the point, as in the browser.
fn digits(number: &Decimal) -> Option<Digits> {
    const MOST: i16 = 20;
    let half_expand = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
    let mut digits: Digits = number.as_str().replace('+', "").parse().ok()?;
    digits.round_with_mode(-MOST, half_expand);
    digits.absolute.trim_start();
    digits.absolute.trim_end();
    if let Some(fraction) = number.fraction_digits() {
        digits
            .absolute
            .pad_end(-i16::try_from(fraction).map_or(MOST, |digits| digits.min(MOST)));
    }
    Some(digits)
}

/// What a language needs. Costly to make, so made once for each.
struct Language {
    day: Formatter<Gregorian, YMD>,
    month: Formatter<Gregorian, YM>,
    year: Formatter<Gregorian, Y>,
    number: DecimalFormatter,
}

thread_local! {
    static LANGUAGES: RefCell<HashMap<String, Option<Rc<Language>>>> = RefCell::default();
}

impl Language {
    /// The language with this tag. `None` for what `Intl` takes for no tag.
    fn of(lang: &str) -> Option<Rc<Self>> {
        LANGUAGES.with_borrow_mut(|languages| {
            if let Some(known) = languages.get(lang) {
                return known.clone();
            }
            let made = Self::new(lang).map(Rc::new);
            languages.insert(lang.to_owned(), made.clone());
            made
        })
    }

    fn new(lang: &str) -> Option<Self> {
        let mut locale: Locale = lang.parse().ok()?;
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        let dates = || (&locale).into();
        Some(Self {
            day: Formatter::try_new(dates(), YMD::long().with_year_style(YearStyle::NoEra)).ok()?,
            month: Formatter::try_new(dates(), YM::long().with_year_style(YearStyle::NoEra))
                .ok()?,
            year: Formatter::try_new(dates(), Y::long().with_year_style(YearStyle::NoEra)).ok()?,
            number: DecimalFormatter::try_new((&locale).into(), Default::default()).ok()?,
        })
    }
}
