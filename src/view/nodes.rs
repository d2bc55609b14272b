//! The simplest nodes.

use crate::model::Text;
use crate::state::Request;
use yew::{AttrValue, Html, virtual_dom::VText};

/// A text node.
pub fn text(text: &Text) -> Html {
    VText::new(AttrValue::from(text.clone())).into()
}

/// A text node with words of the interface.
pub fn word(word: &'static str) -> Html {
    VText::new(AttrValue::Static(word)).into()
}

/// Words of the interface and a space in one text node, as an HTML parser would make. Browsers set two text nodes a
/// fraction of a pixel further apart.
pub fn spaced(word: &'static str) -> Html {
    VText::new(join(&[word, " "])).into()
}

/// Joins the parts of an id or an accessible name.
pub fn join(parts: &[&str]) -> AttrValue {
    AttrValue::from(parts.concat())
}

/// The value of `data-act` for what a control asks for.
pub fn act(request: Request) -> AttrValue {
    AttrValue::from(request.print())
}

/// Several nodes. Not generic, so that the loop is compiled once.
pub fn all(nodes: &mut dyn Iterator<Item = Html>) -> Html {
    nodes.collect()
}
