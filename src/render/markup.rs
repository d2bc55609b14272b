//! The view as HTML, written at once.
//!
//! Yew's server rendering writes the same, but in a browser only in later tasks, and the functions of the package for npm
//! return what they write. The tests compare both.

use html_escape::{encode_double_quoted_attribute, encode_text};
use yew::virtual_dom::{VNode, VTag};

/// Elements without content and without an end tag
/// (<https://html.spec.whatwg.org/multipage/syntax.html#void-elements>).
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Adds a node and its descendants. Skips types of nodes that the view doesn't use.
pub fn push(node: &VNode, html: &mut String) {
    match node {
        VNode::VTag(tag) => element(tag, html),
        VNode::VText(text) => html.push_str(&encode_text(&text.text)),
        VNode::VList(list) => list.iter().for_each(|node| push(node, html)),
        VNode::VComp(_)
        | VNode::VPortal(_)
        | VNode::VRef(_)
        | VNode::VSuspense(_)
        | VNode::VRaw(_) => {}
    }
}

fn element(tag: &VTag, html: &mut String) {
    html.extend(["<", tag.tag()]);
    for (name, value) in tag.attributes.iter() {
        let value = encode_double_quoted_attribute(value);
        html.extend([" ", name, "=\"", &value, "\""]);
    }
    html.push('>');
    if VOID.contains(&tag.tag()) {
        return;
    }
    if let Some(children) = tag.children() {
        push(children, html);
    }
    html.extend(["</", tag.tag(), ">"]);
}
