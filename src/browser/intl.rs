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

    // The embed has the file beside its other modules; an application that uses the component gets a copy of it.
    #[cfg_attr(feature = "widget", wasm_bindgen(raw_module = "./intl.js"))]
    #[cfg_attr(not(feature = "widget"), wasm_bindgen(module = "/www/intl.js"))]
    extern "C" {
        /// A date, of which the first `known` of year, month and day are known.
        pub fn date(lang: &str, text: &str, known: u8) -> String;

        /// Takes the digits as text: ECMA-402 formats them all, where a number would be rounded. A
        /// negative `fraction` leaves it to the language how many digits after the point are kept.
        pub fn number(lang: &str, digits: &str, fraction: i8) -> String;

        /// What stands before the name at `index` in a list of `count` names.
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
