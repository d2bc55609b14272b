//! Faults of JSON syntax.

#[allow(unused_imports)] // Named in the documentation.
use super::{MAX_BYTES, MAX_DEPTH, MAX_KEYS};

/// A kind of fault: the file isn't JSON, or this reader refuses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Only white space.
    Empty,
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// UTF-16 instead of UTF-8.
    Utf16,
    /// Bytes that aren't UTF-8.
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
    /// Text after the end of the outermost value.
    Trailing,
    /// A string without a closing quote before the end of its line.
    OpenString,
    /// An unescaped tab, line break or other control character in a string.
    Control,
    /// An escape that JSON doesn't have.
    Escape,
    /// Half of a UTF-16 surrogate pair.
    Surrogate,
    /// A number that isn't JSON, such as `01`, `.5` or `+1`.
    Number,
    /// A number beyond `1e308`.
    TooBig,
    /// The same key twice in one object.
    DuplicateKey,
}

/// A [`Syntax`] fault and its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// The kind of the fault.
    pub kind: Syntax,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}
