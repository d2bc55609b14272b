//! Digests of a file's bytes, for names and for checks.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Subresource Integrity: `sha256-` and the digest in base64, for `integrity=` attributes.
/// SHA-256, because embed.js contains two digests and digests don't compress.
/// <https://www.w3.org/TR/sri-2/>
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Eight hexadecimal digits, so that other bytes get another name. Enough to tell the builds of a
/// project apart; it protects nothing, the integrity does.
pub fn short_hash(bytes: &[u8]) -> String {
    let mut digits = sha256(bytes);
    digits.truncate(8);
    digits
}

/// The digest in hexadecimal digits, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The script in the example of the specification.
    #[test]
    fn the_integrity_is_that_of_the_specification() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn the_short_hash_is_the_start_of_the_digest() {
        // printf '' | sha256sum | cut -c -8
        assert_eq!(short_hash(b""), "e3b0c442");
    }
}
