//! Names and checks that follow from a file's bytes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Subresource Integrity: `sha256-` and the digest in base64, for `integrity=` attributes.
/// SHA-256 because embed.js carries two of them, and digests do not compress.
/// <https://www.w3.org/TR/sri-2/>
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Eight hexadecimal digits: other bytes, another name. Enough to tell a project's builds apart, and
/// it guards nothing; the integrity does.
pub fn short_hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes)
        .iter()
        .take(4)
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The script of the specification's example.
    #[test]
    fn integrity_as_the_specification_writes_it() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn short_hash_of_nothing() {
        // printf '' | sha256sum | cut -c -8
        assert_eq!(short_hash(b""), "e3b0c442");
    }
}
