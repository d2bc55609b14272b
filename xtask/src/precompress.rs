//! Compressed copies beside the files to upload, for servers that send files as they are.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The extensions of the files that browsers load and that compress. Pictures and fonts are compressed already.
const COMPRESSIBLE: [&str; 6] = ["css", "html", "js", "json", "svg", "wasm"];

/// The extensions of the compressed copies: `gzip_static` of nginx and `precompressed` of Caddy look for these.
pub const COPIES: [&str; 2] = ["br", "gz"];

/// Writes the compressed copies of every file in a folder and below that gets smaller by them.
pub fn folder(folder: &Path) -> Result<()> {
    for file in files(folder)? {
        if extension(&file).is_some_and(|extension| COMPRESSIBLE.contains(&extension)) {
            let bytes = fs::read(&file)?;
            for (extension, copy) in COPIES.iter().zip([brotli(&bytes)?, gzip(&bytes)?]) {
                if copy.len() < bytes.len() {
                    fs::write(beside(&file, extension), copy)?;
                }
            }
        }
    }
    Ok(())
}

/// Whether a file is a compressed copy of the file beside it.
pub fn is_copy(file: &Path) -> bool {
    extension(file).is_some_and(|extension| COPIES.contains(&extension))
}

/// Within 0.4 % of `gzip -9`, which is another implementation of the format. Without a time and a name, so that the
/// same bytes result in the same copy.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Within 0.2 % of `brotli -q 11 -w 22`, which has the same settings.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut copy, &settings)?;
    Ok(copy)
}

/// All files in a folder and below, in the order of their paths.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = vec![];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// `embed.js` → `embed.js.br`
fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(".");
    path.push(extension);
    path.into()
}

fn extension(file: &Path) -> Option<&str> {
    file.extension()?.to_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    fn repetition() -> Vec<u8> {
        "explainer ".repeat(500).into_bytes()
    }

    fn names(folder: &Path) -> Vec<String> {
        let files = files(folder).unwrap();
        let name = |file: &PathBuf| file.strip_prefix(folder).unwrap().display().to_string();
        files.iter().map(name).collect()
    }

    #[test]
    fn both_encoders_compress_repetition() {
        assert!(gzip(&repetition()).unwrap().len() < 100);
        assert!(brotli(&repetition()).unwrap().len() < 50);
    }

    #[test]
    fn copies_are_beside_the_files_that_get_smaller_by_them() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("words")).unwrap();
        for name in [
            "embed.js",
            "widget.wasm",
            "words/en.json",
            "photo.avif",
            "embed.d.ts",
        ] {
            fs::write(folder.path().join(name), repetition()).unwrap();
        }
        fs::write(folder.path().join("short.js"), "a").unwrap();
        super::folder(folder.path()).unwrap();
        // A second time, the copies get no copies.
        super::folder(folder.path()).unwrap();
        let expected = [
            "embed.d.ts",
            "embed.js",
            "embed.js.br",
            "embed.js.gz",
            "photo.avif",
            "short.js",
            "widget.wasm",
            "widget.wasm.br",
            "widget.wasm.gz",
            "words/en.json",
            "words/en.json.br",
            "words/en.json.gz",
        ];
        assert_eq!(names(folder.path()), expected);
    }

    #[test]
    fn copies_contain_the_bytes_of_the_file() {
        let mut from_gzip = vec![];
        let copy = gzip(&repetition()).unwrap();
        GzDecoder::new(&*copy).read_to_end(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, repetition());
        let mut from_brotli = vec![];
        let copy = brotli(&repetition()).unwrap();
        brotli::BrotliDecompress(&mut &*copy, &mut from_brotli).unwrap();
        assert_eq!(from_brotli, repetition());
    }

    /// <https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1>
    #[test]
    fn a_gzip_copy_has_no_time_and_no_name() {
        let copy = gzip(&repetition()).unwrap();
        assert_eq!(copy[3], 0, "flags, with those of a name and a comment");
        assert_eq!(copy[4..8], [0; 4], "time");
    }
}
