//! The ids in the shadow root, and the links and focus targets that use them. Both forms have the same ids.
//!
//! Ids made from those of a file have a prefix, so that they can't equal the fixed ones.

use super::nodes::join;
use crate::state::{Panel, Request, Session, Target, address};
use yew::AttrValue;

// The markup repeats the fixed ids as literals, because attributes become constant data only if all of them are literals
// (src/view/html.rs).

/// The heading of the explainer.
pub const TITLE: &str = "title";
/// The link to the translation that the reader would rather read.
pub const PREFERRED: &str = "preferred";
/// The field for what is missing.
const MISSING: &str = "missing";
/// The thanks for an answer.
const THANKS: &str = "thanks";

/// The head of a card: its button, its `summary` in the static form, or the heading of a locked card.
pub fn card(id: &str) -> AttrValue {
    join(&["card-", id])
}

/// The ids of the element that opens a panel, and of the panel.
pub fn panel(session: &Session, panel: Panel) -> (AttrValue, AttrValue) {
    let list = |opens, id| (AttrValue::Static(opens), AttrValue::Static(id));
    match panel {
        Panel::Card(_) => {
            let id = session.name(panel);
            (card(id), join(&["panel-", id]))
        }
        Panel::Glossary => list("glossary", "list-glossary"),
        Panel::Sources => list("sources", "list-sources"),
        Panel::Changes => list("changes", "list-changes"),
    }
}

/// A source in the list of sources.
pub fn source(id: &str) -> AttrValue {
    join(&["source-", id])
}

/// The popover of a source.
pub fn cite(id: &str) -> AttrValue {
    join(&["cite-", id])
}

/// The popover with the definition of a term.
pub fn term(id: &str) -> AttrValue {
    join(&["term-", id])
}

/// The name of a term in its popover.
pub fn term_name(id: &str) -> AttrValue {
    join(&["name-", id])
}

/// The caption of the table of a card.
pub fn table(card: &str) -> AttrValue {
    join(&["table-", card])
}

/// The link to a translation.
pub fn translation(lang: &str) -> AttrValue {
    join(&["tool-", lang])
}

/// Where a target is: 0 and the id of an element, or the position, from 1, of an element among those with the same
/// `data-act`, and this `data-act`.
pub fn locate(target: &Target) -> (u32, AttrValue) {
    match target {
        Target::Card(id) => (0, card(id)),
        Target::Source(id) => (0, source(id)),
        Target::Citation { place, source, nth } => {
            let act = Request::Consult { place, source }.print();
            (*nth, AttrValue::from(act))
        }
        Target::Missing => (0, AttrValue::Static(MISSING)),
        Target::Thanks => (0, AttrValue::Static(THANKS)),
    }
}

impl Session {
    /// A link to the element with an id. In the live form the widget handles the link, because browsers don't look for
    /// the target of an address in shadow roots.
    pub fn link(&self, id: &str) -> AttrValue {
        if self.is_static() {
            return join(&["#", id]);
        }
        AttrValue::from(address::print(&self.explainer.id, id))
    }

    /// A link to a card.
    pub fn link_to_card(&self, id: &str) -> AttrValue {
        if self.is_static() {
            return self.link(&card(id));
        }
        self.link(id)
    }
}
