//! The view as one text that `www/patch.js` reads: a single text crosses over to JavaScript faster than
//! a call for each node.
//!
//! Tokens stand between [`BREAK`]s. The first letter of each says what it is:
//!
//! | token | meaning |
//! |---|---|
//! | `<tag` | an element begins |
//! | `=name=value` | an attribute of the element that began last |
//! | `"text` | a text |
//! | `>` | the element that began last ends |
//! | `!name` | not of the view: something happens in the page; its fields follow like attributes |

use crate::model::address::Address;
use crate::model::decimal::digits;
use crate::state::{Effect, Notice, Session, address};
use crate::view::ids;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VNode, VTag};

/// What stands before each token; no text of an explainer can hold it, because [`Stream`] drops it.
/// HTML has no use for this control character (<https://infra.spec.whatwg.org/#control>).
const BREAK: char = '\u{1}';

/// The text as far as it is written.
#[derive(Default)]
pub struct Stream {
    text: String,
    /// Whether a text was written last. Another then goes on: a parser of HTML would make but one
    /// node of the two as well.
    in_text: bool,
}

impl Stream {
    /// What has to happen in the page.
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

    /// An attribute has a value that makes no sense.
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

    /// A node and all in it. What the view does not use is left out; every kind of node is named, so that one that a
    /// new Yew brings does not compile.
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

    /// All that was written.
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
            // What `add_attribute` makes, which the view does not call.
            Attributes::IndexMap(_) => {}
        }
    }

    fn attribute(&mut self, name: &str, value: &AttributeOrProperty) {
        match value {
            AttributeOrProperty::Static(text) => self.named(name, text),
            AttributeOrProperty::Attribute(text) => self.named(name, text),
            // What `~name=` makes, which the view does not write.
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
        self.text.push(BREAK);
        self.put(kind);
        self.put(rest);
    }

    fn put(&mut self, text: &str) {
        for piece in text.split(BREAK) {
            self.text.push_str(piece);
        }
    }
}
