//! The view as one text, which `www/patch.js` reads. Passing one text to JavaScript is faster than a call for each
//! node.
//!
//! Each token follows a [`BREAK`]. Its first character gives its type:
//!
//! | token | meaning |
//! |---|---|
//! | `<tag` | the start of an element |
//! | `=name=value` | an attribute of the element that started last |
//! | `"text` | a text node |
//! | `>` | the end of the innermost element |
//! | `!name` | an effect for the page, not part of the view; its fields follow as attributes |

use crate::model::address::Address;
use crate::model::ascii;
use crate::model::decimal::digits;
use crate::state::{Effect, Notice, Session, address};
use crate::view::ids;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag};

/// Starts each token. [`Stream`] removes it from texts. HTML forbids this control character in texts
/// (<https://infra.spec.whatwg.org/#control>).
const BREAK: u8 = 1;

/// Writes the text.
#[derive(Default)]
pub struct Stream {
    text: String,
    /// Whether the last token is a text node. A text that follows is appended to it, because an HTML parser also
    /// makes one node of them.
    in_text: bool,
}

impl Stream {
    /// Writes an effect for the page.
    pub fn effect(&mut self, session: &Session, effect: &Effect) {
        match effect {
            Effect::Tell(notice) => self.notice(notice),
            Effect::Focus(target) => {
                let (nth, at) = ids::locate(target);
                self.event("focus", &[("at", &at), ("nth", &digits(nth))]);
            }
            Effect::Share(card) => {
                let hash = address::print(&session.explainer.id, card);
                self.event("share", &[("card", card), ("hash", &hash)]);
            }
            Effect::Load(href) => {
                let address = Address::parse(href).ok();
                if let Some(href) =
                    address.and_then(|address| address.seen_from(&session.settings.file))
                {
                    self.event("load", &[("href", &href)]);
                }
            }
        }
    }

    /// Writes a warning about an attribute with an invalid value.
    pub fn warning(&mut self, name: &str, value: &str, values: &str) {
        self.event(
            "warn",
            &[("name", name), ("value", value), ("values", values)],
        );
    }

    fn notice(&mut self, notice: &Notice) {
        match notice {
            Notice::Open(card) => self.event("open", &[("card", card)]),
            Notice::Close(card) => self.event("close", &[("card", card)]),
            Notice::Term(term) => self.event("term", &[("term", term)]),
            Notice::Source(source) => self.event("source", &[("source", source)]),
            Notice::Group { card, group } => {
                self.event("group", &[("card", card)]);
                if let Some(group) = group {
                    self.named("group", group);
                }
            }
            Notice::Depth(depth) => self.event("depth", &[("depth", depth.name())]),
            Notice::Quiz { card, option } => {
                self.event("quiz", &[("card", card), ("option", &digits(*option))]);
            }
            Notice::Helpful(yes) => {
                self.event("feedback", &[("helpful", if *yes { "1" } else { "" })]);
            }
            Notice::Missing(text) => self.event("feedback", &[("missing", text)]),
        }
    }

    fn event(&mut self, name: &str, fields: &[(&str, &str)]) {
        self.token("!", name);
        for (name, value) in fields {
            self.named(name, value);
        }
    }

    /// Writes a node and its descendants. Skips types of nodes that the view doesn't use. They are all named, so that a
    /// type that a new version of Yew adds fails to compile.
    pub fn node(&mut self, node: &VNode) {
        match node {
            VNode::VTag(tag) => self.element(tag),
            VNode::VText(text) if !self.in_text => self.token("\"", &text.text),
            VNode::VText(text) => self.put(&text.text),
            VNode::VList(list) => list.iter().for_each(|node| self.node(node)),
            VNode::VComp(_)
            | VNode::VPortal(_)
            | VNode::VRef(_)
            | VNode::VSuspense(_)
            | VNode::VRaw(_) => {}
        }
    }

    /// The written text.
    pub fn finish(self) -> String {
        self.text
    }

    fn element(&mut self, tag: &VTag) {
        self.token("<", tag.tag());
        self.attributes(&tag.attributes);
        if let Some(children) = tag.children() {
            self.node(children);
        }
        self.token(">", "");
    }

    fn attributes(&mut self, attributes: &Attributes) {
        match attributes {
            Attributes::Static(pairs) => {
                for (name, value) in *pairs {
                    self.attribute(name, value);
                }
            }
            Attributes::Dynamic { keys, values } => {
                for (name, value) in keys.iter().zip(values) {
                    if let Some(value) = value {
                        self.attribute(name, value);
                    }
                }
            }
            // From `add_attribute`, which the view doesn't call.
            Attributes::IndexMap(_) => {}
        }
    }

    fn attribute(&mut self, name: &str, value: &AttributeOrProperty) {
        match value {
            AttributeOrProperty::Static(text) => self.named(name, text),
            AttributeOrProperty::Attribute(text) => self.named(name, text),
            // From `~name=`, which the view doesn't use.
            AttributeOrProperty::Property(_) => {}
        }
    }

    fn named(&mut self, name: &str, value: &str) {
        self.token("=", name);
        self.put("=");
        self.put(value);
    }

    fn token(&mut self, kind: &str, rest: &str) {
        self.in_text = kind == "\"";
        self.text.push(BREAK.into());
        self.put(kind);
        self.put(rest);
    }

    fn put(&mut self, text: &str) {
        for piece in ascii::split(text, BREAK) {
            self.text.push_str(piece);
        }
    }
}
