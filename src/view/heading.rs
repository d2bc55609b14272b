//! The levels of headings.

/// The tag of a heading of this level. HTML has six levels.
pub fn tag(level: u8) -> &'static str {
    match level {
        ..=1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
