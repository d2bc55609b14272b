//! Text inside HTML.

/// A text as the content of an element.
pub fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A text as the value of an attribute, between double quotes.
pub fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;")
}

/// JSON as the content of a `script` element: no text in it ends the element.
pub fn script(json: &str) -> String {
    json.replace('<', "\\u003c")
}
