//! Icons of buttons.

use yew::{Html, html};

pub const UP: &str = "M8 13V3M3.5 7.5 8 3l4.5 4.5";
pub const DOWN: &str = "M8 3v10m-4.5-4.5L8 13l4.5-4.5";
pub const COPY: &str = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3";
pub const REMOVE: &str = "m3.5 3.5 9 9m0-9-9 9";
pub const GRIP: &str = "M6 3v.01M6 8v.01M6 13v.01M10 3v.01M10 8v.01M10 13v.01";

/// An icon of 16 units on each side, in the colour of the text.
pub fn icon(path: &'static str) -> Html {
    html! {
        <svg class="form-icon" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
    }
}
