//! Formats dates, numbers, lists and names of languages by the browser's `Intl`, through `www/intl.js`.

use crate::model::{Date, Decimal};
use crate::words::Formats;

/// The formats of the browser. Dates and language tags that `Intl` refuses are shown as in the file.
pub const FORMATS: Formats = Formats {
    date,
    number,
    before: js::before,
    name: js::name,
};

mod js {
    use wasm_bindgen::prelude::wasm_bindgen;

    // In the embed the file is beside the other modules. Applications that use the component get a copy.
    #[cfg_attr(feature = "widget", wasm_bindgen(raw_module = "./intl.js"))]
    #[cfg_attr(not(feature = "widget"), wasm_bindgen(module = "/www/intl.js"))]
    extern "C" {
        /// Formats a date. The first `known` of year, month and day are known.
        pub fn date(lang: &str, text: &str, known: u8) -> String;

        /// Formats a number. It is passed as text so that all its digits stay (ECMA-402); a number would be rounded.
        /// If `fraction` is negative, the language determines the number of digits after the decimal point.
        pub fn number(lang: &str, digits: &str, fraction: i8) -> String;

        /// The text before the name at `index` in a list of `count` names.
        pub fn before(lang: &str, count: usize, index: usize, name: &str) -> String;

        /// The name of a language in that language.
        pub fn name(lang: &str) -> String;
    }
}

fn date(lang: &str, date: &Date) -> String {
    let text = date.as_str();
    date.parts().map_or_else(
        || text.to_owned(),
        |(_, month, day)| js::date(lang, text, 1 + u8::from(month > 0) + u8::from(day > 0)),
    )
}

fn number(lang: &str, number: &Decimal) -> String {
    // At most 20 digits, because older engines refuse more.
    let fraction = number.fraction_digits().map(|digits| digits.min(20));
    let fraction = fraction.and_then(|digits| i8::try_from(digits).ok());
    js::number(lang, number.as_str(), fraction.unwrap_or(-1))
}
