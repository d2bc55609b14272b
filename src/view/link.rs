//! Links to other pages.

use super::html::html;
use super::nodes::text;
use crate::model::Text;
use crate::model::link::Link;
use yew::{AttrValue, Html};

/// The label as a link, or as plain text if the URL is missing or not allowed.
pub fn link(url: Option<&str>, label: &Text) -> Html {
    anchor(url.and_then(|url| Link::parse(url).ok()), text(label))
}

/// The content as a link, or unchanged without one.
pub fn anchor(link: Option<Link>, content: Html) -> Html {
    match link {
        Some(link) => {
            let href = AttrValue::from(link.as_str().to_owned());
            html! { <a {href}>{ content }</a> }
        }
        None => content,
    }
}
