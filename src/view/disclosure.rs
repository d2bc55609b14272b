//! Something that opens and closes: a head that is always seen, and a panel.
//!
//! Live it is WAI-ARIA's disclosure, a heading with a button, whose panel is `hidden="until-found"`
//! while closed so that find-in-page sees what it holds:
//! <https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/>. Static it is a `details` element, which
//! opens without scripts. Both have the same boxes, classes and ids, so that one can take the place
//! of the other unseen.

use super::heading::tag;
use super::html::html;
use super::icon;
use super::ids;
use super::nodes::act;
use crate::state::{Panel, Request, Session};
use yew::Html;

/// What a disclosure shows, and what it is called.
pub struct Disclosure {
    pub panel: Panel,
    /// The class of the whole.
    pub class: &'static str,
    /// The part of the whole.
    pub part: &'static str,
    /// The kind of a card.
    pub kind: Option<&'static str>,
    /// What its button says.
    pub label: Html,
    /// What stands beside the button, open or not.
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
    // Nobody listens: by it the widget knows what is open when it takes over.
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
