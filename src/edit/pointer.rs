//! JSON Pointers (RFC 6901).

use std::borrow::Cow;

/// The pointer of a field or an item of the value at `parent`.
pub fn join(parent: &str, token: &str) -> String {
    let token = token.replace('~', "~0").replace('/', "~1");
    format!("{parent}/{token}")
}

/// The pointer of the value that contains another, and the name or the index of the other in it. Nothing for the
/// outermost value, whose pointer is empty.
pub fn split(pointer: &str) -> Option<(&str, Cow<'_, str>)> {
    let (parent, token) = pointer.rsplit_once('/')?;
    Some((parent, unescape(token)))
}

/// The names and indices that lead to a value, from the outside in.
pub fn tokens(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(unescape)
}

/// What follows `parent` in `pointer`: nothing unless it is inside, `""` if they are the same.
pub fn within<'a>(pointer: &'a str, parent: &str) -> Option<&'a str> {
    let rest = pointer.strip_prefix(parent)?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        token.replace("~1", "/").replace("~0", "~").into()
    } else {
        token.into()
    }
}
