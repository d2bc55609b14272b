//! Where the files are that an explainer file names: pictures, translations.

use crate::model::link::{Link, last_slash};

/// Where a file is that the explainer file at `file` names as `src`, unless that is no link or elsewhere: a
/// reader's browser asks no stranger for anything.
pub fn address(file: &str, src: &str) -> Option<String> {
    let home = origin(file);
    // Nothing is beside a file that has no host: `blob:`, `data:`.
    let is_elsewhere = home.is_empty() && file.contains(':');
    let first = src.split('/').next().unwrap_or_default();
    if first.contains(':') || src.starts_with("//") {
        Link::parse(src).ok()?;
        return (!home.is_empty() && origin(src) == home).then(|| src.to_owned());
    }
    if src.starts_with('/') {
        Link::parse(src).ok()?;
        return (!is_elsewhere).then(|| [home, src].concat());
    }
    // Judged like a link, as a path from the root.
    Link::parse(&["/", src].concat()).ok()?;
    if is_elsewhere {
        return None;
    }
    let slash = last_slash(file);
    let folder = slash.map_or("", |slash| &file[..=slash]);
    Some([folder, src].concat())
}

/// Scheme and host of an address, or nothing for one that has none.
fn origin(address: &str) -> &str {
    let Some((scheme, rest)) = address.split_once(':') else {
        return "";
    };
    let Some(host) = rest.strip_prefix("//") else {
        return "";
    };
    let end = host.find('/').unwrap_or(host.len());
    &address[..scheme.len() + 3 + end]
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_picture_is_found_from_its_file() {
        let file = "https://news.example/explainers/hbm.json";
        let found = |src| address(file, src);
        let there = |path: &str| Some(format!("https://news.example{path}"));
        assert_eq!(found("hbm.svg"), there("/explainers/hbm.svg"));
        assert_eq!(found("/pictures/hbm.svg"), there("/pictures/hbm.svg"));
        assert_eq!(found("https://news.example/a.png"), there("/a.png"));
        assert_eq!(
            address("e/hbm.json", "hbm.svg").as_deref(),
            Some("e/hbm.svg")
        );
        assert_eq!(address("", "hbm.svg").as_deref(), Some("hbm.svg"));
    }

    #[test]
    fn no_stranger_is_asked_for_a_picture() {
        let file = "https://news.example/explainers/hbm.json";
        for src in [
            "https://tracker.example/a.png",
            "https://news.example.evil/a.png",
            "//tracker.example/a.png",
            "javascript:alert(1)",
            "data:image/png;base64,",
        ] {
            assert_eq!(address(file, src), None, "{src}");
            assert_eq!(address("hbm.json", src), None, "{src}");
        }
        for file in ["blob:https://news.example/0f1e", "data:application/json,{}"] {
            assert_eq!(address(file, "/a.svg"), None, "{file}");
            assert_eq!(address(file, "a.svg"), None, "{file}");
        }
    }
}
