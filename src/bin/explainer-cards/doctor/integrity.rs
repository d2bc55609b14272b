//! Subresource Integrity: <https://www.w3.org/TR/sri-2/>.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// Whether one of these digests is that of the bytes.
pub fn matches(digests: &[String], bytes: &[u8]) -> bool {
    digests
        .iter()
        .any(|digest| of(digest, bytes).as_ref() == Some(digest))
}

/// The digest of the bytes by the algorithm of another one, if that is known.
fn of(like: &str, bytes: &[u8]) -> Option<String> {
    let (algorithm, _) = like.split_once('-')?;
    let digest = match algorithm {
        "sha256" => STANDARD.encode(Sha256::digest(bytes)),
        "sha384" => STANDARD.encode(Sha384::digest(bytes)),
        "sha512" => STANDARD.encode(Sha512::digest(bytes)),
        _ => return None,
    };
    Some(format!("{algorithm}-{digest}"))
}

/// The digests that a script contains.
pub fn in_script(script: &str) -> Vec<String> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "+/=-".contains(letter);
    let words = script.split(|letter| !is_part(letter));
    words
        .filter(|word| is_digest(word))
        .map(str::to_owned)
        .collect()
}

/// Whether a text is a digest: the name of an algorithm, and as many bytes as it results in.
pub fn is_digest(text: &str) -> bool {
    let length = match text.split_once('-') {
        Some(("sha256", _)) => 32,
        Some(("sha384", _)) => 48,
        Some(("sha512", _)) => 64,
        _ => return false,
    };
    let bytes = text
        .split_once('-')
        .map(|(_, digest)| STANDARD.decode(digest));
    matches!(bytes, Some(Ok(bytes)) if bytes.len() == length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by `openssl dgst -sha256 -binary | base64` and so on.
    const OF_NOTHING: [&str; 3] = [
        "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb",
        "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
    ];

    #[test]
    fn a_digest_by_each_algorithm_matches_only_its_bytes() {
        for digest in OF_NOTHING {
            assert!(is_digest(digest), "{digest}");
            assert!(matches(&[digest.to_owned()], b""), "{digest}");
            assert!(!matches(&[digest.to_owned()], b"a"), "{digest}");
        }
        assert!(!matches(&[], b""));
    }

    #[test]
    fn other_texts_are_no_digests() {
        for text in [
            "",
            "sha256",
            "sha256-",
            "sha256-AAAA",
            "md5-1B2M2Y8AsgTpgAmY7PhCfg==",
        ] {
            assert!(!is_digest(text), "{text}");
        }
    }

    #[test]
    fn digests_in_a_script_are_found() {
        let script = format!(
            "const a=\"{}\",b='x-y',c=`{}`",
            OF_NOTHING[0], OF_NOTHING[1]
        );
        assert_eq!(in_script(&script), OF_NOTHING[..2]);
    }
}
