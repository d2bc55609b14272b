//! The section `media`: a picture.

use super::prose::prose;
use super::setting::{Setting, text};
use crate::model::Card;
use crate::model::link::Link;
use yew::{AttrValue, Html, html};

/// The picture, which is loaded when it comes near. Its size, if the file has it, reserves the place.
pub fn media(setting: &Setting, card: &Card) -> Html {
    let Some(media) = &card.media else {
        return Html::default();
    };
    let size = |pixels: Option<u32>| pixels.map(|pixels| AttrValue::from(pixels.to_string()));
    let src = address(&setting.file, &media.src).map(AttrValue::from);
    html! {
        <figure class="media" part="media">
            <img {src} alt={AttrValue::from(media.alt.clone())} loading="lazy"
                width={size(media.width)} height={size(media.height)} />
            <figcaption class="caption">
                if let Some(caption) = &media.caption {
                    { prose(setting, &card.id, caption) }{ " " }
                }
                <span class="credit">{ text(&media.credit) }</span>
            </figcaption>
        </figure>
    }
}

/// Where a picture is that the explainer file at `file` names, unless it is no link or elsewhere: a
/// reader's browser asks no stranger for pictures. What is not shown is told by its alternative text.
fn address(file: &str, src: &str) -> Option<String> {
    let home = origin(file);
    let first = src.split('/').next().unwrap_or_default();
    if first.contains(':') || src.starts_with("//") {
        Link::parse(src).ok()?;
        return (!home.is_empty() && origin(src) == home).then(|| src.to_owned());
    }
    if src.starts_with('/') {
        Link::parse(src).ok()?;
        return Some([home, src].concat());
    }
    // Judged like a link, as a path from the root.
    Link::parse(&["/", src].concat()).ok()?;
    let folder = file.rfind('/').map_or("", |slash| &file[..=slash]);
    Some([folder, src].concat())
}

/// Scheme and host of an address, or nothing for one that has none.
fn origin(address: &str) -> &str {
    let Some(start) = address.find("://") else {
        return "";
    };
    let host = &address[start + 3..];
    let end = host.find('/').unwrap_or(host.len());
    &address[..start + 3 + end]
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
    }
}
