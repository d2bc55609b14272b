//! The URLs that links can have: `https`, `http`, `mailto`, or a path on the publisher's own site.
//!
//! Nothing after this module filters URLs (Yew puts any `href` into the page), so an accepted URL must
//! lead browsers where people expect it to. Browsers follow the
//! [WHATWG URL Standard](https://url.spec.whatwg.org/#url-parsing), whose parser corrects many errors;
//! each correction can disguise a URL. [`Link::parse`] refuses such input instead:
//!
//! | the standard's parser | refused here |
//! |---|---|
//! | strips C0 controls and spaces at both ends, removes tabs and newlines anywhere | every control, space and invisible character |
//! | reads `\` as `/` after `http:` and `https:` | every backslash |
//! | resolves `//host` and `https:path` against the page | a scheme without `//`, and `//` without a scheme |
//! | skips any number of slashes before the host | a host that doesn't directly follow `//` |
//! | reads everything before the last `@` as a user name | a user name |
//! | percent-decodes and maps the host, reads `0x7f.1` as 127.0.0.1 | any host except plain ASCII names |

use super::ascii;

/// A URL that is safe as an `href`, exactly as the author wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'a>(&'a str);

/// Why a text is not a [`Link`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// A space, a control character or an invisible character, such as a bidirectional control.
    Control,
    /// A backslash, which browsers read as a slash.
    Backslash,
    /// It doesn't begin with `https://`, `http://`, `mailto:` or a single `/`.
    Scheme,
    /// A user name or password before the host, as in `https://bank.example@thief.example/`.
    User,
    /// The host is missing or isn't a plain name: letters, digits and `-` between dots, with a last part
    /// that begins with a letter, and an optional `:` with a port. Names in other scripts need their
    /// `xn--` form. For `mailto:` the fault is the whole address.
    Host,
}

impl<'a> Link<'a> {
    /// Checks a URL. It doesn't change accepted URLs.
    pub fn parse(text: &'a str) -> Result<Self, LinkFault> {
        for c in text.chars() {
            if c == '\\' {
                return Err(LinkFault::Backslash);
            }
            if is_hidden(c) {
                return Err(LinkFault::Control);
            }
        }
        let scheme = until(text, ":");
        let rest = text.get(scheme.len()..).unwrap_or("");
        if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") {
            let rest = rest.strip_prefix("://").ok_or(LinkFault::Scheme)?;
            check_authority(until(rest, "/?#"))?;
        } else if scheme.eq_ignore_ascii_case("mailto") {
            check_address(until(rest, "?#"))?;
        } else if !text.starts_with('/') || text.starts_with("//") {
            return Err(LinkFault::Scheme);
        }
        Ok(Self(text))
    }

    /// The URL as written.
    pub fn as_str(self) -> &'a str {
        self.0
    }
}

fn until<'a>(text: &'a str, ends: &str) -> &'a str {
    let end = text.bytes().position(|byte| ascii::is_one_of(ends, byte));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn check_authority(authority: &str) -> Result<(), LinkFault> {
    if authority.bytes().any(|byte| byte == b'@') {
        return Err(LinkFault::User);
    }
    let host = until(authority, ":");
    let port = authority.get(host.len() + 1..).unwrap_or("0");
    if is_host(host) && is_port(port) {
        Ok(())
    } else {
        Err(LinkFault::Host)
    }
}

fn is_port(port: &str) -> bool {
    let is_in_range = port.len() < 5 || (port.len() == 5 && port <= "65535");
    is_in_range && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// `:` and one address, without `%`, `,` or `/`, which could hide a second address or turn the first into a
/// host.
fn check_address(address: &str) -> Result<(), LinkFault> {
    let local = until(address, "@");
    let host = address.get(local.len() + 1..).unwrap_or("");
    if is_made_of(local.get(1..).unwrap_or(""), "-_.+'") && is_host(host) {
        Ok(())
    } else {
        Err(LinkFault::Host)
    }
}

/// The last part begins with a letter, because the standard's host parser reads a name that
/// [ends in a number](https://url.spec.whatwg.org/#ends-in-a-number-checker) as an IPv4 address.
fn is_host(host: &str) -> bool {
    let mut before = b'.';
    let mut is_name = false;
    for byte in host.bytes() {
        match byte {
            b'.' if before == b'.' => return false,
            b'.' => {}
            _ if before == b'.' => is_name = byte.is_ascii_alphabetic(),
            _ => {}
        }
        before = byte;
    }
    is_name && before != b'.' && is_made_of(host, ".-_")
}

fn is_made_of(text: &str, marks: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || ascii::is_one_of(marks, byte))
}

/// Control characters (C0, C1), spaces of any script, and characters without width or with a direction,
/// which make different URLs look the same.
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\0'..=' '
            | '\u{7f}'..='\u{a0}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{1680}'
            | '\u{180e}'
            | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{206f}'
            | '\u{3000}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// The position of the last slash. It searches bytes, because searching a text from its end would add 0.2 kB
/// to the wasm for this alone.
pub fn last_slash(text: &str) -> Option<usize> {
    text.bytes().rposition(|byte| byte == b'/')
}
