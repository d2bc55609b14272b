//! What makes a file no JSON.

#[allow(unused_imports)] // Named in the documentation.
use super::{MAX_BYTES, MAX_DEPTH, MAX_KEYS};

/// Something that makes a file no JSON, or no JSON we accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Nothing but white space.
    Empty,
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// UTF-16 instead of UTF-8.
    Utf16,
    /// Bytes that are not UTF-8.
    Utf8,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// An object with more than [`MAX_KEYS`] keys.
    TooManyKeys,
    /// The file ends inside a value.
    Ends,
    /// A value was expected.
    Value,
    /// A key in double quotes was expected.
    Key,
    /// A colon was expected after a key.
    Colon,
    /// A comma was expected between two values.
    Comma,
    /// A comma stands after the last value.
    TrailingComma,
    /// A comment.
    Comment,
    /// Something follows the end of the outermost value.
    Trailing,
    /// A string has no closing quote before the end of its line.
    OpenString,
    /// A tab, a line break or another control character stands unescaped in a string.
    Control,
    /// A backslash with something after it that JSON does not know.
    Escape,
    /// Half of a UTF-16 surrogate pair.
    Surrogate,
    /// A number that JSON does not know, such as `01`, `.5` or `+1`.
    Number,
    /// A number beyond `1e308`.
    TooBig,
    /// The same key twice in one object.
    DuplicateKey,
}

/// A [`Syntax`] problem and the bytes it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// What is wrong.
    pub kind: Syntax,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}
