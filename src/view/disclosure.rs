//! A disclosure: a head that is always visible, and a panel that opens and closes.
//!
//! The live form follows the ARIA disclosure pattern: a heading with a button. A closed panel is
//! `hidden="until-found"`, so that find-in-page searches it:
//! <https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/>. The static form is a
//! `details` element, which opens without scripts. Both have the same boxes, classes and ids, so that one can replace
//! the other without a visible change.

use super::heading::tag;
use super::html::html;
use super::icon;
use super::ids;
use super::nodes::act;
use crate::state::{Panel, Request, Session};
use yew::Html;

/// What a disclosure consists of.
pub struct Disclosure {
    pub panel: Panel,
    /// The class of the outermost element.
    pub class: &'static str,
    /// The `part` of the outermost element.
    pub part: &'static str,
    /// The kind of card, if it is a card.
    pub kind: Option<&'static str>,
    /// The label of the button.
    pub label: Html,
    /// The text under the button, visible whether open or closed.
    pub dek: Html,
    pub content: Html,
}

pub fn disclosure(session: &Session, parts: Disclosure) -> Html {
    if session.is_static() {
        return details(session, parts);
    }
    let panel = parts.panel;
    let Disclosure { class, part, .. } = parts;
    let (id, controls) = ids::panel(session, panel);
    let act = act(Request::Toggle(session.name(panel)));
    let open = session.state.is_open(panel);
    html! {
        <div class={class} {part} data-open={open.then_some("")} data-kind={parts.kind}>
            <div class="head">
                <@{tag(session.settings.level + 1)} class="heading">
                    <button type="button" class="button" part="button" {id} data-act={act}
                        aria-expanded={if open { "true" } else { "false" }}
                        aria-controls={controls.clone()}>
                        { parts.label }
                        { icon::svg("chevron", icon::CHEVRON) }
                    </button>
                </@>
                { parts.dek }
            </div>
            <div class="panel" part="panel" id={controls} hidden={(!open).then_some("until-found")}>
                { parts.content }
            </div>
        </div>
    }
}

fn details(session: &Session, parts: Disclosure) -> Html {
    let Disclosure { class, part, .. } = parts;
    let (id, controls) = ids::panel(session, parts.panel);
    // Without scripts nothing listens. The widget reads it to find out what is open when it takes over.
    let act = act(Request::Toggle(session.name(parts.panel)));
    html! {
        <details class={class} {part} data-kind={parts.kind} open={session.state.is_open(parts.panel)}>
            <summary class="head" {id} data-act={act}>
                <@{tag(session.settings.level + 1)} class="heading">
                    <span class="button" part="button">
                        { parts.label }
                        { icon::svg("chevron", icon::CHEVRON) }
                    </span>
                </@>
                { parts.dek }
            </summary>
            <div class="panel" part="panel" id={controls}>{ parts.content }</div>
        </details>
    }
}
