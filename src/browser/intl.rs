//! Dates and numbers as the browser's `Intl` writes them.

use crate::model::{Date, Decimal};
use crate::view::Formats;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Date)]
    type JsDate;

    #[wasm_bindgen(constructor, js_class = "Date")]
    fn new(text: &str) -> JsDate;

    #[wasm_bindgen(method, catch, js_name = toLocaleDateString)]
    fn to_locale(this: &JsDate, lang: &str, options: &JsValue) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(lang: &str, options: &JsValue) -> Result<NumberFormat, JsValue>;

    /// Takes the digits as text: ECMA-402 formats them all, where a number would be rounded.
    #[wasm_bindgen(method, catch)]
    fn format(this: &NumberFormat, digits: &str) -> Result<String, JsValue>;
}

/// The formats of the browser. What `Intl` refuses, an odd date or language tag, is shown as the
/// file has it.
pub const FORMATS: Formats = Formats { date, number };

fn date(lang: &str, date: &Date) -> String {
    let text = date.as_str();
    let Some((_, month, day)) = date.parts() else {
        return text.to_owned();
    };
    // ECMAScript takes a date without a time for midnight UTC.
    let options = options(&[
        ("timeZone", Some("UTC".into())),
        // The file counts years so; a year alone would not fit another calendar's.
        ("calendar", Some("gregory".into())),
        ("year", Some("numeric".into())),
        ("month", (month > 0).then(|| "long".into())),
        ("day", (day > 0).then(|| "numeric".into())),
    ]);
    JsDate::new(text)
        .to_locale(lang, &options)
        .unwrap_or_else(|_| text.to_owned())
}

#[allow(clippy::cast_possible_truncation)] // At most 20.
fn number(lang: &str, number: &Decimal) -> String {
    let digits = number.as_str();
    // At most 20 digits: older engines know no more and refuse the whole number.
    let fraction = number.fraction_digits().map(|digits| digits.min(20) as u32);
    let options = options(&[
        ("minimumFractionDigits", fraction.map(JsValue::from)),
        ("maximumFractionDigits", Some(fraction.unwrap_or(20).into())),
    ]);
    NumberFormat::new(lang, &options)
        .and_then(|format| format.format(digits))
        .unwrap_or_else(|_| digits.to_owned())
}

fn options(pairs: &[(&str, Option<JsValue>)]) -> JsValue {
    // No prototype, so that a page that added to `Object.prototype` adds nothing here.
    let object: js_sys::Object = js_sys::Object::create(JsValue::NULL.unchecked_ref());
    for (key, value) in pairs {
        if let Some(value) = value {
            let _ = js_sys::Reflect::set(&object, &JsValue::from_str(key), value);
        }
    }
    object.into()
}
